import type { Field } from './fields.ts'
import type { Reading, Reason } from './reasons.ts'
import { plain } from './text.ts'

/** A name with one of a field's choices, as it lies in a value: `Ansökan: main`. */
export const graded = (name: string, grade: string) => `${plain(name)}: ${grade}`

/** The name and the choice of a value; a name may have a colon of its own. */
export function apart(text: string): { name: string; grade: string } {
  const at = text.lastIndexOf(':')
  return at < 0
    ? { name: text.trim(), grade: '' }
    : { name: text.slice(0, at).trim(), grade: text.slice(at + 1).trim() }
}

/** Reads names in one cell, each with its choice. The first that cannot be read speaks for the cell. */
export function readGraded(parts: string[], { choices = [] }: Field, readChoice: (text: string) => Reading): Reading {
  const value: string[] = []
  let check: Reason | undefined
  for (const part of parts) {
    const { name, grade } = apart(part)
    if (!name || !grade)
      return { error: { id: 'grade_missing', params: { text: part, choices: choices.map(c => c.label) } } }
    const reading = readChoice(grade)
    if (reading.error) return { error: reading.error }
    check ??= reading.check
    value.push(graded(name, String(reading.value)))
  }
  return check ? { value, check } : { value }
}

/** Writes them as they are read. */
export const writeGraded = (value: readonly string[], { choices = [] }: Field, locale: 'sv' | 'en'): string =>
  value
    .map(apart)
    .map(({ name, grade }) => `${name}: ${choices.find(choice => choice.value === grade)?.label[locale] ?? grade}`)
    .join('; ')
