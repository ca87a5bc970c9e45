/** What a spreadsheet would take for a formula, however many apostrophes have been put before it. */
const FORMULA = /^'*[=+\-@\t\r]/
const APOSTROPHE = /^'+[=+\-@\t\r]/

/** A text that begins as a formula does is given an apostrophe, so that no program runs what somebody else has written. */
export const neutralised = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** In an .xlsx a text says itself that it is one. Only what already has an apostrophe gets another, for the reader takes one away. */
export const marked = (text: string): string => (APOSTROPHE.test(text) ? `'${text}` : text)

/** The text as it was before it was written. */
export const restored = (text: string): string => (APOSTROPHE.test(text) ? text.slice(1) : text)
