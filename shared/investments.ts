import * as z from 'zod'
import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import { Year } from './day.ts'
import {
  assertInvestment,
  bookValue,
  capitalCost,
  Investment,
  investmentRows,
  lifeMonths,
  type InvestmentRow,
} from './depreciation.ts'
import { idsOf } from './ids.ts'
import type { Cell } from './ledgers/collect.ts'
import { BasisPoints, sum, type Ore } from './money.ts'
import { addedMonths, begunBy, noMonths, placeOfDay, type Months } from './months.ts'
import { Refusal } from './refusal.ts'

/** The model's cost kind Avskrivning och kapitaltjänst. Ids never change, whatever it is called. */
export const CAPITAL_KIND = 'depreciation'

/** Kalkylränta (internränta) in basis points, from a year until another takes its place, and who says so. */
const Rate = z.object({
  year: Year,
  basisPoints: BasisPoints.min(0),
  source: z.string().trim().max(200).default(''),
})

/** Investeringar: what has been bought for several years, and what it costs to have it. */
export const Investments = z.object({
  costKind: z.string().min(1).default(CAPITAL_KIND),
  /** The ledger has depreciation: in months that a ledger covers it counts, and what is calculated counts in the others. */
  inLedger: z.boolean().default(false),
  items: z.array(Investment).max(2_000).default([]),
  rates: z.array(Rate).max(100).default([]),
})
export type Investments = z.infer<typeof Investments>

/** The rate of a year: the latest that has begun; 0 before the first. */
export const rateIn = ({ rates }: Pick<Investments, 'rates'>, year: Year): BasisPoints =>
  begunBy(rates, year).at(-1)?.basisPoints ?? 0

/** Investments of one year: their rows that have amounts, and how they stand beside ledgers. */
export type YearInvestments = { costKind: string; inLedger: boolean; lines: InvestmentRow[] }

/** An investment that is not told in the costs: its object, or the cost kind, has left the register. */
export type InvestmentGap = { investment: string; name: string; why: 'object' | 'costKind' }

/** What investments cost in a year. What has left the register is told, and has no rows. */
export function investmentsIn(
  year: Year,
  all: Investments,
  { objects, costKinds }: { objects: ReadonlySet<string>; costKinds: ReadonlySet<string> },
): { made: YearInvestments; gaps: InvestmentGap[] } {
  const { costKind, inLedger, items } = all
  const why = ({ object }: Investment) =>
    costKinds.has(costKind) ? (objects.has(object) ? undefined : ('object' as const)) : ('costKind' as const)
  const rate = rateIn(all, year)
  return {
    made: { costKind, inLedger, lines: items.flatMap(of => (why(of) ? [] : investmentRows(of, year, rate))) },
    gaps: items.flatMap(of => {
      const gone = why(of)
      return gone ? [{ investment: of.id, name: of.name, why: gone }] : []
    }),
  }
}

/** Refuses an investment that cannot be right, two of one id, two rates of one year, and an object or cost kind that there is not. */
export function assertInvestments(
  after: Investments,
  before: Investments,
  { objects, costKinds }: { objects: { id: string }[]; costKinds: { id: string }[] },
): void {
  const known = new Set([...idsOf(objects), ...before.items.map(({ object }) => object)])
  if (after.items.some(({ object }) => !known.has(object))) throw new Refusal('object_unknown', {})
  if (after.items.length > 0 && !costKinds.some(({ id }) => id === after.costKind))
    throw new Refusal('cost_kind_unknown', {})
  const again = after.items.find(({ id }, i) => after.items.findIndex(of => of.id === id) < i)
  if (again) throw new Refusal('investment_twice', { name: again.name })
  const rate = after.rates.find(({ year }, i) => after.rates.findIndex(of => of.year === year) < i)
  if (rate) throw new Refusal('investment_rate_twice', { year: rate.year })
  for (const item of after.items) assertInvestment(item)
}

const isPlanOf = (row: CostRow, { object, nature }: InvestmentRow, costKind: string): boolean =>
  row.object === object &&
  (nature === 'investment'
    ? !isOperations(row)
    : isOperations(row) && row.costKind === costKind && !row.contract && !row.supplier)

const hasAny = (months: Months) => months.some(amount => amount !== 0)

/** What ledgers have, and the months that they cover. */
type InLedgers = { cells: Pick<Cell, 'object' | 'nature'>[]; covered: ReadonlySet<number> }

/**
 * The months of a line that are calculated. In those that a ledger covers it is the ledger that counts: for depreciation
 * and interest where the municipality says that it has them, for outlays where investments have been placed on the object.
 */
function calculated({ object, nature, months }: InvestmentRow, inLedger: boolean, { cells, covered }: InLedgers) {
  const has = nature === 'investment' ? cells.some(of => of.object === object && !isOperations(of)) : inLedger
  return months.map((ore, month) => (has && covered.has(month + 1) ? 0 : ore))
}

type Beside = InLedgers & { planned: CostRow[]; actualTo: number }

/**
 * Investments as cost rows. What is budgeted of an object's capital cost, or of its investments, stands for the budget;
 * where nothing is, the budget is what is calculated. Nobody budgets what is written off early.
 */
export function investmentRowsOf(
  year: Year,
  { costKind, inLedger, lines }: YearInvestments,
  { planned, actualTo, ...ledgers }: Beside,
): CostRow[] {
  return lines.flatMap(line => {
    const { investment, object, nature, what } = line
    const budgeted = planned.some(row => isPlanOf(row, line, costKind) && hasAny(row.budget))
    const forecast = calculated(line, inLedger, ledgers)
    const budget = budgeted || what === 'writeOff' ? noMonths() : line.months
    const row: CostRow = {
      ...{ id: `investment|${investment}|${what}`, investment, object, costKind, nature, origin: 'investment' },
      ...{ year, actualTo },
      ...{ budget, forecast, actual: forecast.map((ore, month) => (month < actualTo ? ore : 0)) },
    }
    return hasAny(budget) || hasAny(forecast) ? [row] : []
  })
}

/**
 * What is planned, where an object's capital cost is calculated: in those months what was planned and entered of the
 * same is not told twice, and neither are planned outlays of an object in a year whose outlays are known. Budgets stand.
 */
export function besideInvestments(
  planned: CostRow[],
  { costKind, inLedger, lines }: YearInvestments,
  ledgers: InLedgers,
): CostRow[] {
  if (lines.length === 0) return planned
  return planned.map(row => {
    const own = lines.filter(line => isPlanOf(row, line, costKind))
    if (own.length === 0) return row
    const told = addedMonths(own.map(line => calculated(line, inLedger, ledgers)))
    const left = (months: Months) => months.map((ore, i) => (isOperations(row) && told[i] === 0 ? ore : 0))
    return { ...row, actual: left(row.actual), forecast: left(row.forecast) }
  })
}

/** A year of an investment's plan, in öre: what it is depreciated and written off by, its interest, and what is left when the year is over. */
export type PlanYear = { year: Year; depreciation: Ore; writeOff: Ore; interest: Ore; left: Ore }

/** Avskrivningsplan: year by year from when it is taken into use until nothing is left to depreciate, or it has left. */
export function depreciationPlan(item: Investment, all: Pick<Investments, 'rates'>): PlanYear[] {
  const begins = placeOfDay(item.inUse)
  const ends = Math.min(begins + lifeMonths(item), item.disposed ? placeOfDay(item.disposed) : Infinity)
  const first = Math.floor(begins / 12)
  return Array.from({ length: Math.floor(ends / 12) - first + 1 }, (_, i) => {
    const year = first + i
    const { depreciation, writeOff, interest } = capitalCost(item, year, rateIn(all, year))
    return {
      ...{ year, depreciation: sum(depreciation), writeOff: sum(writeOff), interest: sum(interest) },
      left: bookValue(item, year + 1, 1),
    }
  })
}
