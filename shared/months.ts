import * as z from 'zod'
import { yearOf, type Day, type Year } from './day.ts'
import { Ore, rounded } from './money.ts'

/** A year's amounts, in öre for each month from January. */
export const Months = z.array(Ore).length(12)
export type Months = z.infer<typeof Months>

/** The months of a year, 1 to 12. */
export const monthNumbers: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 1)

/** A year without any amount. */
export const noMonths = (): Months => Array<Ore>(12).fill(0)

/** The sum of years, month by month, in öre. */
export const addedMonths = (all: Months[]): Months =>
  all.reduce((total, months) => total.map((amount, i) => amount + months[i]!), noMonths())

/** The same amounts with the other sign. */
export const negated = (months: Months): Months => months.map(amount => -amount || 0)

const two = (n: number) => String(n).padStart(2, '0')

/** A month's first day. */
export const firstDay = (year: Year, month: number): Day => `${year}-${two(month)}-01`

/** Which of its year's months a day lies in, 1 to 12. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7))

/** A month's place in a line of months without end, so that months of different years can be counted and compared. */
export const placeOf = (year: Year, month: number): number => 12 * year + month - 1

/** The place of the month that a day lies in. */
export const placeOfDay = (day: Day): number => placeOf(yearOf(day), monthOf(day))

/** The amounts of a year's months, each by the month's place. */
export const monthsBy = (year: Year, amount: (place: number) => Ore): Months =>
  monthNumbers.map(month => amount(placeOf(year, month)))

/** How many days a month has. */
export const daysIn = (year: Year, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

type Period = { from?: Day | undefined; to?: Day | undefined }

/** How many of a month's calendar days belong to a period; both its ends do. */
export function daysInForce({ from, to }: Period, year: Year, month: number): number {
  const [first, last] = [firstDay(year, month), `${year}-${two(month)}-${daysIn(year, month)}`]
  const begin = from !== undefined && from > first ? from : first
  const end = to !== undefined && to < last ? to : last
  return begin > end ? 0 : Number(end.slice(8)) - Number(begin.slice(8)) + 1
}

/** Of rows that hold from a year each, those that have begun, the earliest first: the last is in force. */
export const begunBy = <T extends { year: Year }>(rows: T[], year: Year): T[] =>
  rows.filter(of => of.year <= year).toSorted((a, b) => a.year - b.year)

/** The one of a dated list that is in force on a day: the latest that has begun. Of two from the same day, the later in the list. */
export const inForceOn = <T extends { from: Day }>(dated: T[], day: Day): T | undefined =>
  dated.reduce<T | undefined>(
    (latest, of) => (of.from <= day && (latest === undefined || of.from >= latest.from) ? of : latest),
    undefined,
  )

/**
 * Exact fractions in whole öre, rounded as they add up: each sum from the first is the exact sum rounded half away
 * from zero, so the year's total is rounded once, and not twelve times. What is 0 stays 0.
 */
export function inStep(over: bigint[], under: bigint): Ore[] {
  let [exact, told] = [0n, 0]
  return over.map(part => {
    exact += part
    const amount = rounded(exact, under) - told
    told += amount
    return amount
  })
}
