import * as m from '#messages'
import { decimal, whole } from '#shared/format.ts'

/** The words in which an entity's history is told. */
export type Words = {
  field: (field: string) => string
  /** A choice, or an id, of a field in words; nothing where the value speaks for itself. */
  value?: (field: string, value: string | number) => string | undefined
}

/** A value of a field as people read it, whatever it is made of. */
export function valueText(words: Words, field: string, value: unknown): string {
  const text = said(words, field, value)
  return text === '' ? m.history_nothing() : text
}

function said(words: Words, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? m.history_yes() : m.history_no()
  if (typeof value === 'string') return words.value?.(field, value) ?? value
  if (typeof value === 'number')
    return words.value?.(field, value) ?? (Number.isInteger(value) ? whole(value) : decimal(value, 2))
  if (Array.isArray(value)) return value.map(one => said(words, field, one)).join(', ')
  const { name, ...of } = value as Record<string, unknown>
  if (typeof name === 'string') return name
  return Object.entries(of)
    .map(([part, inner]) => `${words.field(part)} ${said(words, part, inner)}`)
    .join(', ')
}
