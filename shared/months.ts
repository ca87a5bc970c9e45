import * as z from 'zod'
import { addDays, addMonths, daysBetween, yearOf, type Day, type Year } from './day.ts'
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

/** A month's first day; month 13 is the next year's January. */
export const firstDay = (year: Year, month: number): Day => addMonths(`${year}-01-01`, month - 1)

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
export const daysIn = (year: Year, month: number): number =>
  daysBetween(firstDay(year, month), firstDay(year, month + 1))

type Period = { from?: Day | undefined; to?: Day | undefined }

/** How many of a month's calendar days belong to a period; both its ends do. */
export function daysInForce({ from, to }: Period, year: Year, month: number): number {
  const [first, last] = [firstDay(year, month), addDays(firstDay(year, month + 1), -1)]
  const begin = from !== undefined && from > first ? from : first
  const end = to !== undefined && to < last ? to : last
  return Math.max(0, daysBetween(begin, end) + 1)
}

/** The one of a dated list that is in force on a day: the latest that has begun. Of two from the same day, the later in the list. */
export const inForceOn = <T extends { from: Day }>(dated: T[], day: Day): T | undefined =>
  dated
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .at(-1)

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
