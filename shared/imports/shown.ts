import { decimal } from '../format.ts'
import { cellText } from './cells.ts'
import type { Cell, Field, Fields, Lists, Value } from './fields.ts'
import type { PreviewRow } from './row.ts'
import { isEmpty, writer } from './written.ts'

export type Words = { sv: string; en: string }

/** Says what a field's values are, in both languages; empty when there is none. */
export function valueWords({ fields }: Fields, lists: Lists): (field: string, value: Value) => Words {
  const names = (field: Field) => new Map((lists[field.to ?? ''] ?? []).map(({ id, name }) => [id, name]))
  const sayers = new Map(
    fields.map(field => {
      const [of, sv, en] = [names(field), writer(field, lists, 'sv'), writer(field, lists, 'en')]
      const named = (value: Value) => [value].flat().map(id => of.get(String(id)) ?? String(id))
      const say = (value: Value): Words =>
        field.to && !isEmpty(value)
          ? { sv: named(value).join(', '), en: named(value).join(', ') }
          : { sv: words(sv(value)), en: words(en(value)) }
      return [field.id, say] as const
    }),
  )
  return (id, value) => sayers.get(id)?.(value) ?? { sv: '', en: '' }
}
const words = (cell: Cell) => (typeof cell === 'number' ? decimal(cell, 6) : cellText(cell))

/** A row of a preview as a person reads it: beside what the file has, what is there today. */
export const shownRow = (row: PreviewRow, say: ReturnType<typeof valueWords>) => ({
  ...row,
  changes: row.changes.map(({ field, from, to }) => ({ field, from: say(field, from), to: say(field, to) })),
})
