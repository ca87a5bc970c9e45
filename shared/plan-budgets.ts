import { twelfths } from './allocation-keys.ts'
import { PlanOrigin } from './cost-origins.ts'
import { CostRow } from './costs.ts'
import type { Year } from './day.ts'
import type { Ore } from './money.ts'
import { noMonths, type Months } from './months.ts'
import type { BudgetLine } from './plan-rows.ts'

/** How many years after its own a plan's budget sees. */
export const AHEAD = 2

/** What a plan says that its object may cost in its year: the lines of its latest approved version, else the proposed ones. */
export type PlanBudget = { object: string; year: Year; adopted: boolean; lines: BudgetLine[] }

/**
 * An object's budget of a year is its plan's: the lines of the latest approved version, else of the draft, in the place
 * of what was read in as planned; without a plan what was read in; without either what the nearest earlier plan saw
 * ahead, evenly over the months. A plan without lines says nothing. Forecasts and actuals that were read in stand; where
 * an object has none of them the forecast is the plan's budget. `plans`: of the year and the years before it.
 */
export function budgeted(year: Year, loaded: CostRow[], plans: PlanBudget[]): CostRow[] {
  const of = Map.groupBy(loaded, row => row.object)
  const planned = [...Map.groupBy(plans, plan => plan.object).values()].flatMap(own => speaking(year, own) ?? [])
  const stated = planned.filter(({ object, year: own }) => own === year || !(of.get(object) ?? []).some(hasBudget))
  const replaced = new Set(stated.map(({ object }) => object))
  return [
    ...loaded.flatMap(row => (replaced.has(row.object) ? withoutBudget(row) : row)),
    ...stated.flatMap(plan => rowsOf(year, plan, (of.get(plan.object) ?? []).some(hasForecast))),
  ]
}

/** The plan that speaks of the year: its own, else the nearest before. */
const speaking = (year: Year, own: PlanBudget[]): PlanBudget | undefined =>
  own
    .filter(plan => plan.lines.length > 0 && plan.year <= year && year - plan.year <= AHEAD)
    .toSorted((a, b) => b.year - a.year)[0]

const some = (months: Months) => months.some(ore => ore !== 0)
const hasBudget = ({ budget }: CostRow) => some(budget)
const hasForecast = ({ forecast }: CostRow) => some(forecast)

/** A row that had nothing but a budget is gone with it. */
const withoutBudget = (row: CostRow): CostRow[] =>
  row.actualTo > 0 || some(row.actual) || hasForecast(row) ? [{ ...row, budget: noMonths() }] : []

function rowsOf(year: Year, plan: PlanBudget, forecast: boolean): CostRow[] {
  const { object, adopted, lines } = plan
  const after = year - plan.year
  const origin: PlanOrigin = after > 0 ? 'ahead' : adopted ? 'adopted' : 'proposed'
  return lines.flatMap(({ id, costKind, months, ahead, system, contract, code }) => {
    const budget = after === 0 ? months : twelfths(ahead?.[after - 1] ?? 0)
    if (after > 0 && !some(budget)) return []
    const place = {
      ...(system !== undefined && { system }),
      ...(contract !== undefined && { contract }),
      ...(code?.account !== undefined && { entity: code.entity, account: code.account }),
    }
    return CostRow.parse({
      ...{ id: `plan|${object}|${id}`, object, costKind, ...place, origin, year, budget },
      ...{ actual: noMonths(), forecast: forecast ? noMonths() : budget, actualTo: 0 },
    })
  })
}

/** How many objects have a budget from a plan in a year, and of how many it is decided on. */
export type Decidedness = { adopted: number; of: number; ahead: number }

/** What a year's budget is, by where its rows come from; `of` is 0 where no plan says anything. */
export function decidedness(rows: Pick<CostRow, 'object' | 'origin'>[]): Decidedness {
  const having = (origin: PlanOrigin) => new Set(rows.flatMap(row => (row.origin === origin ? row.object : [])))
  const [adopted, proposed, ahead] = [having('adopted'), having('proposed'), having('ahead')]
  return { adopted: adopted.size, of: new Set([...adopted, ...proposed, ...ahead]).size, ahead: ahead.size }
}

/**
 * An object's cost rows for each of a plan's lines: a row goes to the line of its cost kind that says most of where it
 * stands, and where none does to the one that says least. So every row of a cost kind that the plan has is given once.
 */
export function byLine<L extends BudgetLine>(lines: L[], rows: CostRow[]): Map<string, CostRow[]> {
  const said = ({ system, contract, code }: L) =>
    [system, contract, code?.account].filter(of => of !== undefined).length
  const meets = ({ system, contract, code, costKind }: L, row: CostRow) =>
    costKind === row.costKind &&
    (system === undefined || system === row.system) &&
    (contract === undefined || contract === row.contract) &&
    (code?.account === undefined || (code.account === row.account && code.entity === row.entity))
  const order = lines.toSorted((a, b) => said(b) - said(a))
  const found = rows.flatMap(row => {
    const line = order.find(of => meets(of, row)) ?? order.findLast(({ costKind }) => costKind === row.costKind)
    return line ? [{ id: line.id, row }] : []
  })
  return new Map([...Map.groupBy(found, ({ id }) => id)].map(([id, of]) => [id, of.map(({ row }) => row)]))
}

/** A line's year as the plan after it begins with: what was seen ahead of it, and the last year seen for both that are left. */
export const aYearOn = ({ ahead, months }: Pick<BudgetLine, 'ahead' | 'months'>): { months: Ore[]; ahead?: Ore[] } =>
  ahead ? { months: twelfths(ahead[0]!), ahead: [ahead[1]!, ahead[1]!] } : { months }
