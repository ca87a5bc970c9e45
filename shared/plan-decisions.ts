import * as z from 'zod'
import type { Held, PersonActor } from './actor.ts'
import { Day, Year } from './day.ts'
import type { Model } from './model.ts'
import { missing } from './plan-missing.ts'
import { PlanWithParts, type Plan, type PlanState } from './plans.ts'
import { Refusal } from './refusal.ts'
import { roleNames } from './role-names.ts'

export const DecisionInput = z.object({
  /** Diarienummer or paragraph. */
  reference: z.string().trim().max(60).default(''),
  comment: z.string().trim().max(2000).default(''),
})
export type DecisionInput = z.infer<typeof DecisionInput>

/** What an approval recorded: decider, role, mandate, day. */
const Decision = DecisionInput.extend({
  by: z.string(),
  role: z.string(),
  mandate: z.string(),
  day: Day,
})
type Decision = z.infer<typeof Decision>

/** An approved version: never changes. `hash` is SHA-256 of the canonical JSON. */
export const PlanVersion = z.object({
  object: z.string(),
  year: Year,
  version: z.int().min(1),
  decision: Decision,
  hash: z.string(),
  frozen: PlanWithParts,
})
export type PlanVersion = z.infer<typeof PlanVersion>

const inState = (plan: Plan, needed: PlanState) => {
  if (plan.state !== needed) throw new Refusal('plan_wrong_state', { state: plan.state, needed })
}

/** A plan is submitted once, when nothing mandatory is missing. */
export function submit(parts: PlanWithParts, by: PersonActor, today: Day, model: Pick<Model, 'sections'>): Plan {
  inState(parts.plan, 'draft')
  const lacking = missing(parts, model)
  if (lacking.length > 0) throw new Refusal('plan_incomplete', { missing: lacking })
  const { returnedWith: _, ...plan } = parts.plan
  return { ...plan, state: 'submitted', submittedBy: by.person, submittedOn: today }
}

/** A submitted plan is returned to its writers with a comment that says why. */
export function returnPlan(plan: Plan, comment: string): Plan {
  inState(plan, 'submitted')
  if (comment.trim() === '') throw new Refusal('plan_comment_missing', {})
  const { submittedBy: _by, submittedOn: _on, ...rest } = plan
  return { ...rest, state: 'draft', returnedWith: comment.trim() }
}

/** The role by which the actor decides on the object: the business side before IT. */
function decidingRole(by: PersonActor, object: string, model: Model): Held {
  const deciding = by.held.filter(held => held.object === object && held.level === 'deciding')
  const role = deciding.find(held => held.side === 'business') ?? deciding[0]
  if (!role) throw new Refusal('plan_no_mandate', { names: roleNames(model) })
  return role
}

/** A plan is approved once, by an owner who did not submit it, and only when nothing mandatory is missing. */
export function approve(parts: PlanWithParts, by: PersonActor, input: DecisionInput, model: Model, today: Day) {
  const { plan } = parts
  inState(plan, 'submitted')
  const held = decidingRole(by, plan.object, model)
  if (plan.submittedBy === by.person && !model.ownApproval) throw new Refusal('plan_own_submission', {})
  const lacking = missing(parts, model)
  if (lacking.length > 0) throw new Refusal('plan_incomplete', { missing: lacking })
  const role = model.roles.find(r => r.id === held.role)
  const decision: Decision = {
    ...input,
    by: by.person,
    role: role?.name ?? held.role,
    mandate: role?.decides.join('; ') ?? '',
    day: today,
  }
  const approved: Plan = { ...plan, state: 'approved', version: plan.version + 1, approvedOn: today }
  const version = { object: plan.object, year: plan.year, version: approved.version, decision }
  return { plan: approved, version: { ...version, frozen: { ...parts, plan: approved } } }
}

/** An approved plan is revised as a new draft; what was approved stays as its version. */
export function revise(plan: Plan): Plan {
  inState(plan, 'approved')
  const { submittedBy: _by, submittedOn: _on, approvedOn: _approved, ...rest } = plan
  return { ...rest, state: 'draft' }
}
