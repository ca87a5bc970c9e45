import type { CostRow } from './costs.ts'
import { groupForecast } from './forecasts.ts'
import { sum, type Ore } from './money.ts'
import type { Months } from './months.ts'
import type { BudgetLine } from './plan-rows.ts'

const none = Array<Ore>(12).fill(0)
const add = (a: Ore[], b: Ore[]) => a.map((amount, month) => amount + b[month]!)

/** What else is said of an object's year: last month with actuals, what contracts are known to cost by cost kind, and the forecasts that somebody has confirmed. */
export type Said = {
  actualTo: number
  known: (kind: string) => Months
  confirmed: { costKind: string; amount: Ore }[]
}

/**
 * Each cost kind of an object's year: budget, actual so far and suggested forecast, in öre. The suggested one is the one
 * of the cost page; where somebody has confirmed a forecast there, it is that. The plan's budget counts where no budget
 * has been read in.
 */
export function kindsOf(rows: CostRow[], plan: BudgetLine[], names: { id: string; name: string }[], said: Said) {
  const { actualTo } = said
  const planned = rows.every(row => row.budget.every(amount => amount === 0))
  const known = new Set([...names.map(({ id }) => id), ...rows.map(row => row.costKind)])
  for (const line of plan) known.add(line.costKind)
  const costs = [...known].flatMap(kind => {
    const own = rows.filter(row => row.costKind === kind)
    const budget = planned
      ? plan.filter(line => line.costKind === kind).reduce((all, line) => add(all, line.months), none)
      : own.reduce((all, row) => add(all, row.budget), none)
    const actual = own.reduce((all, row) => add(all, row.actual), none)
    const confirmed = said.confirmed.find(of => of.costKind === kind)
    const suggested = confirmed?.amount ?? groupForecast({ budget, actual, actualTo }, said.known(kind)).amount
    const sums = { budget: sum(budget), actual: sum(actual), suggested }
    const name = names.find(({ id }) => id === kind)?.name ?? kind
    return Object.values(sums).every(amount => amount === 0)
      ? []
      : [{ kind, name, ...sums, ...(confirmed && { confirmed: true }) }]
  })
  return { costs, actualTo }
}
