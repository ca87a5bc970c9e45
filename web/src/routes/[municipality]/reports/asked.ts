import type * as z from 'zod'
import * as m from '#messages'
import { ReportKind } from '#shared/reports/kinds.ts'

/** The kinds that are chosen among; minutes are taken at their forum. */
const Chosen = ReportKind.exclude(['minutes'])
export type Chosen = z.infer<typeof Chosen>
export const kindNames: Record<Chosen, () => string> = {
  plan: m.reports_kind_plan,
  differences: m.reports_kind_differences,
  followup: m.reports_kind_followup,
  annual: m.reports_kind_annual,
  portfolio: m.reports_kind_portfolio,
  budget: m.planning_report_kind,
}

/** What is of one object's plan. */
export const needsObject = (kind: Chosen) => kind === 'plan' || kind === 'differences'

/** Which report the address asks for, with what is usual where it does not say: plans and budgets are of next year, the rest of this. */
export function askedIn(params: Pick<URLSearchParams, 'get'>, now: number): Record<string, string> & { kind: Chosen } {
  const kind = Chosen.catch('portfolio').parse(params.get('kind'))
  const given = (name: string) => (params.get(name) ? { [name]: params.get(name)! } : {})
  const one = given('object')
  const year = params.get('year') ?? String(needsObject(kind) || kind === 'budget' ? now + 1 : now)
  if (kind === 'budget') return { kind, year, ...given('unit') }
  if (kind === 'portfolio') return { kind, year: String(now), ...given('unit') }
  const unit = needsObject(kind) || 'object' in one ? {} : given('unit')
  return {
    ...{ kind, year, ...one, ...unit },
    ...(kind === 'followup' && { period: params.get('period') ?? 'T1' }),
    ...(needsObject(kind) && given('version')),
  }
}
