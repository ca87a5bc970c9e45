import { submittedOf, type Assessment, type FollowUp, type Period, type Status } from './followups.ts'
import type { Activity } from './plan-rows.ts'
import type { PlanWithParts } from './plans.ts'

/** `period`: the follow-up that said so; absent when none has said anything. */
type Told = { comment: string; period?: Period }
type GoalOutcome = Told & { now: string; assessment?: Assessment | undefined }
type ActivityOutcome = Told & { status: Activity['status']; due?: string; late: boolean }
type RiskOutcome = Told & { likelihood: number; consequence: number }

/** How it went with each row of a plan, by the rows' ids, and the status of the whole. */
export type Outcome = {
  goals: Record<string, GoalOutcome>
  activities: Record<string, ActivityOutcome>
  risks: Record<string, RiskOutcome>
  /** The whole year's forecast of each cost kind, in öre. */
  forecast: FollowUp['forecast']
  status?: Status
  period?: Period
  summary: string
}

/** An activity is late when it is neither done nor dropped and its day has passed, or it is moved past its day. */
export const isLate = (status: Activity['status'], due: string | undefined, movedTo: string | undefined, per: string) =>
  status !== 'done' &&
  status !== 'dropped' &&
  due !== undefined &&
  ((movedTo ?? due) < per || (movedTo !== undefined && movedTo > due))

/**
 * How it went, as the latest submitted follow-up that says something of each row has it; the plan's own words where none
 * has. An approved plan never changes: what happened to it is asked for here. `per`: the day it is asked for.
 */
export function outcomeOf(
  parts: Pick<PlanWithParts, 'goals' | 'activities' | 'risks'>,
  followUps: FollowUp[],
  per: string,
): Outcome {
  const told = submittedOf(followUps).toReversed()
  const latest = told[0]
  const last = <K extends 'goals' | 'activities' | 'risks'>(part: K, id: string) => {
    const by = told.find(followUp => followUp[part][id] !== undefined)
    return { said: by?.[part][id] as FollowUp[K][string] | undefined, at: by && { period: by.period } }
  }
  const all = <R extends { id: string }, O>(rows: R[], outcome: (row: R) => O) =>
    Object.fromEntries(rows.map(row => [row.id, outcome(row)]))
  return {
    goals: all(parts.goals, ({ id }): GoalOutcome => {
      const { said, at } = last('goals', id)
      return { now: '', comment: '', ...said, ...at }
    }),
    activities: all(parts.activities, ({ id, status, due }): ActivityOutcome => {
      const { said, at } = last('activities', id)
      const now = said?.status ?? status
      const day = said?.movedTo ?? due
      const late = isLate(now, due, said?.movedTo, per)
      return { status: now, ...(day && { due: day }), late, comment: said?.comment ?? '', ...at }
    }),
    risks: all(parts.risks, ({ id, likelihood, consequence }): RiskOutcome => {
      const { said, at } = last('risks', id)
      return {
        likelihood: said?.likelihood ?? likelihood,
        consequence: said?.consequence ?? consequence,
        comment: said?.comment ?? '',
        ...at,
      }
    }),
    forecast: latest?.forecast ?? {},
    ...(latest?.status && { status: latest.status }),
    ...(latest && { period: latest.period }),
    summary: latest?.summary ?? '',
  }
}
