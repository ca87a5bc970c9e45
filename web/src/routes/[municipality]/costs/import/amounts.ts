import { getLocale } from '#locale'
import * as m from '#messages'
import { decimal, monthName, tkr, whole } from '#shared/format.ts'
import type { Ore } from '#shared/money.ts'

/** Below this, thousands of kronor say too little. */
const SMALL = 1_000_000

/** To the öre: `1 234 kr`, `0,50 kr`. */
export function kronor(ore: Ore): string {
  const [sign, rest] = [ore < 0 ? '\u2212' : '', Math.abs(ore)]
  const fraction = rest % 100 === 0 ? '' : `,${String(rest % 100).padStart(2, '0')}`
  return `${sign}${whole(Math.trunc(rest / 100))}${fraction}\u00a0kr`
}

/** In tkr; what is less than ten of them in kronor. */
export const money = (ore: Ore): string => (ore === 0 || Math.abs(ore) >= SMALL ? tkr(ore) : kronor(ore))
/** A difference, with its sign. */
export const change = (ore: Ore): string => (ore > 0 ? '+' : '') + money(ore)

/** `januari–augusti 2026`. */
export function monthsText({ year, from, to }: { year: number; from: number; to: number }): string {
  const [first, last] = [from, to].map(month => monthName(month, getLocale())) as [string, string]
  const of = String(year)
  return from === to
    ? m.ledgers_month({ month: first, year: of })
    : m.ledgers_months({ from: first, to: last, year: of })
}

const units = ['B', 'kB', 'MB', 'GB'] as const
/** `12,4 MB`. */
export function bytes(n: number): string {
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(n, 1)) / 3))
  return `${decimal(n / 1000 ** at, at > 1 ? 1 : 0)}\u00a0${units[at]}`
}
