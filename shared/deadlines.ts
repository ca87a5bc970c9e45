import * as z from 'zod'
import { Level, Side } from './actor.ts'
import { Day, Year } from './day.ts'

/** Who should do it: a role by level and side on the object, or the municipality's modellansvarig. */
export const Holder = z.object({ level: Level, side: Side })

export const DeadlineState = z.enum(['open', 'done', 'waived'])

/**
 * Frist. Identity is (rule, scope, period): the wheel event, the object (or `municipality`), and the period it belongs to.
 * The day is an attribute: a moved date changes the day of the same deadline.
 */
export const Deadline = z.object({
  rule: z.string().min(1),
  scope: z.string().min(1),
  period: z.string().min(1),
  year: Year,
  title: z.string().min(1),
  day: Day,
  holder: Holder,
  /** What ticks it off: a page to open, or nothing but the tick. */
  action: z.enum(['tick', 'plan', 'followup', 'staffing', 'costs']),
  state: DeadlineState,
  /** A hand-moved day is kept when the wheel changes. */
  movedByHand: z.boolean().default(false),
  doneBy: z.string().optional(),
  doneOn: Day.optional(),
})
export type Deadline = z.infer<typeof Deadline>

export const deadlineId = (d: Pick<Deadline, 'rule' | 'scope' | 'period'>) => `${d.rule}#${d.scope}#${d.period}`
