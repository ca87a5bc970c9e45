import { yearOf, type Day } from '#shared/day.ts'
import type { Data } from '../data/index.ts'

/** What the portfolio is computed from, in one parallel round trip. */
export async function readPortfolio(data: Data, today: Day) {
  const year = yearOf(today)
  const [model, objects, systems, assignments, plans, followUps, totals, costs] = await Promise.all([
    data.model.get(),
    data.objects.list(),
    data.systems.list(),
    data.assignments.list(),
    data.plans.year(year + 1),
    data.followUps(year).list(),
    data.costs.totals(),
    data.costs.year(year),
  ])
  const actualTo = costs.reduce((latest, row) => Math.max(latest, row.actualTo), 0)
  return { model, objects, systems, assignments, plans, followUps, totals, costs, actualTo }
}
