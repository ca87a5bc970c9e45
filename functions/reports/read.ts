import type { PlanReportInput } from '#shared/reports/plan.ts'
import type { Data } from '../data/index.ts'

/**
 * What a plan's report is made of: the approved version that is named. Without one it is the version that holds, or, while
 * the plan is being written, the plan as it is.
 */
export async function readPlan(
  data: Data,
  year: number,
  id: string,
  version?: number,
): Promise<PlanReportInput | undefined> {
  const [object, objects, people, systems, model, tenant, costs, plan, versions, last, lastVersions] =
    await Promise.all([
      data.objects.find(id),
      data.objects.rows(),
      data.people.rows(),
      data.systems.rows(),
      data.model.get(),
      data.tenant.get(),
      data.costs.year(year - 1),
      data.plans.find(year, id),
      data.plans.versions(year, id),
      data.plans.find(year - 1, id),
      data.plans.versions(year - 1, id),
    ])
  const isApproved = plan?.state === 'approved' || plan?.state === 'reviewed'
  const approved = versions.find(of => of.version === (version ?? (isApproved ? plan.version : undefined)))
  if (!object || !plan || (version !== undefined && !approved)) return undefined
  // Last year's plan is what was approved of it, as long as somebody approved it.
  const before = lastVersions.at(-1)?.frozen ?? (last && (await data.plans.withParts(year - 1, id)))
  return {
    ...{ object, objects, people, systems, model },
    entities: (await data.economy.now(tenant)).entities,
    costs: costs.filter(row => row.object === id),
    parts: approved?.frozen ?? (await data.plans.withParts(year, id)),
    ...(approved && { version: approved }),
    ...(before && { before }),
  }
}
