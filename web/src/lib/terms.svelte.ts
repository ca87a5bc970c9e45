import { houseName, type Named } from '#shared/term-texts.ts'
import type { Terms } from '#shared/terms.ts'

let terms = $state.raw<Terms>({})

/** What this municipality calls statuses and levels, by field and value; nothing, where it says as the house does. */
export const termOf = (field: string, value: string | number): string | undefined => terms[`${field}.${value}`]

/** What it is called here: by the municipality's own name, else by the house's. */
export const termName = (field: Named, value: string): string =>
  termOf(field, value) ?? houseName(field, value)?.({}) ?? value

/** The frame tells what they are called when it is read. */
export const provideTerms = (of: Terms) => (terms = of)
