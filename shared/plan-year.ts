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
export function planYearValues({ approval, ...rest }: { [F in keyof PlanYear]?: PlanYear[F] | undefined }) {
  const all = { ...approval, ...rest } as Partial<Record<PlanYearKey, string | number | boolean>>
  return Object.fromEntries(planYearKeys.flatMap(key => (all[key] === undefined ? [] : [[key, String(all[key])]])))
}
