import { isLate } from './followup-outcome.ts'
import type { Asked, FollowUp, Status } from './followups.ts'
import { sum } from './money.ts'
import { isOverBudget } from './portfolio.ts'

/** Why a status is suggested; each says how grave it is. */
export type SuggestionReason = { status: 'warn' | 'bad' } & (
  | { what: 'forecast'; budget: number; forecast: number }
  | { what: 'risk'; n: number; from: number; to: number }
  | { what: 'late'; names: string[] }
  | { what: 'vacancy'; role: string; since?: string | undefined }
  | { what: 'goal'; n: number }
)
export type Suggestion = { status: Status; reasons: SuggestionReason[] }
type Answers = Pick<FollowUp, 'goals' | 'activities' | 'risks' | 'forecast'>

/** A risk is critical from here, and worth watching from the other: of 25. */
const CRITICAL = 12
const WATCHED = 8
export const riskStatus = (value: number): Status => (value >= CRITICAL ? 'bad' : value >= WATCHED ? 'warn' : 'ok')

/** The whole year's forecast, in öre: the leader's own, or else the suggested one. */
export const forecastOf = (asked: Pick<Asked, 'costs'>, answers: Pick<Answers, 'forecast'>) => ({
  budget: sum(asked.costs.map(({ budget }) => budget)),
  forecast: sum(asked.costs.map(({ kind, suggested }) => answers.forecast[kind]?.amount ?? suggested)),
})

/** A risk's value as it is said to be now. */
export const riskNow = (risk: Asked['risks'][number], answers: Pick<Answers, 'risks'>) =>
  (answers.risks[risk.id]?.likelihood ?? risk.likelihood) * (answers.risks[risk.id]?.consequence ?? risk.consequence)

/** An activity's status and last day as they are said to be now. */
export function activityNow(activity: Asked['activities'][number], answers: Pick<Answers, 'activities'>, per: string) {
  const said = answers.activities[activity.id]
  const status = said?.status ?? activity.status
  return { status, movedTo: said?.movedTo, late: isLate(status, activity.due, said?.movedTo, per) }
}

/**
 * The status that is suggested, and why. Critical: the forecast is more than the municipality's limit over budget, or a
 * risk has risen to critical. Deviating: another risk that has risen, an activity that is late, a mandatory role that
 * nobody holds, a goal that will not be reached. Otherwise as planned. What is worse never gives a better status.
 */
export function suggest(asked: Asked, answers: Answers): Suggestion {
  const money = forecastOf(asked, answers)
  const over = isOverBudget(money.budget, money.forecast, asked.overBudgetPercent)
  const late = asked.activities.filter(activity => activityNow(activity, answers, asked.per).late)
  const reasons: SuggestionReason[] = [
    ...(over ? [{ what: 'forecast' as const, status: 'bad' as const, ...money }] : []),
    ...asked.risks.flatMap((risk, i): SuggestionReason[] => {
      const [from, to] = [risk.likelihood * risk.consequence, riskNow(risk, answers)]
      return to > from ? [{ what: 'risk', status: to >= CRITICAL ? 'bad' : 'warn', n: i + 1, from, to }] : []
    }),
    ...(late.length > 0
      ? [{ what: 'late' as const, status: 'warn' as const, names: late.map(({ name }) => name) }]
      : []),
    ...asked.vacancies.map(({ role, since }) => ({ what: 'vacancy' as const, status: 'warn' as const, role, since })),
    ...asked.goals.flatMap(({ id }, i) =>
      answers.goals[id]?.assessment === 'missed' ? [{ what: 'goal' as const, status: 'warn' as const, n: i + 1 }] : [],
    ),
  ]
  const status = reasons.some(reason => reason.status === 'bad') ? 'bad' : reasons.length > 0 ? 'warn' : 'ok'
  return { status, reasons }
}
