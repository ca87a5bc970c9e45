import * as z from 'zod'
import { Day } from './day.ts'
import { rolesOf, type Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'

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

/** A person is appointed to a role of the model that the object uses, for a period that does not end before it begins. */
export function assertAppointable(a: Assignment, model: Model, object: ManagedObject): void {
  const role = model.roles.find(r => r.id === a.role)
  if (!role) throw new Refusal('role_unknown', {})
  if (!rolesOf(model, object).includes(role)) throw new Refusal('role_not_on_object', { role: role.name })
  assertPeriod(a)
}

/** A period does not end before it begins. */
export function assertPeriod({ from, to }: Pick<Assignment, 'from' | 'to'>): void {
  if (to !== undefined && to < from) throw new Refusal('assignment_ends_before_start', {})
}
