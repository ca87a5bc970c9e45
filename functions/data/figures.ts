import { countable, countedOn, countOn } from '#shared/cost-counts.ts'
import type { FigureInput } from '#shared/benchmark/key-figures.ts'
import type { PlanDays } from '#shared/benchmark/definitions/definition.ts'
import type { Day, Year } from '#shared/day.ts'
import { idsOf } from '#shared/ids.ts'
import type { Plan } from '#shared/plans.ts'
import { isForecast, yearOf, type Period } from '#shared/rounds.ts'
import { resolve, wheelOf } from '#shared/wheel.ts'
import type { Data } from './index.ts'

/** What a municipality's key figures of a period are computed from: the same rows, lists and counts as its pages show. */
export async function readFigures(data: Data, period: Period, today: Day): Promise<FigureInput> {
  const [year, forecast] = [yearOf(period), isForecast(period)]
  const reading = data.tenant.get()
  const [
    tenant,
    model,
    { objects, systems, assignments, contracts },
    plans,
    activities,
    costs,
    wheels,
    economy,
    scope,
  ] = await Promise.all([
    reading,
    data.model.get(),
    data.lists(),
    data.plans.year(year),
    data.plans.activitiesOf(year),
    data.costs.whole(year),
    data.wheels.list(),
    reading.then(of => data.economy.now(of)),
    data.figureScope.now(),
  ])
  const day = countedOn(year, today)
  const listed = idsOf(objects)
  const counts = Object.fromEntries(countable.map(what => [what, countOn(economy.counts, what, day, tenant)]))
  return {
    ...{ year, forecast, day, model, objects, systems, assignments, contracts, activities, scope },
    approveBy: approvalDay(wheels, year),
    plans: await Promise.all(plans.map(plan => firstDays(data, plan))),
    rows: (costs?.rows ?? []).filter(row => listed.has(row.object)),
    actualTo: costs?.about.actualTo ?? 0,
    counts: counts as FigureInput['counts'],
  }
}

/** A year's plans are approved in the year before, on the wheel's day. */
function approvalDay(wheels: Awaited<ReturnType<Data['wheels']['list']>>, year: Year): Day {
  const wheel = wheelOf(wheels, year - 1) ?? wheelOf(wheels, year)
  const event = wheel && resolve({ ...wheel, year: year - 1 }).find(({ id }) => id === 'plan-approve')
  return event?.on ?? `${year - 1}-12-31`
}

/** A revised plan tells the days of its revision: its first version is the one that was in time, or was not. */
async function firstDays(data: Data, plan: Plan): Promise<PlanDays> {
  const { object, version } = plan
  const first =
    version > 1 || (version === 1 && plan.state === 'draft')
      ? await data.plans.version(plan.year, object, 1)
      : undefined
  const { submittedOn, approvedOn } = first ? first.frozen.plan : plan
  const approved = first?.decision.day ?? approvedOn
  return { object, ...(submittedOn && { submittedOn }), ...(approved && { approvedOn: approved }) }
}
