import { standing } from './code-lists.ts'
import type { Entity, Field, Value } from './imports/fields.ts'
import type { Finding } from './imports/unique.ts'
import { misfits, ownKey, ownNow, type AskedField, type Own } from './own-fields.ts'

/** Own fields as columns of a file, last in it; a choice is written by its name. */
export const ownColumns = (fields: readonly AskedField[]): Field[] =>
  fields
    .filter(field => !field.hidden)
    .map(({ id, name, kind, values }): Field => {
      const column = { id: ownKey(id), label: { sv: name, en: name }, names: [] }
      if (kind === 'text' || kind === 'link') return { ...column, kind: 'text', max: 500 }
      if (kind !== 'choice') return { ...column, kind }
      const choices = standing(values).map(of => ({ value: of.id, label: { sv: of.name, en: of.name } }))
      return { ...column, kind, choices }
    })

/** Own values as they lie in a row, flat and as they are now. */
export const ownCells = (fields: readonly AskedField[], own: Own): Omit<Entity, 'id'> =>
  Object.fromEntries(Object.entries(ownNow(fields, own)).map(([id, value]) => [ownKey(id), value]))

const OWN = ownKey('')
type Values = Readonly<Record<string, Value | undefined>>
type Row = { own: Own; rest: Record<string, Value> }

/** A row's own values, and the rest of it; what is empty in the row is in neither. */
export function ownOf(row: Values): Row {
  const all: Row = { own: {}, rest: {} }
  for (const [key, value] of Object.entries(row))
    if (value === null || value === undefined) continue
    else if (key.startsWith(OWN)) all.own[key.slice(OWN.length)] = value as string | number
    else all.rest[key] = value
  return all
}

/** Own values that a row may not have, said at their cells. */
export const wrongOwn = (fields: readonly AskedField[], row: Values, before: Own = {}): Finding[] =>
  misfits(fields, ownOf(row).own, before).map(({ id }) => ({
    field: ownKey(id),
    reason: { id: 'not_accepted', params: { text: String(row[ownKey(id)]) } },
  }))
