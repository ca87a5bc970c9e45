import { asDecimal } from '../imports/numbers.ts'
import type { Unit } from '../imports/units.ts'
import type { Ore } from '../money.ts'

/** As in SIE files. */
const MOST = 9_000_000_000_000
/** Decimals of an amount in the unit that an öre still is. */
const PLACES: Partial<Record<Unit, number>> = { kr: 2, tkr: 5, mnkr: 8 }
/** How most programs write it. */
const SIMPLE = /^(-?)(\d{1,11})(?:[.,](\d{2}))?$/
/** A sign before or after, or both parentheses. */
const SIGNED = /^([-+]?)(\d[\d.,]*|[.,]\d+)([-+]?)$/

/**
 * Öre of an amount as Swedes and their programs write it: `1 234,50`, `-1.234,50`, `1234,50-`, `(1 234,50)`, `−5 kr`.
 * `amount`: it is none, or too large. `decimals`: it has parts of an öre, or a lonely point or comma before three
 * digits, which may be either.
 */
export function oreIn(cell: string, unit: Unit = 'kr'): Ore | 'amount' | 'decimals' {
  const places = PLACES[unit]!
  const simple = SIMPLE.exec(cell)
  if (simple) return within(Number(simple[1] + simple[2]! + (simple[3] ?? '').padEnd(places, '0')))
  const tight = cell
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(?:kr|sek)$/i, '')
  const inside = /^\((.*)\)$/.exec(tight)?.[1]
  const [, before = '', digits = '', after = ''] = SIGNED.exec(inside ?? tight) ?? []
  const signs = (inside === undefined ? 0 : 1) + before.length + after.length
  const decimal = digits && asDecimal(/^[.,]/.test(digits) ? `0${digits}` : digits)
  if (!decimal || signs > 1) return 'amount'
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return 'decimals'
  const [whole = '', part = ''] = decimal.split('.')
  const fraction = part.replace(/0+$/, '')
  if (fraction.length > places) return 'decimals'
  const ore = Number(whole + fraction.padEnd(places, '0'))
  return within(inside !== undefined || before === '-' || after === '-' ? -ore : ore)
}

const within = (ore: number): Ore | 'amount' => (Math.abs(ore) > MOST ? 'amount' : ore === 0 ? 0 : ore)
