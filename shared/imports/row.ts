import type { Entity, Field, Fields, Value } from './fields.ts'
import type { GivenCell } from './given.ts'
import type { Register } from './identity.ts'
import type { Reading, Reason } from './reasons.ts'
import type { Finding, Uniques } from './unique.ts'
import { isEmpty, sameValue, valueOf } from './written.ts'

/** Green is new, updated or unchanged; amber is check; red is error. */
type State = Effect | 'check' | 'error' | 'skipped'
/** What reading the row in does to the register. */
export type Effect = 'new' | 'updated' | 'unchanged'

/** A cell as the file has it, with the reason why it is amber or red. */
type PreviewCell = { text: string; check?: Reason; error?: Reason; suggestion?: string }

export type PreviewRow = {
  /** As numbered in the file, from 1. */
  row: number
  state: State
  effect: Effect
  /** Who the row is about, when the register has it. */
  id?: string
  /** By field: everything that was given or is missing. */
  cells: Record<string, PreviewCell>
  /** What will be saved: of a new one everything given, of an old one what changes. */
  values: Record<string, Value>
  /** What changes, in the order of the fields. */
  changes: { field: string; from: Value; to: Value }[]
}

/** What a row is held against. `check` sees what would be saved, and what is there: what its kind alone knows. */
export type RowRules = {
  fields: Fields
  register: Register
  uniques: Uniques
  check: (after: Omit<Entity, 'id'>, before: Entity | undefined) => Finding[]
}

/** One row against the register: who it is about, what changes, and what there is to say about each cell. */
export function readRow(row: number, given: readonly GivenCell[], rules: RowRules): PreviewRow {
  const { fields, register, uniques, check } = rules
  const value = (field: string): Value => given.find(g => g.field.id === field)?.reading.value ?? null
  const match = register.match(row, {
    ...{ id: value(fields.id), identity: fields.identity.map(value) },
    ...(fields.surer && { surer: value(fields.surer) }),
  })
  const { entity } = match
  const cells: Record<string, PreviewCell> = {}
  for (const { field, text, reading } of given) {
    const { check, error } = reading
    const suggestion = reading.error ? reading.suggestion : undefined
    cells[field.id] = { text, ...(check && { check }), ...(error && { error }), ...(suggestion && { suggestion }) }
  }
  const say = (field: string, kind: 'check' | 'error', reason: Reason) => {
    const cell = (cells[field] ??= { text: '' })
    if (!cell.error) cell[kind] ??= reason
  }
  if (match.error) say(match.error.field, 'error', match.error.reason)
  if (match.similar) say(fields.identity[0]!, 'check', similar(String(value(fields.identity[0]!)), match.similar))
  if (!entity && !match.error)
    for (const field of missing(fields, value)) say(field, 'error', { id: 'missing', params: {} })

  // Found by its name, it keeps the name as the register spells it.
  const known = match.by === 'identity' ? [fields.id, ...fields.identity] : [fields.id]
  const changes = given
    .filter(({ field }) => !known.includes(field.id))
    .flatMap(({ field, reading }) => changeOf(field, reading, entity))
  for (const finding of uniques(row, value, entity?.id)) say(finding.field, 'error', finding.reason)
  // What cannot be read cannot be looked into further.
  if (!Object.values(cells).some(cell => cell.error)) {
    const after = { ...entity, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) }
    if (!entity || changes.length > 0) for (const { field, reason } of check(after, entity)) say(field, 'error', reason)
  }
  if (entity) for (const { field, reading } of given) wary(field, reading, valueOf(entity, field.id), say)

  const effect = !entity ? 'new' : changes.length > 0 ? 'updated' : 'unchanged'
  return {
    row,
    state: stateOf(effect, Object.values(cells)),
    effect,
    ...(entity && { id: entity.id }),
    cells,
    values: Object.fromEntries(changes.map(({ field, to }) => [field, to])),
    changes,
  }
}

const similar = (text: string, name: string): Reason => ({ id: 'similar', params: { text, name } })

/** A new one needs its required fields, and something to be known by. A field that could not be read says so itself. */
const missing = ({ fields, identity }: Fields, value: (field: string) => Value) =>
  fields.filter(field => (field.required || identity.includes(field.id)) && isEmpty(value(field.id))).map(f => f.id)

/** Fields that are empty in the file are not changed. */
function changeOf(field: Field, reading: Reading, entity: Entity | undefined): PreviewRow['changes'] {
  if (reading.error || isEmpty(reading.value)) return []
  const from = entity ? valueOf(entity, field.id) : null
  return sameValue(from, reading.value) ? [] : [{ field: field.id, from, to: reading.value }]
}

/** Worth a look though it can be read: what the field is wary of. */
function wary(
  field: Field,
  reading: Reading,
  now: Value,
  say: (field: string, kind: 'check', reason: Reason) => void,
): void {
  if (reading.error || !field.wary) return
  const { emptied, changedBy } = field.wary
  if (emptied && isEmpty(reading.value) && !isEmpty(now))
    say(field.id, 'check', { id: 'emptied', params: { kept: now } })
  if (changedBy === undefined || typeof now !== 'number' || now === 0 || typeof reading.value !== 'number') return
  const change = (reading.value - now) / Math.abs(now)
  if (Math.abs(change) > changedBy)
    say(field.id, 'check', { id: 'changed_much', params: { percent: Math.round(change * 100) } })
}

/** An error makes the row red. A look is worth it only where something will change. */
function stateOf(effect: Effect, cells: readonly PreviewCell[]): State {
  if (cells.some(cell => cell.error)) return 'error'
  return effect !== 'unchanged' && cells.some(cell => cell.check) ? 'check' : effect
}
