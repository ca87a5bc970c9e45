import * as m from '#messages'
import { decimal, whole } from '#shared/format.ts'
import type { PlanRow } from '#shared/plan-story.ts'

/** The words in which an entity's history is told. */
export type Words = {
  field: (field: string) => string
  /** A choice, an id or a list of a field in words; nothing where the value, or each of its parts, speaks for itself. */
  value?: (field: string, value: unknown) => string | undefined
  /** A row of a plan. */
  row?: (row: PlanRow) => string
}

/** What a field is called; links are links wherever they are. */
export const fieldText = (words: Words, field: string) => (field === 'links' ? m.links_title() : words.field(field))

/** A value of a field as people read it, whatever it is made of. */
export function valueText(words: Words, field: string, value: unknown): string {
  const text = said(words, field, value)
  return text === '' ? m.history_nothing() : text
}

function said(words: Words, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  const known = words.value?.(field, value)
  if (known !== undefined) return known
  if (typeof value === 'boolean') return value ? m.history_yes() : m.history_no()
  if (typeof value === 'number') return Number.isInteger(value) ? whole(value) : decimal(value, 2)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(one => said(words, field, one)).join(', ')
  const { name, address, ...of } = value as Record<string, unknown>
  // A link by its name, and where it leads: one that leads elsewhere has the same name.
  if (typeof name === 'string') return address ? `${name} (${String(address)})` : name
  return Object.entries(of)
    .map(([part, inner]) => `${fieldText(words, part)} ${said(words, part, inner)}`)
    .join(', ')
}
