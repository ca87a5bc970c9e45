import { yearOf, type Day } from '#shared/day.ts'
import type { ManagedObject } from '#shared/objects.ts'
import type { Data } from './index.ts'

/** Every cost kind that a cost row, a plan's budget or an approved version of a plan names, of any year. */
export async function readCostKindsUsed(data: Data, objects: ManagedObject[], today: Day): Promise<Set<string>> {
  const costYears = [...new Set((await data.costs.totals()).map(total => total.year))]
  const first = Math.min(yearOf(today), ...costYears, ...objects.map(({ since }) => yearOf(since ?? today))) - 1
  const planYears = Array.from({ length: yearOf(today) + 3 - first + 1 }, (_, i) => first + i)
  const [rows, lines, frozen] = await Promise.all([
    Promise.all(costYears.map(data.costs.year)),
    Promise.all(planYears.map(data.plans.budgetOf)),
    Promise.all(planYears.map(year => readFrozen(data, year))),
  ])
  return new Set([...rows.flat(), ...lines.flat(), ...frozen.flat()].map(({ costKind }) => costKind))
}

/** A line that a revision has removed still stands in the version before. */
async function readFrozen(data: Data, year: number) {
  const approved = (await data.plans.year(year)).filter(plan => plan.version > 0)
  const versions = await Promise.all(approved.map(plan => data.plans.versions(year, plan.object)))
  return versions.flat().flatMap(({ frozen }) => frozen.budget)
}
