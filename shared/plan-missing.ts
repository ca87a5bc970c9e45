import type { PlanWithParts } from './plans.ts'

export type Missing = { what: 'goals' | 'activities' | 'budget' | 'responsible' | 'due'; row: string; name: string }

/** A plan can be submitted when it has a goal, an activity and a budget, and every activity has someone responsible and a last day. */
export function missing({ goals, activities, budget }: PlanWithParts): Missing[] {
  const none = (what: 'goals' | 'activities' | 'budget', rows: unknown[]): Missing[] =>
    rows.length === 0 ? [{ what, row: '', name: '' }] : []
  return [
    ...none('goals', goals),
    ...none('activities', activities),
    ...activities.flatMap(({ id: row, name, responsible, due }): Missing[] => [
      ...(responsible ? [] : [{ what: 'responsible' as const, row, name }]),
      ...(due ? [] : [{ what: 'due' as const, row, name }]),
    ]),
    ...none('budget', budget),
  ]
}
