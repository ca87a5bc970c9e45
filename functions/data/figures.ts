import type { FigureInput } from '#shared/benchmark/key-figures.ts'
import type { Day } from '#shared/day.ts'
import { resolve, wheelOf } from '#shared/wheel.ts'
import type { Data } from './index.ts'

/** What a municipality's key figures of a year are computed from, in one parallel round trip. */
export async function readFigures(data: Data, year: number, today: Day): Promise<FigureInput> {
  const [tenant, model, objects, systems, { assignments }, plans, activities, totals, wheels] = await Promise.all([
    data.tenant.get(),
    data.model.get(),
    data.objects.list(),
    data.systems.list(),
    data.staffing(),
    data.plans.year(year),
    data.plans.activitiesOf(year),
    data.costs.totals(),
    data.wheels.list(),
  ])
  // A year's plans are approved in the year before.
  const wheel = wheelOf(wheels, year - 1) ?? wheelOf(wheels, year)
  const event = wheel && resolve({ ...wheel, year: year - 1 }).find(e => e.id === 'plan-approve')
  const approveBy = event?.on ?? `${year - 1}-12-31`
  return { tenant, model, objects, systems, assignments, plans, activities, totals, year, today, approveBy }
}
