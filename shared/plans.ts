import * as z from 'zod'
import { Day, Year } from './day.ts'
import { Ore } from './money.ts'

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
export const Decision = DecisionInput.extend({
  by: z.string(),
  role: z.string(),
  mandate: z.string(),
  day: Day,
})
export type Decision = z.infer<typeof Decision>

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
