import { decimal } from '../format.ts'
import type { Cell, Field } from './fields.ts'
import type { Reading } from './reasons.ts'

/** A number as Swedes write it: `1 234,5`, `−150`, `210 tkr`. Another unit than the field's, and a lonely point before three digits, are worth a look. */
export function readNumber(cell: Exclude<Cell, null>, field: Field): Reading {
  if (typeof cell === 'number') return within(String(cell), cell, field)
  const text = String(cell).trim()
  const tight = text.replace(/[\s\u00a0\u202f']/g, '').replace(/[\u2212\u2013]/, '-')
  const match = /^([-+]?)(\d[\d.,]*)(%|\p{L}[\p{L}/.%]{0,11})?$/u.exec(tight)
  const digits = match && asDecimal(match[2]!)
  if (!match || cell instanceof Date || typeof cell === 'boolean' || !digits)
    return { error: { id: 'not_a_number', params: { text } } }
  const n = Number((match[1] === '-' ? '-' : '') + digits)
  const reading = within(text, n, field)
  const unit = match[3]?.toLowerCase()
  const sure = (!unit || unit === field.unit?.toLowerCase()) && !/^[1-9]\d{0,2}\.\d{3}$/.test(match[2]!)
  if (reading.error || sure) return reading
  const value = decimal(n, 6) + (field.unit ? ` ${field.unit}` : '')
  return { value: n, check: { id: 'read_as', params: { text, value } } }
}

/** The last of `,` and `.` is the decimal sign where it stands once; the other only keeps thousands apart. */
function asDecimal(digits: string): string | undefined {
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
  if (whole && !Number.isInteger(n))
    return { error: { id: 'not_whole', params: { text } }, suggestion: String(Math.round(n)) }
  if ((min !== undefined && n < min) || (max !== undefined && n > max))
    return { error: { id: 'out_of_range', params: { text, min: min ?? null, max: max ?? null } } }
  return { value: n }
}
