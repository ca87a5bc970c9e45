import type { Missing } from '#shared/plan-missing.ts'

/** A field of a plan's row: what it is called, how it is written, and how it is read. */
export type RowField<R> = {
  id: keyof R & string
  label: string
  kind: 'text' | 'choice' | 'many' | 'day' | 'number' | 'amount'
  /** What a choice offers; one that may be empty offers that too. */
  choices?: (row: R) => { id: string; name: string }[]
  /** What is chosen is a number. */
  counted?: boolean
  optional?: boolean
  /** A column of the table; the others are shown when the row is open. */
  column?: boolean
  heading?: string
  read?: (row: R) => string
  /** A shorter way to read it, beside the whole for whoever listens. */
  short?: (row: R) => string
  numeric?: boolean
  quiet?: boolean
}

/** Where a field of a row is written, and where a link leads that says it is missing. */
export const inputId = (field: string, row: string) => `${field}-${row}`

/** Does the row lack what is written in the field? */
export const lacksField = (missing: Missing[], row: string, field: string) =>
  missing.some(
    of => of.row === row && (of.what === field || (of.what === 'text' && (field === 'text' || field === 'name'))),
  )
