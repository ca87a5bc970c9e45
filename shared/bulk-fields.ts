import * as m from '#messages'
import type { BulkKind } from './bulk.ts'
import type { Field, Value } from './imports/fields.ts'
import { label } from './imports/label.ts'
import type { Imported } from './imports/kinds/kind.ts'
import { valueWords, type Words } from './imports/shown.ts'
import { sameValue } from './imports/written.ts'
import { ownKey } from './own-fields.ts'
import { degrees } from './system-fields.ts'
import type { Classification } from './systems.ts'

export type BulkValue = string | number | boolean | Classification | null

/** A field that may become the same for many: what it is of a row, and what a row is with another value. */
export type BulkField = {
  label: Words
  words: (value: unknown) => Words
  of: (before: object) => unknown
  same: (a: unknown, b: unknown) => boolean
  /** The change that gives a row the value; null empties it. */
  change: (before: object, value: BulkValue) => object
  /** The list that the value must be in. */
  to?: string | undefined
}

/** Told by one field in a list or a form, and by several in a file, or the other way round. */
const apart = ['extensionTimes', 'extensionMonths', 'valuePerYear', ...degrees] as const
const more: Record<BulkKind, readonly Field[]> = {
  ...{ objects: [], systems: [], contracts: [] },
  people: [{ id: 'lastDay', label: label(m.people_last_day), names: [], kind: 'day' }],
}
const OWN = ownKey('')

/** The field by that name, when it may become the same for many: not what only one may have, nor what a row is known by. */
export function bulkFieldOf(kind: BulkKind, id: string, { file, lists, row }: Imported): BulkField | undefined {
  if (kind === 'systems' && id === 'classification') return classification
  const all = [...file.fields, ...more[kind]]
  const field = all.find(of => of.id === id)
  const alone = [file.id, ...file.identity, ...apart].includes(id)
  if (!field || field.unique || field.kind === 'references' || field.kind === 'graded' || alone) return undefined
  const say = valueWords({ ...file, fields: all }, lists)
  const [own, rest] = [id.startsWith(OWN), id.slice(OWN.length)]
  return {
    label: field.label,
    words: value => say(id, (value ?? null) as Value),
    of: before => (id in before ? before[id as never] : row(before)[id]),
    same: (a, b) => sameValue((a ?? null) as Value, (b ?? null) as Value),
    change: (before, value) => (own ? { own: put(before, rest, value) } : { [id]: value }),
    to: field.to,
  }
}

/** Own values with one of them changed, or without it. */
function put(before: object, id: string, value: BulkValue): object {
  const { [id]: _, ...others } = (before as { own: Record<string, unknown> }).own
  return value === null || value === '' ? others : { ...others, [id]: value }
}

/** The levels of a classification are one thing: all of them, or none. */
const classification: BulkField = {
  label: label(m.systems_field_classification),
  words: value => {
    const levels = value as Classification | null | undefined
    const text = degrees.flatMap(degree =>
      levels?.[degree] === undefined ? [] : `${letters[degree]()} ${levels[degree]}`,
    )
    return { sv: text.join(', '), en: text.join(', ') }
  },
  of: before => (before as { classification?: Classification }).classification,
  same: (a, b) => degrees.every(degree => (a as Classification)?.[degree] === (b as Classification)?.[degree]),
  change: (_, value) => ({ classification: value }),
}
const letters = {
  confidentiality: m.systems_column_confidentiality,
  integrity: m.systems_column_integrity,
  availability: m.systems_column_availability,
  traceability: m.systems_column_traceability,
}
