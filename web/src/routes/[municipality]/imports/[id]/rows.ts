import { getLocale } from '#locale'
import * as m from '#messages'
import { few } from '#shared/format.ts'
import type { Opened, SeenRow } from '../door.ts'

/** A row's state: its form and its word. */
export const tones: Record<SeenRow['state'], { kind: 'ok' | 'warn' | 'bad' | 'na'; text: () => string }> = {
  new: { kind: 'ok', text: m.imports_tone_new },
  updated: { kind: 'ok', text: m.imports_tone_updated },
  unchanged: { kind: 'na', text: m.imports_tone_unchanged },
  check: { kind: 'warn', text: m.imports_tone_check },
  error: { kind: 'bad', text: m.imports_tone_error },
  skipped: { kind: 'na', text: m.imports_tone_skipped },
}

/** What a column of the review is called, and how it stands. */
export type Shown = { id: string; name: string; number: boolean; unit?: string }

/** What there is to say about a row's cells, the worst first; where nothing will change, nothing is worth a look. */
export function faultsOf(row: SeenRow): { field: string; cell: SeenRow['cells'][string] }[] {
  const all = Object.entries(row.cells).map(([field, cell]) => ({ field, cell }))
  const looked = row.state === 'check' || row.state === 'error'
  return [
    ...all.filter(({ cell }) => cell.error),
    ...(looked ? all.filter(({ cell }) => !cell.error && cell.check) : []),
  ]
}

/** How many columns there is room for. */
const ROOM = 6

/**
 * The fields that are shown: what a row is known by and every field that something is said about; then, while there is
 * room, those that change, and the others as the file has them. The id says nothing to a person, unless it is wrong.
 */
export function columnsOf(
  rows: SeenRow[],
  { fields }: Pick<Opened, 'fields'>,
  mapping: readonly (string | null)[],
): Shown[] {
  const faulty = new Set(rows.flatMap(row => faultsOf(row).map(({ field }) => field)))
  const stable = fields.filter(f => f.stable).map(f => f.id)
  const whole = new Map(fields.flatMap(f => (f.parts ?? []).map(part => [part, f.id] as const)))
  const read = new Set(mapping.map(field => (field === null ? null : (whole.get(field) ?? field))))
  const known = fields.filter(({ id, required }) => required && (read.has(id) || faulty.has(id))).map(f => f.id)
  const changed = new Set(rows.flatMap(row => row.changes.map(({ field }) => field)))
  const rest = [...read].filter((field): field is string => field !== null && !stable.includes(field))
  const must = [...new Set([...known, ...fields.map(f => f.id).filter(id => faulty.has(id))])]
  const more = [...rest.filter(field => changed.has(field)), ...rest].filter(field => !must.includes(field))
  return [...must, ...new Set(more)].slice(0, Math.max(ROOM, must.length)).flatMap(id => {
    const field = fields.find(of => of.id === id)
    return field
      ? [{ id, name: field.label[getLocale()], number: field.number, ...(field.unit && { unit: field.unit }) }]
      : []
  })
}

/** A cell as it is shown: a number with its thousands apart. */
export const cellOf = (text: string, number: boolean) =>
  number ? text.replace(/^([-−]?)(\d{4,})(?=[,\s]|$)/, (_, sign: string, digits: string) => sign + apart(digits)) : text
const apart = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0')

/** What a changed cell was; nothing where the row is new or the cell stays. Beside a cell in another unit it has its own. */
export function wasIn(row: SeenRow, { id, unit }: Shown): string {
  const change = row.effect === 'updated' ? row.changes.find(of => of.field === id) : undefined
  if (!change) return ''
  const from = change.from[getLocale()]
  if (!from) return m.imports_was_empty()
  return m.imports_was({ from: unit && /\p{L}$/u.test(row.cells[id]?.text ?? '') ? `${from} ${unit}` : from })
}

/** What reading the row in does, in words; what changes in columns that are not shown is told here. */
export function happens(row: SeenRow, columns: Shown[], names: Map<string, string>): string[] {
  if (row.state === 'skipped') return [row.id ? m.imports_happens_kept() : m.imports_happens_skipped()]
  if (row.effect === 'new') return [m.imports_happens_new()]
  if (row.effect === 'unchanged') return [m.imports_happens_unchanged()]
  const hidden = row.changes.filter(({ field }) => !columns.some(({ id }) => id === field))
  const told = hidden.map(({ field, from, to }) => {
    const [before, after] = [from[getLocale()] || m.imports_empty_cell(), to[getLocale()] || m.imports_empty_cell()]
    return m.imports_happens_from({ field: names.get(field) ?? field, from: before, to: after })
  })
  const n = row.changes.length
  const [first = '', ...rest] = few(n, getLocale())
  return [m.imports_happens_fields({ n, few: first.toLocaleUpperCase(getLocale()) + rest.join('') }), ...told]
}
