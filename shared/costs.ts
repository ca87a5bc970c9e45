import * as z from 'zod'
import { isOperations, Origin } from './cost-origins.ts'
import { Year } from './day.ts'
import type { Group } from './forecasts.ts'
import { Ore, sum } from './money.ts'
import { Months } from './months.ts'
import { Nature } from './placing.ts'

/** Cost of one cost kind on one object (and system) for one year, per month in öre. The forecast is the whole year: months with actuals repeat them. */
export const CostRow = z.object({
  id: z.string().min(1),
  object: z.string().min(1),
  system: z.string().optional(),
  costKind: z.string().min(1),
  contract: z.string().optional(),
  /** The investment whose capital cost, or outlay, it is. */
  investment: z.string().optional(),
  entity: z.string().optional(),
  supplier: z.string().optional(),
  /** The account of the ledger that it stands on; what is planned has one where its code string says so. */
  account: z.string().optional(),
  nature: Nature.optional(),
  /** Where it comes from, when that is not what was read in as planned. */
  origin: Origin.optional(),
  /** The other object of what is divided between two. */
  counterpart: z.string().optional(),
  year: Year,
  budget: Months,
  actual: Months,
  forecast: Months,
  /** Last month with actuals, 0–12. */
  actualTo: z.int().min(0).max(12),
})
export type CostRow = z.infer<typeof CostRow>

const Sums = z.object({ budget: Ore, actual: Ore, forecast: Ore })
export type CostSums = z.infer<typeof Sums>

/** What one object costs in operations in one year, in öre: the sum of its rows, what of its budget each system takes, and, beside it, what is invested. */
export const CostTotal = z.object({
  object: z.string(),
  year: Year,
  budget: Ore,
  actual: Ore,
  forecast: Ore,
  /** Last month with actuals, 0–12. */
  actualTo: z.int().min(0).max(12).default(0),
  systems: z.record(z.string(), Ore).default({}),
  investment: Sums.optional(),
  /** Its budget as people have written it, where what is calculated of investments, or divided inside the municipality, makes it another. */
  own: Ore.optional(),
})
export type CostTotal = z.infer<typeof CostTotal>

/** What each system takes of the year's budget, in öre: the same number wherever a system's cost is told. */
export const systemCosts = (totals: CostTotal[], year: Year): Map<string, Ore> =>
  new Map(totals.filter(total => total.year === year).flatMap(({ systems }) => Object.entries(systems)))

const added = (rows: CostRow[]): CostSums => ({
  budget: sum(rows.flatMap(row => row.budget)),
  actual: sum(rows.flatMap(row => row.actual)),
  forecast: sum(rows.flatMap(row => row.forecast)),
})

/** What cost rows come to in operations, in öre; what is invested is never in the sum. */
export const sumsOf = (rows: CostRow[]): CostSums => added(rows.filter(isOperations))

/** Investeringsutgifter: what is invested, in öre; a figure of its own beside the sum. */
export const investedIn = (rows: CostRow[]): CostSums => added(rows.filter(row => !isOperations(row)))

/** Is there any amount: what is 0 in all of it is not told. */
export const hasAmounts = (sums: CostSums): boolean => Object.values(sums).some(amount => amount !== 0)

/** Operations month by month in öre: budget, and actual as far as it goes, then forecast. */
export function monthsOf(rows: CostRow[]) {
  const own = rows.filter(isOperations)
  return Array.from({ length: 12 }, (_, month) => ({
    month: month + 1,
    budget: sum(own.map(row => row.budget[month]!)),
    actual: sum(own.map(row => row.actual[month]!)),
    forecast: sum(own.map(row => row.forecast[month]!)),
  }))
}

/** Is it what an object bears of another's costs, or has others bear? */
export const isAllocated = ({ origin }: CostRow): boolean => origin === 'allocation'

/** Is it what an object's own operations cost? That is forecast, and played with: what is divided inside the municipality follows from it, and an outlay has its plan. */
export const isOwnCost = (row: CostRow): boolean => isOperations(row) && !isAllocated(row)

/** Is it planned by people, and not calculated of what they have planned or invested? That is what a plan is held against. */
export const isPlanned = (row: CostRow): boolean => isOwnCost(row) && row.origin !== 'investment'

/** An object's budget as people have written it, in öre. */
export const ownBudget = ({ own, budget }: Pick<CostTotal, 'own' | 'budget'>): Ore => own ?? budget

/** What an object's cost kind has of budget and actual, in öre month by month: what a forecast is held against. */
export function groupIn(rows: CostRow[], object: string, kind: string): Group {
  const own = rows.filter(row => row.object === object && row.costKind === kind && isOwnCost(row))
  const months = monthsOf(own)
  const actualTo = Math.max(0, ...rows.map(row => row.actualTo))
  return { budget: months.map(of => of.budget), actual: months.map(of => of.actual), actualTo }
}

/** What each object costs in a year, in öre. Nothing is lost: the totals, and what is invested beside them, sum to the rows. */
export const totalsOf = (year: Year, rows: CostRow[]): CostTotal[] =>
  [...Map.groupBy(rows, row => row.object)].map(([object, of]) => ({
    object,
    year,
    ...sumsOf(of),
    ...(hasAmounts(investedIn(of)) && { investment: investedIn(of) }),
    ...(of.every(isPlanned) ? {} : { own: sumsOf(of.filter(isPlanned)).budget }),
    actualTo: Math.max(0, ...of.map(row => row.actualTo)),
    systems: Object.fromEntries(
      [...Map.groupBy(of, row => row.system ?? '')].flatMap(([system, rows]) =>
        system ? [[system, sumsOf(rows).budget]] : [],
      ),
    ),
  }))

/** What each cost kind costs, in öre, in the order of the model; a kind that has left the model comes last, by its id. */
export function byKind(rows: CostRow[], kinds: { id: string; name: string }[]) {
  const of = Map.groupBy(rows, row => row.costKind)
  const left = [...of.keys()].filter(id => !kinds.some(kind => kind.id === id))
  return [...kinds, ...left.map(id => ({ id, name: id }))].flatMap(({ id, name }) => {
    const sums = sumsOf(of.get(id) ?? [])
    return hasAmounts(sums) ? [{ kind: id, name, ...sums }] : []
  })
}

/** Cumulative deviation from budget of operations at the end of each month, in öre: each row's actual as far as it goes, then its forecast. */
export function deviations(rows: CostRow[], actualTo: number) {
  let deviation = 0
  const own = rows.filter(isOperations)
  return Array.from({ length: 12 }, (_, month) => {
    deviation += sum(own.map(row => row[month < row.actualTo ? 'actual' : 'forecast'][month]! - row.budget[month]!))
    return { month: month + 1, kind: month < actualTo ? ('actual' as const) : ('forecast' as const), deviation }
  })
}
