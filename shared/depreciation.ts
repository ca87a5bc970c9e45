import * as z from 'zod'
import { Day, type Year } from './day.ts'
import { Ore, split, sum, type BasisPoints } from './money.ts'
import { inStep, monthNumbers, monthsBy, placeOf, placeOfDay, type Months } from './months.ts'
import type { Nature } from './placing.ts'
import { Refusal } from './refusal.ts'

const Life = z.union([z.object({ years: z.int().min(1).max(50) }), z.object({ months: z.int().min(1).max(600) })])

/** Investering: what was bought for several years. Depreciated in equal parts from the month after it is taken into use. */
export const Investment = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(120),
  object: z.string().min(1),
  amount: Ore.min(0),
  inUse: Day,
  life: Life,
  /** What it is worth when its life is over. */
  residual: Ore.min(0).default(0),
  /** Utrangerad or sold: the day it left. */
  disposed: Day.optional(),
})
export type Investment = z.infer<typeof Investment>

type Asset = Pick<Investment, 'amount' | 'inUse' | 'life' | 'residual' | 'disposed'>

/** It is not worth more when its life is over than it cost, and it does not leave before it is taken into use. */
export function assertInvestment({ amount, residual, inUse, disposed }: Asset): void {
  if (residual > amount) throw new Refusal('investment_residual_too_large', {})
  if (disposed !== undefined && disposed < inUse) throw new Refusal('investment_disposed_before_use', { day: inUse })
}

/** How many months it is depreciated. */
export const lifeMonths = ({ life }: Pick<Investment, 'life'>): number =>
  'months' in life ? life.months : 12 * life.years

/** What it is depreciated by in its nth month from 0, had it been kept: equal parts in whole öre that sum to amount − residual. */
const plannedOf = (asset: Asset): Ore[] => split(asset.amount - asset.residual, Array(lifeMonths(asset)).fill(1))
const first = ({ inUse }: Asset): number => placeOfDay(inUse) + 1
const leaves = ({ disposed }: Asset): number => (disposed === undefined ? Infinity : placeOfDay(disposed))

/** Bokfört värde: what is not yet depreciated when a month begins, in öre; 0 before it is taken into use and after it has left. */
export function bookValue(asset: Asset, year: Year, month: number): Ore {
  const place = placeOf(year, month)
  if (place <= placeOfDay(asset.inUse) || place > leaves(asset)) return 0
  return asset.amount - sum(plannedOf(asset).slice(0, place - first(asset)))
}

/** Kapitalkostnad of a year, in öre for each month. Interest is kept apart; so is what is written off because it left. */
export type CapitalCost = { depreciation: Months; writeOff: Months; interest: Months }

/**
 * What an investment costs in a year: linear depreciation from the month after it is taken into use; when it leaves
 * early, all that is left is written off that month. Internränta is reckoned on the book value that the year opens
 * with (its first year on what it cost), a twelfth for each month that it has a book value; `basisPoints`: the rate
 * that the municipality has set for the year.
 */
export function capitalCost(asset: Asset, year: Year, basisPoints: BasisPoints): CapitalCost {
  const planned = plannedOf(asset)
  const kept = (place: number) => place < leaves(asset)
  const depreciation = monthsBy(year, place => (kept(place) ? (planned[place - first(asset)] ?? 0) : 0))
  const writeOff = monthsBy(year, place => (place === leaves(asset) ? leftAt(asset, planned) : 0))
  const opening = bookValue(asset, year, 1) || (placeOfDay(asset.inUse) >= placeOf(year, 1) ? asset.amount : 0)
  const interest = inStep(
    monthNumbers.map(month => (bookValue(asset, year, month) > 0 ? BigInt(opening) * BigInt(basisPoints) : 0n)),
    120_000n,
  )
  return { depreciation, writeOff, interest }
}

/** What is left in the month that it leaves: all of it where it leaves the month that it came. */
const leftAt = (asset: Asset, planned: Ore[]): Ore =>
  asset.amount - sum(planned.slice(0, Math.max(0, leaves(asset) - first(asset))))

/** The outlay, in the month that it is taken into use: investment, never a cost of operations. */
export const outlayOf = ({ amount, inUse }: Asset, year: Year): Months =>
  monthsBy(year, place => (place === placeOfDay(inUse) ? amount : 0))

export type InvestmentRow = {
  investment: string
  object: string
  nature: Nature
  what: 'outlay' | 'depreciation' | 'writeOff' | 'interest'
  months: Months
}

/** An investment's rows of a year that have amounts, each with its nature: the outlay is investment, what it costs afterwards is upkeep. */
export function investmentRows(investment: Investment, year: Year, basisPoints: BasisPoints): InvestmentRow[] {
  const { depreciation, writeOff, interest } = capitalCost(investment, year, basisPoints)
  const { id, object } = investment
  const row = (what: InvestmentRow['what'], months: Months, nature: Nature = 'upkeep') =>
    months.some(amount => amount !== 0) ? [{ investment: id, object, nature, what, months }] : []
  return [
    ...row('outlay', outlayOf(investment, year), 'investment'),
    ...row('depreciation', depreciation),
    ...row('writeOff', writeOff),
    ...row('interest', interest),
  ]
}
