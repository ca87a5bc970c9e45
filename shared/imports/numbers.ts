import { decimal } from '../format.ts'
import type { Cell, Field } from './fields.ts'
import type { Reading } from './reasons.ts'
import { converted, unitCalled, unitsFor, type Unit } from './units.ts'

/** What the column is counted in; `sure` when its heading says so, and a cell that says otherwise is the one in doubt. */
export type ColumnUnit = { unit: Unit; sure: boolean }

/**
 * A number as Swedes write it: `1 234,5`, `−150`, `210 tkr`, in the field's unit. Another unit than the column's, a
 * lonely point before three digits, and a part of one among per cents, are worth a look.
 */
export function readNumber(cell: Exclude<Cell, null>, field: Field, column?: ColumnUnit): Reading {
  const text = typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell).trim()
  const given = numberIn(cell)
  if (!given) return { error: { id: 'not_a_number', params: { text } } }
  const family = unitsFor(field)
  const of: Unit | undefined = column?.unit ?? field.unit
  const own = given.unit === undefined ? undefined : unitCalled(given.unit)
  const believed = own && family.includes(own) && column && !column.sure ? own : of
  const part = of === '%' && given.unit === undefined && given.n > 0 && given.n < 1
  const n = of ? converted(given.n, part ? 'share' : believed!, field.unit!) : given.n
  const reading = within(text, n, field)
  const odd = part || given.odd || (given.unit !== undefined && (own ?? given.unit) !== of)
  if (reading.error || !odd) return reading
  const value = decimal(n, 6) + (field.unit ? `${field.unit === '%' ? '\u00a0' : ' '}${field.unit}` : '')
  return { value: n, check: { id: 'read_as', params: { text, value } } }
}

/** The number that a text is, the unit that stands after it, and whether its point may have been meant otherwise. */
export function numberIn(cell: Exclude<Cell, null>): { n: number; unit?: string; odd?: boolean } | undefined {
  if (typeof cell === 'number') return { n: cell }
  if (typeof cell !== 'string') return undefined
  const tight = cell.replace(/[\s\u00a0\u202f']/g, '').replace(/[\u2212\u2013]/, '-')
  const match = /^([-+]?)(\d[\d.,]*)(%|\p{L}[\p{L}/.%]{0,11})?$/u.exec(tight)
  const digits = match && asDecimal(match[2]!)
  if (!match || !digits) return undefined
  return {
    n: Number((match[1] === '-' ? '-' : '') + digits),
    ...(match[3] !== undefined && { unit: match[3] }),
    odd: /^[1-9]\d{0,2}\.\d{3}$/.test(match[2]!),
  }
}

/** The last of `,` and `.` is the decimal sign where it stands once; the other only keeps thousands apart. */
export function asDecimal(digits: string): string | undefined {
  const sign = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.'
  const other = sign === ',' ? '.' : ','
  const [integer = '', ...rest] = digits.split(sign)
  if (rest.length > 1) return thousands(digits, sign)
  if (rest[0]?.includes(other)) return undefined
  const before = integer.includes(other) ? thousands(integer, other) : integer
  return before && (rest.length ? `${before}.${rest[0] || '0'}` : before)
}
const thousands = (digits: string, sign: string) =>
  new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})+$`).test(digits) ? digits.replaceAll(sign, '') : undefined

function within(text: string, n: number, { min, max, whole }: Field): Reading {
  if (!Number.isFinite(n)) return { error: { id: 'not_a_number', params: { text } } }
  if (whole && !Number.isInteger(n)) {
    // Of half a unit nothing can be guessed.
    const suggestion = Math.abs(n) < 1 ? undefined : String(Math.round(n))
    return { error: { id: 'not_whole', params: { text } }, ...(suggestion && { suggestion }) }
  }
  if ((min !== undefined && n < min) || (max !== undefined && n > max))
    return { error: { id: 'out_of_range', params: { text, min: min ?? null, max: max ?? null } } }
  return { value: n }
}
