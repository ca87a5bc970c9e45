import { valueOf } from '#shared/code-lists.ts'
import { decimal } from '#shared/format.ts'
import type { Value } from '#shared/imports/fields.ts'
import { ownKey, ownNow, type AskedField, type Own } from '#shared/own-fields.ts'
import type { Column } from '#web/lib/ui/columns.ts'

/** Own values as somebody is writing them; `null` and an empty text are none. */
export type OwnDraft = Record<string, string | number | boolean | null>

/** What a form of own fields begins from. */
export const ownDraft = (fields: readonly AskedField[], own: Own): OwnDraft => ownNow(fields, own)

const isGiven = (value: unknown) => value !== null && value !== undefined && String(value).trim() !== ''

/** What was written, when it is otherwise than what was read: an emptied field has no value. */
export function ownChange(fields: readonly AskedField[], own: OwnDraft, before: Own): { own?: Own } {
  const was = ownNow(fields, before)
  if (!fields.some(({ id }) => (own[id] ?? '') !== (was[id] ?? ''))) return {}
  return { own: Object.fromEntries(Object.entries(own).filter(([, value]) => isGiven(value))) as Own }
}

/** An own value as people read it; empty when there is none. */
export function ownText({ kind, values }: Pick<AskedField, 'kind' | 'values'>, value: Value | undefined): string {
  if (!isGiven(value)) return ''
  if (kind === 'choice') return valueOf(values, value)?.name ?? ''
  if (kind === 'link') return String(value).replace(/^https?:\/\//, '')
  return typeof value === 'number' ? decimal(value, 6) : String(value)
}

/** A choice of an own field, as history tells it by the field's id; nothing, when the value speaks for itself. */
export function ownSaid(fields: readonly AskedField[], id: string, value: unknown): string | undefined {
  const field = fields.find(of => of.id === id && of.kind === 'choice')
  return field && valueOf(field.values, value)?.name
}

/** Own fields as columns of a list; `of` finds a row's value by the column's id. */
export const ownListed = <T>(
  fields: readonly AskedField[],
  group: string,
  of: (row: T, id: string) => Value | undefined,
): Column<T>[] =>
  fields.map(field => {
    const id = ownKey(field.id)
    const order = (value: Value | undefined) => field.values.findIndex(v => v.id === valueOf(field.values, value)?.id)
    return {
      ...{ id, text: field.name, group, number: field.kind === 'number' },
      ...(field.kind === 'day' && { class: 'num nw' }),
      value: row => {
        const value = of(row, id)
        if (field.kind === 'number') return Number(value ?? -Infinity)
        return field.kind === 'choice' ? order(value) : ownText(field, value)
      },
      show: row => ownText(field, of(row, id)),
    }
  })
