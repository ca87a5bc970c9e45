import * as z from 'zod'
import type { Held, PersonActor } from './actor.ts'
import { Day, Year } from './day.ts'
import { Links } from './links.ts'
import type { Model } from './model.ts'
import { Ore } from './money.ts'
import { Refusal } from './refusal.ts'
import { roleNames } from './role-names.ts'

export const PlanState = z.enum(['draft', 'submitted', 'approved', 'reviewed'])
export type PlanState = z.infer<typeof PlanState>

/** Förvaltningsplan: one object, one year. Identity is (year, object). */
export const Plan = z.object({
  object: z.string().min(1),
  year: Year,
  state: PlanState,
  /** Bumped by every write to a part; approval is conditioned on it. */
  content: z.int().min(0),
  summary: z.string().trim().max(4000).default(''),
  /** Frame from above for the year, in öre. */
  frame: Ore.optional(),
  /** Version of the latest approved freeze; 0 = never approved. */
  version: z.int().min(0).default(0),
  submittedBy: z.string().optional(),
  submittedOn: Day.optional(),
  returnedWith: z.string().max(2000).optional(),
  approvedOn: Day.optional(),
  /** Not there in what was frozen before plans had links: a seal is of what was approved. */
  links: Links.unwrap().optional(),
})
export type Plan = z.infer<typeof Plan>

export const Goal = z.object({
  id: z.string().min(1),
  text: z.string().trim().min(1).max(300),
  measure: z.string().trim().max(300).default(''),
})
export type Goal = z.infer<typeof Goal>

export const ActivityKind = z.enum(['upkeep', 'enhancement', 'retirement'])

export const Activity = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(300),
  kind: ActivityKind.default('upkeep'),
  goal: z.string().optional(),
  responsible: z.string().optional(),
  start: Day.optional(),
  due: Day.optional(),
  cost: Ore.default(0),
  status: z.enum(['planned', 'ongoing', 'done', 'dropped']).default('planned'),
  doneOn: Day.optional(),
})
export type Activity = z.infer<typeof Activity>

export const Risk = z.object({
  id: z.string().min(1),
  text: z.string().trim().min(1).max(300),
  likelihood: z.int().min(1).max(5),
  consequence: z.int().min(1).max(5),
  mitigation: z.string().trim().max(500).default(''),
})
export type Risk = z.infer<typeof Risk>

/** One cost kind of the plan's budget, per tertial, in öre. */
export const BudgetLine = z.object({
  id: z.string().min(1),
  costKind: z.string().min(1),
  t1: Ore,
  t2: Ore,
  t3: Ore,
  comment: z.string().trim().max(300).default(''),
})
export type BudgetLine = z.infer<typeof BudgetLine>

/** A plan with all its parts: what is read to decide, and what is frozen. */
export const PlanWithParts = z.object({
  plan: Plan,
  goals: z.array(Goal),
  activities: z.array(Activity),
  risks: z.array(Risk),
  budget: z.array(BudgetLine),
})
export type PlanWithParts = z.infer<typeof PlanWithParts>

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

/** The empty plan that work begins with. */
export const newPlan = (object: string, year: number): Plan => ({
  object,
  year,
  state: 'draft',
  content: 0,
  summary: '',
  version: 0,
})

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

const inState = (plan: Plan, needed: PlanState) => {
  if (plan.state !== needed) throw new Refusal('plan_wrong_state', { state: plan.state, needed })
}

/** Only a draft may be changed: what is submitted is what is decided on. */
export function assertEditable({ state }: Pick<Plan, 'state'>): void {
  if (state !== 'draft') throw new Refusal('plan_not_editable', { state })
}

/** A plan is submitted once, when nothing mandatory is missing. */
export function submit(parts: PlanWithParts, by: PersonActor, today: Day): Plan {
  inState(parts.plan, 'draft')
  const lacking = missing(parts)
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
  const lacking = missing(parts)
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

/** JSON with sorted keys: the same plan gives the same text, whoever wrote its fields in which order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )

/** A budget line's year, in öre. */
export const lineTotal = (line: Pick<BudgetLine, 't1' | 't2' | 't3'>): Ore => line.t1 + line.t2 + line.t3
