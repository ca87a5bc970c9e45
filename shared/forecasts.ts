import * as z from 'zod'
import { Day, Year } from './day.ts'
import { Ore, partOf, split, sum } from './money.ts'
import { noMonths, type Months } from './months.ts'
import { Refusal } from './refusal.ts'

/** A group, one cost kind of one object in one year, in öre for each month. `actualTo`: last month with actuals, 0–12. */
export type Group = { budget: Months; actual: Months; actualTo: number }

/** Prognos of a group that a person has confirmed: the whole year, in öre. */
export const ConfirmedForecast = z.object({
  object: z.string().min(1),
  costKind: z.string().min(1),
  year: Year,
  amount: Ore,
  comment: z.string().trim().max(500).default(''),
  by: z.string().min(1),
  on: Day,
})
export type ConfirmedForecast = z.infer<typeof ConfirmedForecast>

/**
 * Suggested forecast of the whole year: what it has cost so far, and the rest of the budget at the same pace. Where
 * there was no budget so far, or money came back, there is no pace: then the rest of the budget as it stands.
 */
export function suggestedForecast(budget: Ore[], actual: Ore[], actualTo: number): Ore {
  const spent = sum(actual.slice(0, actualTo))
  const [soFar, rest] = [sum(budget.slice(0, actualTo)), sum(budget.slice(actualTo))]
  const paced = soFar !== 0 && spent !== 0 && spent < 0 === soFar < 0
  return spent + (paced ? partOf(rest, spent, soFar) : rest)
}

/** Where a suggested forecast comes from, in öre: what it has cost, what contracts cost in the months that are left, and the rest at its pace. */
export type GroupForecast = { spent: Ore; contracts: Ore; paced: Ore; amount: Ore }

/**
 * Suggested forecast of a group: what it has cost so far; what its contracts are known to cost in the months that are
 * left (`known`, a year of months); and, of the budget besides them, the rest at its own pace (`suggestedForecast`).
 * Contracts above the budget leave no rest, and are never forecast lower than they cost. Without contracts it is the
 * suggested forecast of its budget and actuals alone.
 */
export function groupForecast({ budget, actual, actualTo }: Group, known: Months = noMonths()): GroupForecast {
  const parts = (months: Months) => [sum(months.slice(0, actualTo)), sum(months.slice(actualTo))] as [Ore, Ore]
  const [[budgeted, rest], [due, contracts], [spent]] = [parts(budget), parts(known), parts(actual)]
  const besides = (of: Ore, contract: Ore) => Math.max(of - contract, Math.min(of, 0))
  const own = suggestedForecast([besides(budgeted, due), besides(rest, contracts)], [spent - due, 0], 1)
  const paced = own - (spent - due)
  return { spent, contracts, paced, amount: spent + contracts + paced }
}

/**
 * Is a comment demanded? When a forecast deviates from the budget by more than the municipality's limit, over or under:
 * money that will not be used is as much news to whoever leads over the frame as money that is lacking. Exactly the
 * limit is within it. Without a budget every amount deviates.
 */
export const needsComment = (budget: Ore, amount: Ore, percent: number): boolean =>
  Math.abs(amount - budget) * 100 > Math.abs(budget) * percent

/**
 * A forecast is confirmed with a comment where one is demanded. Where all twelve months have actuals the year is told,
 * and no forecast says otherwise.
 */
export function assertConfirmable(
  { amount, comment, year }: Pick<ConfirmedForecast, 'amount' | 'comment' | 'year'>,
  { budget, actual, actualTo }: Group,
  percent: number,
): void {
  if (actualTo === 12 && amount !== sum(actual)) throw new Refusal('forecast_year_told', { year })
  if (comment === '' && needsComment(sum(budget), amount, percent))
    throw new Refusal('forecast_comment_missing', { percent })
}

/**
 * A forecast's months, in öre: actuals as they are, and the rest over the months that are left as the budget lies in
 * them, evenly where it has none. They sum to the amount exactly; a year of twelve actuals is its actuals.
 */
export function forecastMonths(amount: Ore, { budget, actual, actualTo }: Group): Months {
  const told = actual.slice(0, actualTo)
  const weights = budget.slice(actualTo).map(Math.abs)
  const even = weights.every(weight => weight === 0)
  return [...told, ...split(amount - sum(told), even ? weights.map(() => 1) : weights)]
}
