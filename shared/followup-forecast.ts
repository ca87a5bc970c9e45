import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import { partOf, sum, type Ore } from './money.ts'
import type { BudgetLine } from './plan-rows.ts'

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

const none = Array<Ore>(12).fill(0)
const add = (a: Ore[], b: Ore[]) => a.map((amount, month) => amount + b[month]!)

/** Each cost kind of an object's year in operations: budget, actual so far and suggested forecast, in öre. The plan's budget counts where no budget has been read in. */
export function kindsOf(all: CostRow[], plan: BudgetLine[], names: { id: string; name: string }[]) {
  const rows = all.filter(isOperations)
  const actualTo = Math.max(0, ...all.map(row => row.actualTo))
  const planned = rows.every(row => row.budget.every(amount => amount === 0))
  const known = new Set([...names.map(({ id }) => id), ...rows.map(row => row.costKind)])
  for (const line of plan) known.add(line.costKind)
  const costs = [...known].flatMap(kind => {
    const own = rows.filter(row => row.costKind === kind)
    const budget = planned
      ? plan.filter(line => line.costKind === kind).reduce((all, line) => add(all, line.months), none)
      : own.reduce((all, row) => add(all, row.budget), none)
    const actual = own.reduce((all, row) => add(all, row.actual), none)
    const sums = { budget: sum(budget), actual: sum(actual), suggested: suggestedForecast(budget, actual, actualTo) }
    const name = names.find(({ id }) => id === kind)?.name ?? kind
    return Object.values(sums).every(amount => amount === 0) ? [] : [{ kind, name, ...sums }]
  })
  return { costs, actualTo }
}
