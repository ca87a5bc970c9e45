import type { FollowUp } from '#shared/followups.ts'
import { asItWent } from '#shared/last-year.ts'
import type { PlanWithParts } from '#shared/plans.ts'
import { statusOf } from '#shared/portfolio.ts'
import type { ReportAsked } from '#shared/reports/kinds.ts'
import type { Data } from '../data/index.ts'

const inSwedish = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'sv')

/** Each object's latest follow-up of a year, by the same rule as its status. */
export const latestOf = (followUps: FollowUp[]): FollowUp[] =>
  [...Map.groupBy(followUps, ({ object }) => object)].flatMap(([object, of]) => {
    const status = statusOf(of, object)
    return of.findLast(followUp => followUp.status === status) ?? []
  })

/** What a year's reports are made of: one object's, one förvaltning's, or everything. */
export async function readYear(data: Data, { year, object, unit }: ReportAsked) {
  const [every, plansOfYear, all, totals, costs] = await Promise.all([
    data.objects.rows(),
    data.plans.year(year),
    data.followUps(year).list(),
    data.costs.totals(year),
    data.costs.year(year),
  ])
  const objects = every
    .filter(of => (object === undefined || of.id === object) && (unit === undefined || of.unit === unit))
    .toSorted(inSwedish)
  const isOf = (id: string) => objects.some(of => of.id === id)
  const planned = plansOfYear.filter(plan => isOf(plan.object)).map(plan => plan.object)
  const plans = await Promise.all(
    planned.map(async id => ({
      now: (await data.plans.withParts(year, id)) as PlanWithParts,
      first: (await data.plans.versions(year, id))[0]?.frozen,
    })),
  )
  const of = all.filter(followUp => isOf(followUp.object))
  return {
    year,
    subtitle: object ? (objects[0]?.name ?? '') : (unit ?? ''),
    objects,
    // Approved plans never change: what became of them is what the follow-ups say.
    plans: plans.map(({ now }) => asItWent(now, of).went),
    first: new Map(plans.flatMap(({ now, first }) => (first ? [[now.plan.object, first] as const] : []))),
    all: of,
    followUps: latestOf(of),
    totals: totals.filter(total => total.year === year && isOf(total.object)),
    costs: costs.filter(row => isOf(row.object)),
  }
}
