import type { BulkPreview } from '#shared/bulk.ts'
import type { Value as FieldValue } from '#shared/imports/fields.ts'

/** What a field becomes; a value of several levels is one thing. */
export type Value = Exclude<FieldValue, readonly string[]> | Record<string, number>

type Choice = { value: string; text: string }

/** A field that can be changed for many rows at once. */
export type BulkField = {
  id: string
  text: string
  kind: 'text' | 'number' | 'day' | 'yesno' | 'choice' | 'levels'
  /** Of a number: any, also with decimals. */
  any?: boolean
  choices?: readonly Choice[]
  /** Of levels: each by its name and letter; those that may be left out come last. */
  levels?: readonly { id: string; text: string; letter: string; optional?: boolean }[]
  /** It cannot be emptied. */
  required?: boolean
}

/** How many rows are looked over, and changed; the latter answers how to undo it. */
export type Bulk = {
  look: (field: string, value: Value, ids: string[]) => Promise<BulkPreview>
  make: (field: string, value: Value, rows: { id: string; revision: number }[]) => Promise<() => Promise<void>>
}
