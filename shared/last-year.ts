import { endOf } from './followup-periods.ts'
import { outcomeOf, type Outcome } from './followup-outcome.ts'
import type { FollowUp } from './followups.ts'
import type { Outcomes } from './new-year.ts'
import type { PlanWithParts } from './plans.ts'

/**
 * Last year's plan as its follow-ups say it went: an approved plan never changes, so activities, their last days and
 * risks are what was said of them last. `followUps`: the year's, of any object. `outcomes`: the goals that somebody has
 * assessed. `told`: what was said of each row.
 */
export function asItWent(
  last: PlanWithParts,
  followUps: FollowUp[],
): { went: PlanWithParts; outcomes: Outcomes; told: Outcome } {
  const own = followUps.filter(({ object }) => object === last.plan.object)
  const told = outcomeOf(last, own, endOf(last.plan.year, 'year'))
  const goals = Object.entries(told.goals).flatMap(([id, { assessment }]) =>
    assessment === undefined ? [] : [[id, { status: assessment === 'met' ? ('ok' as const) : ('warn' as const) }]],
  )
  return {
    went: {
      ...last,
      activities: last.activities.map(row => {
        const { status, due } = told.activities[row.id]!
        return { ...row, status, ...(due && { due }) }
      }),
      risks: last.risks.map(row => {
        const { likelihood, consequence } = told.risks[row.id]!
        return { ...row, likelihood, consequence }
      }),
    },
    outcomes: { goals: Object.fromEntries(goals) },
    told,
  }
}
