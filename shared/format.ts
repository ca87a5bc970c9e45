import { dayOf, weekday, type Day } from './day.ts'
import { toTkr, type Ore } from './money.ts'

const NBSP = '\u00a0'
const MINUS = '\u2212'

/** A whole number with thousands apart: `28 450`, `−150`. */
export const whole = (n: number): string =>
  (n < 0 ? MINUS : '') + String(Math.abs(Math.round(n))).replace(/\B(?=(\d{3})+$)/g, NBSP)

/** A number in running text, where two is written out and one has a sentence of its own: `två`, `28 450`. */
export const few = (n: number, locale: 'sv' | 'en'): string => (n === 2 ? { sv: 'två', en: 'two' }[locale] : whole(n))

/** An amount in öre as whole tkr. */
export const tkr = (ore: Ore): string => whole(toTkr(ore))

/** An amount in öre as kronor with its öre: `1 234,50`. */
export function kronor(ore: Ore): string {
  const of = Math.abs(ore)
  return `${ore < 0 ? MINUS : ''}${whole(Math.floor(of / 100))},${String(of % 100).padStart(2, '0')}`
}

/** A difference in öre as tkr with its sign: `+610`, `−40`, `0`. */
export const signedTkr = (ore: Ore): string => (toTkr(ore) > 0 ? '+' : '') + tkr(ore)

/** A share as whole per cent: `66 %`. */
export const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${Math.round((part / of) * 100)}${NBSP}%`

/** A decimal number as Swedes write it, at most that many decimals: `34,2`. */
export const decimal = (n: number, decimals: number): string => {
  const [integer, fraction = ''] = Math.abs(n).toFixed(decimals).split('.')
  const kept = fraction.replace(/0+$/, '')
  return (n < 0 ? MINUS : '') + integer!.replace(/\B(?=(\d{3})+$)/g, NBSP) + (kept && `,${kept}`)
}

/** `1 490`, `1490`, `1,5` (tkr) or `1,49 mnkr` as öre; undefined when it is no amount. */
export function parseTkr(text: string): Ore | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\u00a0]/g, '')
    .replace(MINUS, '-')
  const match = /^(-?\d+(?:[.,]\d+)?)(tkr|mnkr|kr)?$/.exec(plain)
  if (!match) return undefined
  const unit = { tkr: 100_000, mnkr: 100_000_000, kr: 100 }[match[2] ?? 'tkr']!
  return Math.round(Number(match[1]!.replace(',', '.')) * unit)
}

/** `42 000` or `42 000,50` kronor as öre; undefined when it is no amount. */
export const parseKronor = (text: string): Ore | undefined => parseTkr(/[a-z]/i.test(text) ? text : `${text}kr`)

/** A number as it stands in a field that it is written in: `1234,5`. */
export const plainDecimal = (n: number): string => String(n).replace('.', ',')

/** `1 234,5` as a number; undefined when it is none. */
export function parseDecimal(text: string): number | undefined {
  const plain = text
    .replaceAll(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace(MINUS, '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** `31,87` per cent as hundredths of a per cent; undefined when it is no such number, or has more decimals. */
export function parsePercent(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0%]/g, '').replace(',', '.')
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

const short = {
  sv: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** The weekday of a day, short. */
export const weekdayName = (day: Day, locale: 'sv' | 'en'): string => short[locale][weekday(day) - 1]!

const at = (day: Day) => new Date(`${day}T12:00:00Z`)

/** `Måndag 14 september 2026`; in English as the British write it. */
export function longDay(day: Day, locale: 'sv' | 'en'): string {
  const text = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(at(day))
  return text[0]!.toLocaleUpperCase(locale) + text.slice(1)
}

/** An instant's time of day in Sweden: `09.41`. */
export const clockTime = (instant: Date | number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' })
    .format(instant)
    .replace(':', '.')

/** An instant's day and time of day in Sweden: `2026-09-14 09.41`. */
export const moment = (instant: Date): string => `${dayOf(instant)} ${clockTime(instant)}`

/** Name of a month, 1–12. */
export const monthName = (month: number, locale: 'sv' | 'en', style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
    .format(at(`2026-${String(month).padStart(2, '0')}-01`))
    .replace('.', '')
