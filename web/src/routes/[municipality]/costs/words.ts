import { getLocale } from '#locale'
import * as m from '#messages'
import type { CostGroup, CostPart, Way } from '#shared/cost-page.ts'
import { spanOf, type CostPeriod } from '#shared/cost-periods.ts'
import { monthName } from '#shared/format.ts'
import type { Nature } from '#shared/placing.ts'
import type { Decidedness } from '#shared/plan-budgets.ts'
import { natureTexts } from '#shared/placing-texts.ts'
import type { Ore } from '#shared/money.ts'

export const wayNames: Record<Way, () => string> = {
  kind: m.cost_by_kind,
  object: m.cost_by_object,
  family: m.cost_by_family,
  unit: m.cost_by_unit,
  system: m.cost_by_system,
  supplier: m.cost_by_supplier,
  account: m.cost_period_by_account,
  nature: m.cost_by_nature,
}
/** What the year's budget is, where it comes from plans: decided on, proposed, or only seen ahead. */
export function budgetWords({ adopted, of, ahead, objects }: Decidedness & { objects: number }): string {
  if (of === 0) return ''
  if (adopted === objects) return m.plan_budget_adopted()
  return ahead === of ? m.plan_budget_only_ahead() : m.plan_budget_proposed({ adopted, of: objects })
}
export const perWay: Record<Way, () => string> = {
  kind: m.cost_per_kind,
  object: m.cost_per_object,
  family: m.cost_per_family,
  unit: m.cost_per_unit,
  system: m.cost_per_system,
  supplier: m.cost_per_supplier,
  account: m.cost_period_per_account,
  nature: m.cost_per_nature,
}
const nobody: Partial<Record<Way, () => string>> = {
  system: m.cost_no_system,
  supplier: m.cost_no_supplier,
  account: m.cost_period_no_account,
  family: m.cost_no_family,
  unit: m.cost_no_unit,
}

/** What a group is called: one without a system, or without a supplier, says so. */
export const groupName = ({ id, name, account }: Pick<CostGroup, 'id' | 'name' | 'account'>, way: Way): string =>
  way === 'nature' ? natureTexts[id as Nature]() : name || account || (nobody[way] ?? m.cost_no_name)()

/** What a part of a group is called. */
export const partName = (part: CostPart, way: Way): string =>
  part.name || (way === 'supplier' && part.id === '' ? m.cost_no_system() : (part.account ?? m.cost_no_name()))

/** The month as it stands in a heading: `aug`. */
export const shortMonth = (month: number): string => monthName(month, getLocale(), 'short').slice(0, 3)
export const longMonth = (month: number): string => monthName(month, getLocale())

/** What a period is called, in the middle of a sentence: `tertial 2`, `till och med augusti`. */
export function periodName(period: CostPeriod): string {
  const { from, to } = spanOf(period)
  if (period === 'year') return lower(m.cost_period_year())
  if (period.startsWith('to')) return lower(m.cost_period_to({ month: longMonth(to) }))
  return period.startsWith('t') ? lower(m.cost_period_tertial({ n: to / 4 })) : longMonth(from)
}
const lower = (text: string) => text[0]!.toLocaleLowerCase('sv') + text.slice(1)

/** The group, or the part of one, that explains most of the deviation from budget, when one does. */
export function explained(groups: CostGroup[], way: Way, diff: Ore): string | undefined {
  const over = (of: { budget?: Ore; forecast?: Ore }) => ((of.forecast ?? 0) - (of.budget ?? 0)) * Math.sign(diff)
  const all = groups.reduce((total, of) => total + Math.max(0, over(of)), 0)
  const first = groups.toSorted((a, b) => over(b) - over(a))[0]
  if (!first || diff === 0 || over(first) * 2 < all) return undefined
  const part = first.parts.filter(of => of.budget !== undefined).toSorted((a, b) => over(b) - over(a))[0]
  const inPart = way === 'kind' && part && over(part) * 2 >= over(first)
  return inPart ? partName(part, way) : groupName(first, way)
}
