import { yearOf, type Day } from '#shared/day.ts'
import type { Data } from '../data/index.ts'

/** What the portfolio is computed from, in one parallel round trip. */
export async function readPortfolio(data: Data, today: Day) {
  const year = yearOf(today)
  const [model, objects, systems, contracts, assignments, plans, followUps, totals] = await Promise.all([
    data.model.get(),
    data.objects.list(),
    data.systems.rows(),
    data.contracts.list(),
    data.assignments.list(),
    data.plans.year(year + 1),
    data.followUps(year).list(),
    data.costs.totals(),
  ])
  const actualTo = Math.max(0, ...totals.filter(total => total.year === year).map(total => total.actualTo))
  return { model, objects, systems, contracts, assignments, plans, followUps, totals, actualTo }
}
