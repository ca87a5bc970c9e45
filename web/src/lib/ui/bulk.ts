import * as m from '#messages'
import { whole } from '#shared/format.ts'

export type Value = string | number | boolean | null

/** A field that can be changed for many rows at once. */
export type BulkField = {
  id: string
  text: string
  kind: 'text' | 'number' | 'day' | 'yesno' | 'choice'
  choices?: readonly { value: string; text: string }[]
  /** It cannot be emptied. */
  required?: boolean
  /** What it has when there is none, where it is not what its kind has. */
  nothing?: Value
}

/** A row as it is today: what the change begins from. */
export type BulkRow = { id: string; name: string; revision: number } & Record<string, unknown>

/** The value that a field has when there is none. */
export const nothingIn = ({ kind, nothing = kind === 'text' ? '' : null }: BulkField): Value => nothing

/** A field's value as people read it. */
export function bulkText({ kind, choices }: BulkField, value: unknown): string {
  if (value === undefined || value === null || value === '') return m.tables_empty()
  if (kind === 'choice') return choices?.find(choice => choice.value === value)?.text ?? String(value)
  if (kind === 'yesno') return value ? m.tables_yes() : m.tables_no()
  return kind === 'number' ? whole(Number(value)) : String(value)
}
