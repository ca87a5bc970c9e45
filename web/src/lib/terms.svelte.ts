import type { Terms } from '#shared/terms.ts'

let terms = $state.raw<Terms>({})

/** What this municipality calls statuses and levels, by field and value; nothing, where it says as the house does. */
export const termOf = (field: string, value: string | number): string | undefined => terms[`${field}.${value}`]

/** The frame tells what they are called when it is read. */
export const provideTerms = (of: Terms) => (terms = of)
