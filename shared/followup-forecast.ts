import { isOperations } from './cost-origins.ts'
import { isAllocated, isOwnCost, sumsOf, type CostRow } from './costs.ts'
import { groupForecast } from './forecasts.ts'
import { sum, type Ore } from './money.ts'
import { addedMonths, type Months } from './months.ts'

/** What else is said of an object's year: last month with actuals, what contracts are known to cost by cost kind, and the forecasts that somebody has confirmed. */
export type Said = {
  actualTo: number
  known: (kind: string) => Months
  confirmed: { costKind: string; amount: Ore }[]
}

/**
 * Each cost kind of an object's year in operations: budget, actual so far and suggested forecast, in öre. The suggested
 * one is the one of the cost page; where somebody has confirmed a forecast there, it is that. What the object bears of
 * others' costs is beside it as it is forecast: it follows from theirs.
 */
export function kindsOf(all: CostRow[], names: { id: string; name: string }[], said: Said) {
  const rows = all.filter(isOperations)
  const { actualTo } = said
  const known = new Set([...names.map(({ id }) => id), ...rows.map(row => row.costKind)])
  const costs = [...known].flatMap(kind => {
    const [own, divided] = [isOwnCost, isAllocated].map(which =>
      rows.filter(row => row.costKind === kind && which(row)),
    )
    const budget = addedMonths(own!.map(row => row.budget))
    const actual = addedMonths(own!.map(row => row.actual))
    const borne = sumsOf(divided!)
    const confirmed = said.confirmed.find(of => of.costKind === kind)
    const suggested = confirmed?.amount ?? groupForecast({ budget, actual, actualTo }, said.known(kind)).amount
    const sums = {
      budget: sum(budget) + borne.budget,
      actual: sum(actual) + borne.actual,
      suggested: suggested + borne.forecast,
    }
    const name = names.find(({ id }) => id === kind)?.name ?? kind
    return Object.values(sums).every(amount => amount === 0)
      ? []
      : [{ kind, name, ...sums, ...(confirmed && { confirmed: true }) }]
  })
  return { costs, actualTo }
}
