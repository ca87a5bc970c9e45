import type { BudgetInput } from '#shared/reports/budget.ts'
import type { Data } from '../data/index.ts'

/** What a year's budget report is made of. */
export async function readBudget(data: Data, year: number): Promise<Omit<BudgetInput, 'model'>> {
  const [objects, units, plans, costs, frames] = await Promise.all([
    data.objects.rows(),
    data.units.list(),
    data.plans.wholeYear(year),
    data.costs.year(year - 1),
    data.frames(year).list(),
  ])
  return { year, objects, units, plans, costs, frames }
}
