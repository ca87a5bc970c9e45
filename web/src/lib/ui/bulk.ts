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

type Words = { sv: string; en: string }

/** What a change would do: to what, row by row from what, how many have it already, and who cannot get it and why. */
export type BulkLook = {
  label: Words
  to: Words
  changes: { id: string; name: string; revision: number; from: Words }[]
  same: number
  cannot: { id: string; name: string; why: Words }[]
}

/** How many rows are looked over, and changed; the latter answers how to undo it. */
export type Bulk = {
  look: (field: string, value: Value, ids: string[]) => Promise<BulkLook>
  make: (field: string, value: Value, rows: { id: string; revision: number }[]) => Promise<() => Promise<void>>
}
