import type { CostRow } from './costs.ts'
import { partOf, sum, type Ore } from './money.ts'
import { addedMonths } from './months.ts'

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

/** Each cost kind of an object's year: budget, actual so far and suggested forecast, in öre. */
export function kindsOf(rows: CostRow[], names: { id: string; name: string }[]) {
  const actualTo = Math.max(0, ...rows.map(row => row.actualTo))
  const known = new Set([...names.map(({ id }) => id), ...rows.map(row => row.costKind)])
  const costs = [...known].flatMap(kind => {
    const own = rows.filter(row => row.costKind === kind)
    const budget = addedMonths(own.map(row => row.budget))
    const actual = addedMonths(own.map(row => row.actual))
    const sums = { budget: sum(budget), actual: sum(actual), suggested: suggestedForecast(budget, actual, actualTo) }
    const name = names.find(({ id }) => id === kind)?.name ?? kind
    return Object.values(sums).every(amount => amount === 0) ? [] : [{ kind, name, ...sums }]
  })
  return { costs, actualTo }
}
