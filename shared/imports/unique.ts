import type { Entity, Fields, Value } from './fields.ts'
import type { Reason } from './reasons.ts'
import { plain } from './text.ts'
import { isEmpty, valueOf } from './written.ts'

/** A field of a row, and what there is to say about it. */
export type Finding = { field: string; reason: Reason }

/** Says of each row which of its values somebody else has: in the register, or on an earlier row. */
export type Uniques = (row: number, value: (field: string) => Value, id: string | undefined) => Finding[]

/** Remembers who has what: a file is read from its first row to its last. */
export function uniquesOf({ fields }: Fields, existing: readonly Entity[]): Uniques {
  const unique = fields.filter(field => field.unique)
  const holders = new Map(
    unique.map(({ id }) => [id, new Map(existing.map(entity => [same(valueOf(entity, id)), entity.id]))]),
  )
  const rows = new Map(unique.map(({ id }) => [id, new Map<string, number>()]))
  return (row, value, own) =>
    unique.flatMap(({ id: field }): Finding[] => {
      const given = value(field)
      if (isEmpty(given)) return []
      const text = String(given)
      const holder = holders.get(field)!.get(same(given))
      if (holder !== undefined && holder !== own) return [{ field, reason: { id: 'taken', params: { text } } }]
      const before = rows.get(field)!.get(same(given))
      if (before !== undefined) return [{ field, reason: { id: 'taken_by_row', params: { text, row: before } } }]
      rows.get(field)!.set(same(given), row)
      return []
    })
}

const same = (value: Value) => plain(String(value ?? '')).toLocaleLowerCase('sv')
