import type { Model } from './model.ts'

/** How a municipality's plan year goes: who approves plans, which periods are followed up, and when they lock. */
export const planYearFields = ['approval', 'ownApproval', 'periods', 'lockAfterDays', 'overBudgetPercent'] as const
export type PlanYear = Pick<Model, (typeof planYearFields)[number]>

export const planYearKeys = [
  'by',
  'afterForum',
  'ownApproval',
  'periods',
  'lockAfterDays',
  'overBudgetPercent',
] as const
export type PlanYearKey = (typeof planYearKeys)[number]

/** Each of its choices by its key; what is not known is left out. */
export function planYearValues(of: { [F in keyof PlanYear]?: PlanYear[F] | undefined }): Record<string, string> {
  const { ownApproval, periods, lockAfterDays, overBudgetPercent } = of
  const all = { ...of.approval, ownApproval, periods, lockAfterDays, overBudgetPercent }
  return Object.fromEntries(planYearKeys.flatMap(key => (all[key] === undefined ? [] : [[key, String(all[key])]])))
}
