import * as z from 'zod'
import { Day, Year } from './day.ts'
import { Links } from './links.ts'
import { Ore } from './money.ts'
import { PlanDecision, Point } from './plan-decided.ts'
import { Activity, BudgetLine, Dependency, Goal, Resource, Risk } from './plan-rows.ts'
import { Refusal } from './refusal.ts'

/** What is written in the sections that are texts, by the section's id. */
const PlanTexts = z.record(z.string().min(1).max(80), z.string().trim().max(8000))
/** All of them lie in the plan's row, and its history has them twice. */
const MOST = 60_000

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
  /** Frame from above for the year, in öre, as it was when this was read or frozen: it is kept among the frames (`frames.ts`). */
  frame: Ore.optional(),
  /** Version of the latest approved freeze; 0 = never approved. */
  version: z.int().min(0).default(0),
  submittedBy: z.string().optional(),
  submittedOn: Day.optional(),
  returnedWith: z.string().max(2000).optional(),
  /** What the comment is about, who wrote it, and the day when an answer is asked for. */
  returnedAt: z.array(Point).max(60).optional(),
  returnedBy: z.string().optional(),
  answerBy: Day.optional(),
  /** What one side has approved while the other is waited for. */
  approvals: z.array(PlanDecision).max(2).optional(),
  approvedOn: Day.optional(),
  /** Uppföljd: what the owner said when the year was over. */
  reviewedOn: Day.optional(),
  reviewedBy: z.string().optional(),
  reviewedWith: z.string().max(2000).optional(),
  /** Not there in what was frozen before plans had links: a seal is of what was approved. */
  links: Links.unwrap().optional(),
  /** Nor before plans had texts. */
  texts: PlanTexts.optional(),
})
export type Plan = z.infer<typeof Plan>

/** A plan with all its parts: what is read to decide, and what is frozen. */
export const PlanWithParts = z.object({
  plan: Plan,
  goals: z.array(Goal),
  activities: z.array(Activity),
  risks: z.array(Risk),
  resources: z.array(Resource),
  dependencies: z.array(Dependency),
  budget: z.array(BudgetLine),
})
export type PlanWithParts = z.infer<typeof PlanWithParts>

/** The empty plan that work begins with. */
export const newPlan = (object: string, year: number): Plan => ({
  object,
  year,
  state: 'draft',
  content: 0,
  summary: '',
  version: 0,
})

/** Texts with others laid over them; an emptied one goes. */
export function withTexts(before: Plan['texts'], given: Record<string, string>): Record<string, string> {
  const after = Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, text]) => text !== ''))
  if (JSON.stringify(after).length > MOST) throw new Refusal('too_large', { limit: '60 kB' })
  return after
}

/** Only a draft may be changed: what is submitted is what is decided on. */
export function assertEditable({ state }: Pick<Plan, 'state'>): void {
  if (state !== 'draft') throw new Refusal('plan_not_editable', { state })
}

/** JSON with sorted keys: the same plan gives the same text, whoever wrote its fields in which order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
