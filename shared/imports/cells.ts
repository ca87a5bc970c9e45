import * as z from 'zod'
import { readDay } from './days.ts'
import { isFault } from './faults.ts'
import type { Cell, Field, Value } from './fields.ts'
import { readGraded } from './graded.ts'
import { readNumber, type ColumnUnit } from './numbers.ts'
import type { Reading, Reason } from './reasons.ts'
import type { Directory } from './references.ts'
import { loosely, plain, words } from './text.ts'

/** What reading needs to know of everything that references point to. */
export type Directories = Record<string, Directory>

/** Characters in a cell that is no text: nobody writes a longer day or name. */
const LONGEST = 500

const YES = ['ja', 'j', 'yes', 'y', 'x', 'sant', 'true', '1']
const NO = ['nej', 'n', 'no', 'falskt', 'false', '0']

/** A cell as the text that a person sees in it. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nej'
  return plain(cell)
}

/**
 * Reads one cell as its field's kind; an empty one is `null`. `asWritten`: a person has typed it here and seen what was
 * similar, so an open list takes it as it stands. `unit`: what the column's numbers are counted in.
 */
export function readCell(
  field: Field,
  cell: Cell,
  directories: Directories,
  { asWritten = false, unit }: { asWritten?: boolean; unit?: ColumnUnit | undefined } = {},
): Reading {
  const text = cellText(cell)
  if (cell === null || (typeof cell === 'string' && text === '')) return { value: null }
  if (isFault(text)) return { error: { id: 'formula_failed', params: { text } } }
  if (field.kind === 'text') return readText(field, text)
  const max = field.kind === 'references' || field.kind === 'graded' ? 10 * LONGEST : LONGEST
  if (text.length > max) return readText({ max }, text)
  switch (field.kind) {
    case 'number':
      return readNumber(cell, field, unit)
    case 'day':
      return readDay(cell)
    case 'yesno':
      return readYesNo(text)
    case 'choice':
      return readChoice(field, text)
    case 'reference':
      return readReference(field, text, directories, asWritten)
    case 'references':
      return readReferences(field, text, directories, asWritten)
    case 'graded':
      return readGraded(parts(text), field, grade => readChoice(field, grade))
  }
}

function readText({ max, email }: Pick<Field, 'max' | 'email'>, text: string): Reading {
  if (email && !z.email().safeParse(text).success) return { error: { id: 'not_an_address', params: { text } } }
  if (max === undefined || text.length <= max) return { value: text }
  return { error: { id: 'too_long', params: { length: text.length, max } }, suggestion: plain(text.slice(0, max)) }
}

function readYesNo(text: string): Reading {
  const answer = words(text)
  if (YES.includes(answer)) return { value: true }
  if (NO.includes(answer)) return { value: false }
  return { error: { id: 'not_yes_or_no', params: { text } } }
}

function readChoice({ choices = [] }: Field, text: string): Reading {
  const goingBy = (same: (name: string) => boolean) =>
    choices.filter(c => [c.value, c.label.sv, c.label.en, ...(c.names ?? [])].some(same))
  const exact = choices.find(c => c.value === text) ?? goingBy(name => words(name) === words(text))[0]
  if (exact) return { value: exact.value }
  const near = goingBy(name => loosely(name) === loosely(text))
  if (near.length === 1)
    return { value: near[0]!.value, check: { id: 'read_as', params: { text, value: near[0]!.label.sv } } }
  return { error: { id: 'not_a_choice', params: { text, choices: choices.map(c => c.label) } } }
}

function readReference(field: Field, text: string, directories: Directories, asWritten: boolean): Reading {
  const find = directories[field.to ?? '']
  if (!find) throw new Error(`No list ${field.to} for ${field.id}`)
  const found = find(text)
  if (found.kind === 'one') return { value: found.id }
  if (field.open && (asWritten || found.kind !== 'similar')) return readText(field, text)
  if (found.kind === 'similar') return { value: found.id, check: { id: 'similar', params: { text, name: found.name } } }
  if (found.kind === 'several') return { error: { id: 'several_named', params: { text, count: found.count } } }
  const { suggestion } = found
  return { error: { id: 'reference_unknown', params: { text } }, ...(suggestion && { suggestion }) }
}

/** Several names in one cell, apart by semicolon or line; by comma too when the whole is no name. The first that cannot be read speaks for the cell. */
function readReferences(field: Field, text: string, directories: Directories, asWritten: boolean): Reading {
  const ids: Value[] = []
  let check: Reason | undefined
  for (const part of parts(text)) {
    const whole = readReference(field, part, directories, asWritten)
    const readings =
      whole.error && part.includes(',')
        ? parts(part, ',').map(name => readReference(field, name, directories, asWritten))
        : [whole]
    for (const reading of readings) {
      if (reading.error) {
        const { error, suggestion } = reading
        return text === part && suggestion ? { error, suggestion } : { error }
      }
      check ??= reading.check
      ids.push(reading.value)
    }
  }
  const value = [...new Set(ids as string[])]
  return check ? { value, check } : { value }
}
const parts = (text: string, by: string | RegExp = /[;\n]/) =>
  text
    .split(by)
    .map(part => part.trim())
    .filter(Boolean)
