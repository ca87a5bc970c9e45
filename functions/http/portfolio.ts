import { yearOf, type Day } from '#shared/day.ts'
import type { Model } from '#shared/model.ts'
import type { Data } from '../data/index.ts'

/** What the portfolio is computed from, in one parallel round trip. */
export async function readPortfolio(data: Data, model: Model, today: Day) {
  const year = yearOf(today)
  const [lists, components, plans, followUps, totals] = await Promise.all([
    data.lists(),
    data.components.rows(),
    data.plans.year(year + 1),
    data.followUps(year).list(),
    data.costs.totals(),
  ])
  const actualTo = Math.max(0, ...totals.filter(total => total.year === year).map(total => total.actualTo))
  return { model, ...lists, components, plans, followUps, totals, actualTo }
}
