import * as z from 'zod'
import { Day } from './day.ts'

/** Bemanning: a person in a role on an object, from one day, possibly to another. A second period is a second assignment. */
export const Assignment = z.object({
  id: z.string().min(1),
  object: z.string().min(1),
  role: z.string().min(1),
  person: z.string().min(1),
  from: Day,
  /** Last day, inclusive. */
  to: Day.optional(),
  /** Extent in per cent of full time. */
  extent: z.int().min(0).max(100).default(10),
  deputy: z.string().optional(),
})
export type Assignment = z.infer<typeof Assignment>

export const NewAssignment = Assignment.omit({ id: true })

/** Is the assignment in force on that day? Both ends belong to it. */
export const isCurrent = (a: Pick<Assignment, 'from' | 'to'>, day: Day) =>
  a.from <= day && (a.to === undefined || day <= a.to)
