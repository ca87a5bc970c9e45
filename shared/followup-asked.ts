import type { CostRow } from './costs.ts'
import { kindsOf, type Said } from './followup-forecast.ts'
import { outcomeOf } from './followup-outcome.ts'
import { endOf } from './followup-periods.ts'
import { Period, type Asked, type FollowUp, type Period as PeriodOf } from './followups.ts'
import type { Model } from './model.ts'
import type { PlanWithParts } from './plans.ts'
import type { Vacancy } from './staffing.ts'

/** What a follow-up is an answer to, as it stands now. `followUps`: the object's own of the year. */
export type AskedInput = {
  year: number
  period: PeriodOf
  parts: Omit<PlanWithParts, 'plan'>
  costs: CostRow[]
  said: Said
  model: Pick<Model, 'costKinds' | 'overBudgetPercent'>
  followUps: FollowUp[]
  vacancies: Vacancy[]
  places: number
}

/** The follow-ups of the periods before one. */
export const before = <F extends { period: PeriodOf }>(followUps: F[], period: PeriodOf): F[] =>
  followUps.filter(of => Period.options.indexOf(of.period) < Period.options.indexOf(period))

/** The rows that are asked of: the plan's, as the follow-up before has them; the costs with a suggested forecast; the roles that nobody holds. */
export function askedOf({ year, period, parts, costs, said, model, followUps, vacancies, places }: AskedInput): Asked {
  const per = endOf(year, period)
  const outcome = outcomeOf(parts, before(followUps, period), per)
  return {
    goals: parts.goals.map(({ id, text, measure, target }) => ({ id, text, measure, target })),
    activities: parts.activities.map(({ id, name, cost }) => {
      const { status, due } = outcome.activities[id]!
      return { id, name, cost, status, ...(due && { due }) }
    }),
    risks: parts.risks.map(({ id, text }) => {
      const { likelihood, consequence } = outcome.risks[id]!
      return { id, text, likelihood, consequence }
    }),
    ...kindsOf(costs, model.costKinds, said),
    vacancies: vacancies.map(({ roleName, since }) => ({ role: roleName, ...(since && { since }) })),
    places,
    overBudgetPercent: model.overBudgetPercent,
    per,
  }
}
