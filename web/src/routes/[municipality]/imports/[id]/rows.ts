import * as m from '#messages'
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

/** How many columns there is room for. */
const ROOM = 5

/**
 * The fields that are shown: what a row is known by and every field that something is said about; then, while there is
 * room, those that change, and the others as the file has them. The id says nothing to a person, unless it is wrong.
 */
export function columnsOf(rows: SeenRow[], fields: Opened['fields'], mapping: readonly (string | null)[]): string[] {
  const faulty = new Set(
    rows.flatMap(({ cells }) => Object.keys(cells).filter(id => cells[id]!.error ?? cells[id]!.check)),
  )
  const stable = fields.filter(f => f.stable).map(f => f.id)
  const known = fields.filter(({ id, required }) => required && (mapping.includes(id) || faulty.has(id))).map(f => f.id)
  const changed = new Set(rows.flatMap(row => row.changes.map(({ field }) => field)))
  const rest = mapping.filter((field): field is string => field !== null && !stable.includes(field))
  const must = [...new Set([...known, ...fields.map(f => f.id).filter(id => faulty.has(id))])]
  const more = [...rest.filter(field => changed.has(field)), ...rest].filter(field => !must.includes(field))
  return [...must, ...new Set(more)].slice(0, Math.max(ROOM, must.length))
}

/** What reading the row in does, in words. */
export function happens(row: SeenRow, names: Map<string, string>): string {
  if (row.state === 'skipped') return row.id ? m.imports_happens_kept() : m.imports_happens_skipped()
  if (row.effect === 'new') return m.imports_happens_new()
  if (row.effect === 'unchanged') return m.imports_happens_unchanged()
  const all = row.changes.map(({ field }) => names.get(field) ?? field)
  const fields = all.slice(0, 3).join(', ')
  return all.length > 3
    ? m.imports_happens_changed_more({ fields, n: all.length - 3 })
    : m.imports_happens_changed({ fields })
}
