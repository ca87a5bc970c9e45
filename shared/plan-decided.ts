import * as z from 'zod'
import { Side } from './actor.ts'
import { Day } from './day.ts'
import { planParts } from './plan-rows.ts'

/** Something of a plan: a row, a whole part where `row` is empty, or `plan`, the plan's own text and what has no row. */
export const Point = z.object({ part: z.enum(['plan', ...planParts]), row: z.string().max(80).default('') })
export type Point = z.infer<typeof Point>

/** In whose stead somebody decides: as deputy on duty, or because deciding is a task that the holder has delegated. */
const InStead = z.object({ person: z.string(), how: z.enum(['deputy', 'delegate']) })
export type InStead = z.infer<typeof InStead>

/** What an approval recorded, as it was then: decider, role, mandate, day. Whoever holds the role stays accountable. */
export const PlanDecision = z.object({
  by: z.string(),
  role: z.string(),
  mandate: z.string(),
  day: Day,
  /** Diarienummer or paragraph. */
  reference: z.string().trim().max(60).default(''),
  comment: z.string().trim().max(2000).default(''),
  side: Side.optional(),
  for: InStead.optional(),
  /** The forum's decision that came before. */
  forum: z.object({ decision: z.string(), name: z.string(), day: Day, reference: z.string() }).optional(),
})
export type PlanDecision = z.infer<typeof PlanDecision>
