import * as m from '#messages'
import { decimal, tkr } from '#shared/format.ts'
import { toTkr } from '#shared/money.ts'
import type { FollowUpState } from '#shared/followup-decisions.ts'
import { forecastOf, type Suggestion, type SuggestionReason } from '#shared/followup-suggestion.ts'
import type { Asked, Assessment, FollowUp, FollowUpPart, Period, Status } from '#shared/followups.ts'

export const periodNames: Record<Period, () => string> = {
  ...{ Q1: m.followups_period_q1, Q2: m.followups_period_q2, Q3: m.followups_period_q3 },
  ...{ T1: m.followups_period_t1, T2: m.followups_period_t2, year: m.followups_period_year },
}
export const shortNames: Record<Period, () => string> = {
  ...{ Q1: m.followups_short_q1, Q2: m.followups_short_q2, Q3: m.followups_short_q3 },
  ...{ T1: m.followups_short_t1, T2: m.followups_short_t2, year: m.followups_short_year },
}
export const stateNames: Record<FollowUpState | 'none', () => string> = {
  ...{ open: m.followups_state_open, started: m.followups_state_started, submitted: m.followups_state_submitted },
  ...{ locked: m.followups_state_locked, ahead: m.followups_state_ahead, none: m.followups_state_none },
}
export const partNames: Record<FollowUpPart, () => string> = {
  ...{ status: m.followups_part_status, goals: m.followups_part_goals, activities: m.followups_part_activities },
  ...{ risks: m.followups_part_risks, forecast: m.followups_part_forecast },
  ...{ vacancies: m.followups_part_vacancies, summary: m.followups_part_summary },
}
/** What is left to do in a part. */
export const leftNames: Record<FollowUpPart, () => string> = {
  ...{ status: m.followups_left_status, goals: m.followups_left_goals, activities: m.followups_left_activities },
  ...{ risks: m.followups_left_risks, forecast: m.followups_left_forecast },
  ...{ vacancies: m.followups_left_vacancies, summary: m.followups_left_summary },
}
/** An assessment with the mark that it has. */
export const assessments: Record<Assessment, [Status, () => string]> = {
  met: ['ok', m.followups_met],
  onTrack: ['ok', m.followups_on_track],
  uncertain: ['warn', m.followups_uncertain],
  missed: ['warn', m.followups_missed],
}
/** How many per cent an amount is over another, at most one decimal. */
export const percentOver = (amount: number, of: number) => decimal(((amount - of) / Math.abs(of)) * 100, 1)

/** Why a status is suggested, in a sentence. */
export function reasonText(reason: SuggestionReason): string {
  if (reason.what === 'forecast')
    return reason.budget === 0
      ? m.followups_why_forecast_none({ amount: tkr(reason.forecast) })
      : m.followups_why_forecast({ percent: percentOver(reason.forecast, reason.budget) })
  if (reason.what === 'risk') return m.followups_why_risk(reason)
  if (reason.what === 'late') return m.followups_why_late({ n: reason.names.length, name: reason.names[0]! })
  if (reason.what === 'goal') return m.followups_why_goal(reason)
  return reason.since
    ? m.followups_why_vacancy_since({ role: reason.role, day: reason.since })
    : m.followups_why_vacancy(reason)
}

/** What the page says under its heading: the money, what is late, what is left. */
export function toldOf(asked: Asked, followUp: FollowUp, { reasons }: Suggestion, left: number): string {
  const { budget, forecast } = forecastOf(asked, followUp)
  const over = toTkr(forecast - budget)
  const amount = tkr(Math.abs(forecast - budget))
  const money = over > 0 ? m.followups_forecast_over : m.followups_forecast_under
  const late = reasons.find(reason => reason.what === 'late')
  return [
    asked.costs.length === 0 ? '' : over === 0 ? m.followups_forecast_even() : money({ amount }),
    late ? m.followups_late_sub({ n: late.names.length }) : '',
    left > 0 ? m.followups_left_sub({ n: left }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
