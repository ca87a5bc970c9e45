import type { Year } from '#shared/day.ts'
import { idsOf } from '#shared/ids.ts'
import type { Model } from '#shared/model.ts'
import {
  activityCost,
  activityId,
  baseOf,
  standing,
  withActivities,
  yearStands,
  type YearStands,
} from '#shared/scenario-base.ts'
import type { Ground, Names } from '#shared/scenario-page.ts'
import type { Scenario } from '#shared/scenarios.ts'
import { StaffTerms } from '#shared/staff-costs.ts'
import type { Data } from '../data/index.ts'

/** Activities that cost something, of the plans of those years. */
export const activitiesOf = async (data: Data, years: Year[]) =>
  (await Promise.all(years.map(async year => (await data.plans.activitiesOf(year)).map(of => ({ ...of, year })))))
    .flat()
    .filter(({ cost }) => cost !== 0)
type Planned = Awaited<ReturnType<typeof activitiesOf>>

/** What scenarios are played on over those years: read, and never written. */
export async function groundOf(data: Data, model: Model, years: Year[], scenarios: Pick<Scenario, 'changes'>[]) {
  const [{ objects, systems, contracts }, totals, staff, { items: investments }] = await Promise.all([
    data.lists(),
    data.costs.totals(),
    data.staffTerms(),
    data.investments.now(),
  ])
  const stands = standing(totals, idsOf(objects), years)
  const delayed = scenarios.flatMap(({ changes }) =>
    changes.flatMap(change => (change.kind === 'delay' && change.of.what === 'activity' ? change.of : [])),
  )
  const [rows, activities] = await Promise.all([
    Promise.all([...new Set([...years, ...stands.map(({ from }) => from)])].map(year => data.costs.year(year))),
    delayed.length > 0 ? activitiesOf(data, years) : ([] as Planned),
  ])
  const ground: Ground = {
    base: withActivities(baseOf(rows.flat(), stands), delayed, activities.map(activityCost)),
    terms: { staff: staff ?? StaffTerms.parse({}), roles: model.roles },
    known: {
      ...{
        object: idsOf(objects),
        system: idsOf(systems),
        contract: idsOf(contracts),
        activity: new Set(activities.map(activityId)),
      },
      ...{ costKind: idsOf(model.costKinds), role: idsOf(model.roles), investment: idsOf(investments) },
    },
  }
  const names: Names = { objects, kinds: model.costKinds }
  const told: YearStands[] = yearStands(stands, years)
  return { ground, names, stands: told, objects, systems, contracts, investments }
}
