import type { PersonActor } from './actor.ts'
import { changed } from './change.ts'
import { addDays, type Day } from './day.ts'
import { activityNow, suggest } from './followup-suggestion.ts'
import { lockedFrom, type PeriodDays, type Round } from './followup-periods.ts'
import { FollowUp, followUpParts, type Asked, type FollowUpChange, type FollowUpPart } from './followups.ts'
import { Refusal } from './refusal.ts'

/** Before its day, open, begun, submitted or locked. What is locked stays as it was, submitted or not. */
export type FollowUpState = 'ahead' | 'open' | 'started' | 'submitted' | 'locked'

/** When an object's follow-up of a period is written, and what has been decided of the period. */
export type Time = { days: PeriodDays; round?: Round | undefined; today: Day }

/** The state that a follow-up is in. */
export function stateOf(followUp: FollowUp | undefined, object: string, { days, round, today }: Time): FollowUpState {
  if (today >= lockedFrom(days, round, object)) return 'locked'
  if (today < days.opens) return 'ahead'
  if (followUp?.submittedOn) return 'submitted'
  return followUp && Object.keys(followUp.reported).length > 0 ? 'started' : 'open'
}

/** Only what is open is written. */
function assertOpen(followUp: FollowUp, time: Time): void {
  const state = stateOf(followUp, followUp.object, time)
  if (state === 'locked')
    throw new Refusal('followup_locked', { day: lockedFrom(time.days, time.round, followUp.object) })
  if (state === 'ahead') throw new Refusal('followup_ahead', { day: time.days.opens })
}

/** A status other than as planned, or other than the suggested one, is explained. */
export const needsComment = (followUp: Pick<FollowUp, 'status'>, suggested: FollowUp['status']) =>
  followUp.status !== undefined && (followUp.status !== 'ok' || followUp.status !== suggested)

/** The parts that are left to answer. What the plan has filled in is answered when somebody has written in it or said that it is right. */
export function leftOf(followUp: FollowUp, asked: Asked): FollowUpPart[] {
  const { status, comment, goals, reported, vacancies, summary } = followUp
  const unexplained = comment === '' && needsComment(followUp, suggest(asked, followUp).status)
  const left: Record<FollowUpPart, boolean> = {
    status: status === undefined || unexplained,
    goals: asked.goals.some(({ id }) => goals[id]?.assessment === undefined),
    activities: asked.activities.length > 0 && !reported.activities,
    risks: asked.risks.length > 0 && !reported.risks,
    forecast: asked.costs.length > 0 && !reported.forecast,
    vacancies: asked.vacancies.length > 0 && vacancies === '',
    summary: summary === '',
  }
  return followUpParts.filter(part => left[part])
}

const counted = (followUp: FollowUp, asked: Asked): FollowUp => ({
  ...followUp,
  answered: followUpParts.length - leftOf(followUp, asked).length,
})

/** What is written is about rows that the follow-up asks of. */
function assertKnown(change: FollowUpChange, { goals, activities, risks, costs }: Asked): void {
  const known = { goals, activities, risks, forecast: costs.map(({ kind }) => ({ id: kind })) }
  for (const [part, rows] of Object.entries(known))
    for (const id of Object.keys(change[part as keyof typeof known] ?? {}))
      if (!rows.some(row => row.id === id)) throw new Refusal('not_found', {})
}

/** Rows after a change, each field by itself. */
const merged = (before: Record<string, object>, change: Record<string, object> = {}) => ({
  ...before,
  ...Object.fromEntries(Object.entries(change).map(([id, fields]) => [id, changed(before[id] ?? {}, fields)])),
})

/** What somebody writes is saved while the follow-up is open and not submitted, with who wrote in which part. */
export function write(
  before: FollowUp,
  change: FollowUpChange,
  asked: Asked,
  by: Pick<PersonActor, 'person'>,
  time: Time,
): FollowUp {
  assertOpen(before, time)
  if (before.submittedOn) throw new Refusal('followup_submitted', { day: before.submittedOn })
  assertKnown(change, asked)
  const { right = [], goals, activities, risks, forecast, ...plain } = change
  const touched = followUpParts.filter(
    part => right.includes(part) || change[part] !== undefined || (part === 'status' && change.comment !== undefined),
  )
  const mark = { by: by.person, on: time.today }
  return counted(
    FollowUp.parse({
      ...changed<FollowUp>(before, plain),
      goals: merged(before.goals, goals),
      activities: merged(before.activities, activities),
      risks: merged(before.risks, risks),
      forecast: merged(before.forecast, forecast),
      reported: { ...before.reported, ...Object.fromEntries(touched.map(part => [part, mark])) },
    }),
    asked,
  )
}

/** A follow-up is submitted once, when no part is left. From then on it says everything itself, whatever becomes of plan and costs. */
export function submit(before: FollowUp, asked: Asked, by: Pick<PersonActor, 'person'>, time: Time): FollowUp {
  assertOpen(before, time)
  if (before.submittedOn) throw new Refusal('followup_submitted', { day: before.submittedOn })
  const left = leftOf(before, asked)
  if (left.length > 0) throw new Refusal('followup_incomplete', { left })
  const whole = <T extends { id: string }, A extends { comment: string }>(
    rows: T[],
    said: Record<string, A>,
    now: (row: T) => Omit<A, 'comment'>,
  ) =>
    Object.fromEntries(
      rows.map(row => [row.id, { ...said[row.id], ...now(row), comment: said[row.id]?.comment ?? '' }]),
    )
  return {
    ...before,
    activities: whole(asked.activities, before.activities, row => ({
      status: activityNow(row, before, asked.per).status,
    })),
    risks: whole(asked.risks, before.risks, ({ id, likelihood, consequence }) => ({
      likelihood: before.risks[id]?.likelihood ?? likelihood,
      consequence: before.risks[id]?.consequence ?? consequence,
    })),
    forecast: whole(
      asked.costs.map(cost => ({ ...cost, id: cost.kind })),
      before.forecast,
      ({ id, suggested }) => ({ amount: before.forecast[id]?.amount ?? suggested }),
    ),
    answered: followUpParts.length,
    suggested: suggest(asked, before).status,
    submittedOn: time.today,
    submittedBy: by.person,
    asked,
  }
}

/** What was submitted is taken back and written on, until it locks. */
export function takeBack(before: FollowUp, time: Time): FollowUp {
  assertOpen(before, time)
  if (!before.submittedOn) throw new Refusal('followup_not_submitted', {})
  const { submittedOn: _on, submittedBy: _by, suggested: _suggested, asked: _asked, ...rest } = before
  return rest
}

/** A period that has opened is closed before its day: every object's follow-up of it is locked from now on. */
export function close(round: Round, by: Pick<PersonActor, 'person'>, { days, today }: Omit<Time, 'round'>): Round {
  if (today < days.opens) throw new Refusal('followup_ahead', { day: days.opens })
  const open = round.reopened.some(({ until }) => until >= today)
  if (!open && today >= lockedFrom(days, round, ''))
    throw new Refusal('followup_locked', { day: lockedFrom(days, round, '') })
  const yesterday = addDays(today, -1)
  const closed = round.closedOn && round.closedOn < today ? {} : { closedOn: today, closedBy: by.person }
  return {
    ...round,
    ...closed,
    reopened: round.reopened.map(again => (again.until >= today ? { ...again, until: yesterday } : again)),
  }
}

/** What is locked is opened again for one object until a day, with a reason that stays. */
export function reopen(
  round: Round,
  object: string,
  { reason, until }: { reason: string; until: Day },
  by: Pick<PersonActor, 'person'>,
  time: Omit<Time, 'round'>,
): Round {
  if (time.today < lockedFrom(time.days, round, object)) throw new Refusal('followup_not_locked', {})
  if (reason.trim() === '') throw new Refusal('followup_reason_missing', {})
  if (until < time.today) throw new Refusal('day_before_today', { day: until })
  const again = { object, until, reason: reason.trim(), by: by.person, on: time.today }
  return { ...round, reopened: [...round.reopened, again] }
}
