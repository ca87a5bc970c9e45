import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import { Day, Year, yearOf } from './day.ts'
import type { Decision } from './decisions.ts'
import { concerns, type Forum } from './forums.ts'
import type { Person } from './people.ts'
import { PlanDecision, Point } from './plan-decided.ts'
import { assertHeld, decidingSides, mandatesOf, type Deciding, type Mandate } from './plan-mandates.ts'
import type { Model } from './model.ts'
import { missing } from './plan-missing.ts'
import { PlanWithParts, type Plan, type PlanState } from './plans.ts'
import { Refusal } from './refusal.ts'

export const DecisionInput = PlanDecision.pick({ reference: true, comment: true }).extend({
  /** The day of the decision; today unless it was taken before. */
  day: Day.optional(),
  /** The forum's decision that it rests on. */
  forum: z.string().optional(),
})
export type DecisionInput = z.infer<typeof DecisionInput>

export const ReturnInput = z.object({
  comment: z.string().trim().max(2000).default(''),
  points: z.array(Point).max(60).default([]),
  answerBy: Day.optional(),
})
export type ReturnInput = z.infer<typeof ReturnInput>

export const ReviewInput = z.object({ comment: z.string().trim().max(2000).default('') })

/** An approved version: never changes. `hash` is SHA-256 of the canonical JSON. */
export const PlanVersion = z.object({
  object: z.string(),
  year: Year,
  version: z.int().min(1),
  decision: PlanDecision,
  /** What the other side decided, where both have. */
  also: z.array(PlanDecision).optional(),
  hash: z.string(),
  frozen: PlanWithParts,
})
export type PlanVersion = z.infer<typeof PlanVersion>

/** What a decision is held against. */
export type Known = Deciding & {
  model: Pick<Model, 'sections'>
  people: Pick<Person, 'id' | 'name'>[]
  /** Where a forum decides first. */
  forums?: Forum[]
  decisions?: Decision[]
}

const inState = (plan: Plan, needed: PlanState) => {
  if (plan.state !== needed) throw new Refusal('plan_wrong_state', { state: plan.state, needed })
}

/** What it came back with is answered by submitting it again. */
const withoutReturn = ({ returnedWith: _w, returnedAt: _a, returnedBy: _b, answerBy: _d, ...plan }: Plan) => plan
const withoutSubmission = ({ submittedBy: _by, submittedOn: _on, approvals: _a, ...plan }: Plan) => plan

/** A plan is submitted once, when nothing mandatory is missing. */
export function submit(parts: PlanWithParts, by: PersonActor, today: Day, model: Pick<Model, 'sections'>): Plan {
  inState(parts.plan, 'draft')
  assertComplete(parts, model)
  return { ...withoutReturn(parts.plan), state: 'submitted', submittedBy: by.person, submittedOn: today }
}

function assertComplete(parts: PlanWithParts, model: Pick<Model, 'sections'>): void {
  const lacking = missing(parts, model)
  if (lacking.length > 0) throw new Refusal('plan_incomplete', { missing: lacking })
}

/**
 * A submitted plan is returned to its writers by somebody who decides on it, with a comment that says why. What the other
 * side has approved of it falls.
 */
export function returnPlan(parts: PlanWithParts, by: PersonActor, input: ReturnInput, known: Known, today: Day): Plan {
  inState(parts.plan, 'submitted')
  mandatesOf(known, by.person, today)
  const { comment, points, answerBy } = input
  if (comment.trim() === '') throw new Refusal('plan_comment_missing', {})
  if (answerBy !== undefined && answerBy < today) throw new Refusal('day_before_today', { day: answerBy })
  const there = ({ part, row }: Point) => row === '' || (part !== 'plan' && parts[part].some(({ id }) => id === row))
  if (!points.every(there)) throw new Refusal('plan_point_unknown', {})
  return {
    ...withoutSubmission(parts.plan),
    state: 'draft',
    ...{ returnedWith: comment.trim(), returnedBy: by.person },
    ...(points.length > 0 && { returnedAt: points }),
    ...(answerBy && { answerBy }),
  }
}

type Approved = { plan: Plan; version?: Omit<PlanVersion, 'hash'> }

/**
 * A plan is approved by whoever the model says, by their mandate on the day of the decision, and only when nothing
 * mandatory is missing. Where both sides decide, it is approved when both have given their part.
 */
export function approve(
  parts: PlanWithParts,
  by: PersonActor,
  input: DecisionInput,
  known: Known,
  today: Day,
): Approved {
  const { plan } = parts
  inState(plan, 'submitted')
  const { day = today, forum, ...said } = input
  assertDay(day, plan, today)
  const needed = decidingSides(known)
  const given = (plan.approvals ?? []).filter(({ side }) => side && needed.includes(side))
  const mandate = mandateLeft(mandatesOf(known, by.person, day), given, known, by)
  const decided = [...given.filter(({ side }) => side !== mandate.side)]
  assertHeld(
    known,
    needed.filter(side => side !== mandate.side && !decided.some(of => of.side === side)),
    day,
  )
  assertNotOwn(plan, by, mandate, decided, known)
  assertComplete(parts, known.model)
  const before = known.model.approval.afterForum ? forumsDecision(forum, plan, known, day) : undefined
  const decision: PlanDecision = {
    ...said,
    ...{ by: by.person, role: mandate.role.name, mandate: mandate.role.decides.join('; '), day, side: mandate.side },
    ...(mandate.for && { for: mandate.for }),
    ...(before && { forum: before }),
  }
  const all = [...decided, decision].toSorted((a, b) => a.side!.localeCompare(b.side!))
  if (all.length < needed.length) return { plan: { ...plan, approvals: all } }
  return frozen(parts, all)
}

/** A decision is of a day that has come, and of what had been submitted by then. */
function assertDay(day: Day, { submittedOn }: Plan, today: Day): void {
  if (day > today) throw new Refusal('decision_day_ahead', { day })
  if (submittedOn !== undefined && day < submittedOn)
    throw new Refusal('plan_day_before_submission', { day: submittedOn })
}

/** By what the actor decides now: for a side that has not given its part. */
function mandateLeft(own: Mandate[], given: PlanDecision[], known: Known, by: PersonActor): Mandate {
  const open = own.filter(({ side }) => !given.some(of => of.side === side))
  // Every side has given its part already when the model has been changed since: then whoever has a mandate decides.
  const left = given.length < decidingSides(known).length ? open : own
  const free = left.find(mandate => !isOwn(by, mandate, given)) ?? left[0]
  if (!free) throw new Refusal('plan_side_given', { role: own[0]!.role.name })
  return free
}

const involved = ({ by, for: holder }: Pick<PlanDecision, 'by' | 'for'>) => [by, ...(holder ? [holder.person] : [])]
const isOwn = (by: PersonActor, mandate: Mandate, given: PlanDecision[]) => {
  const others = given.filter(({ side }) => side !== mandate.side).flatMap(involved)
  return involved({ by: by.person, for: mandate.for }).some(person => others.includes(person))
}

/**
 * Nobody approves what they submitted, nor in the stead of whoever did, nor for both sides, unless the municipality
 * allows it.
 */
function assertNotOwn(plan: Plan, by: PersonActor, mandate: Mandate, decided: PlanDecision[], known: Known): void {
  if (known.model.ownApproval) return
  const nameOf = (id: string) => known.people.find(person => person.id === id)?.name ?? ''
  if (plan.submittedBy === by.person) throw new Refusal('plan_own_submission', {})
  if (mandate.for && mandate.for.person === plan.submittedBy)
    throw new Refusal('plan_own_in_stead', { name: nameOf(mandate.for.person) })
  if (isOwn(by, mandate, decided)) throw new Refusal('plan_both_sides', {})
}

/** A forum's decisions that an approval may rest on: of the object, since the plan was submitted, not withdrawn. */
export const forumsDecisions = (plan: Plan, { forums = [], decisions = [] }: Partial<Known>, day: Day) =>
  decisions.flatMap(decision => {
    const forum = forums.find(({ id }) => id === decision.forum)
    const fits =
      forum &&
      !decision.withdrawn &&
      decision.objects.includes(plan.object) &&
      concerns(forum, plan.object) &&
      decision.day >= (plan.submittedOn ?? '') &&
      decision.day <= day
    return fits
      ? [
          {
            decision: decision.id,
            name: forum.name,
            day: decision.day,
            reference: decision.reference,
            title: decision.title,
          },
        ]
      : []
  })

/** Where a forum decides first, an approval names its decision. */
function forumsDecision(id: string | undefined, plan: Plan, known: Known, day: Day): PlanDecision['forum'] {
  const fitting = forumsDecisions(plan, known, day)
  if (fitting.length === 0) throw new Refusal('plan_forum_first', { day: plan.submittedOn ?? day })
  const chosen = fitting.find(({ decision }) => decision === id)
  if (!chosen) throw new Refusal('plan_forum_choose', {})
  const { title: _, ...recorded } = chosen
  return recorded
}

/** What was decided on, with its decisions: the version that never changes. */
function frozen(parts: PlanWithParts, decisions: PlanDecision[]): Approved {
  const { approvals: _, ...rest } = parts.plan
  const [decision, ...also] = decisions
  const approvedOn = decisions
    .map(({ day }) => day)
    .toSorted()
    .at(-1)!
  const plan: Plan = { ...rest, state: 'approved', version: rest.version + 1, approvedOn }
  const version = {
    ...{ object: plan.object, year: plan.year, version: plan.version, decision: decision! },
    ...(also.length > 0 && { also }),
  }
  return { plan, version: { ...version, frozen: { ...parts, plan } } }
}

/** An approved plan is revised as a new draft; what was approved stays as its version. */
export function revise(plan: Plan): Plan {
  inState(plan, 'approved')
  const { approvedOn: _, ...rest } = withoutSubmission(plan)
  return { ...rest, state: 'draft' }
}

/**
 * An approved plan is marked as reviewed, with what the owner says of it, when its year is over or the follow-up of the
 * whole year has been submitted.
 */
export function review(
  plan: Plan,
  by: PersonActor,
  { comment }: z.infer<typeof ReviewInput>,
  known: Known,
  { today, followedUp }: { today: Day; followedUp: boolean },
): Plan {
  inState(plan, 'approved')
  mandatesOf(known, by.person, today)
  if (yearOf(today) <= plan.year && !followedUp) throw new Refusal('plan_year_not_over', { year: plan.year })
  if (comment.trim() === '') throw new Refusal('plan_review_comment_missing', {})
  return { ...plan, state: 'reviewed', reviewedOn: today, reviewedBy: by.person, reviewedWith: comment.trim() }
}
