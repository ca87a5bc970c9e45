import * as z from 'zod'
import { Day } from './day.ts'
import { rolesOf, type Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'

/** Delegerad uppgift: what somebody else does for whoever holds the role, who stays accountable. */
export const Task = z.object({
  text: z.string().trim().min(1).max(200),
  person: z.string().min(1),
  from: Day,
  /** Last day, inclusive. */
  to: Day.optional(),
})
export type Task = z.infer<typeof Task>

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
  /** The extent in hours a year, where it is told so: the per cent then follow from them. */
  hours: z.int().min(1).max(2000).optional(),
  deputy: z.string().optional(),
  /** The deputy's period; without days as long as the assignment. Both ends belong to it. */
  deputyFrom: Day.optional(),
  deputyTo: Day.optional(),
  tasks: z.array(Task).max(20).optional(),
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
export function assertPeriod({ from, to }: { from: Day; to?: Day | undefined }): void {
  if (to !== undefined && to < from) throw new Refusal('assignment_ends_before_start', {})
}

type Period = { from?: Day | undefined; to?: Day | undefined }
const within = ({ from, to }: Period, day: Day) =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

/** Who stands in for the holder on that day. */
export const deputyOn = (a: Assignment, day: Day): string | undefined =>
  a.deputy && within({ from: a.deputyFrom, to: a.deputyTo }, day) ? a.deputy : undefined

/** The tasks that others do for the holder, on that day or later. */
export const tasksFrom = (a: Assignment, day: Day): Task[] =>
  (a.tasks ?? []).filter(({ to }) => to === undefined || day <= to)

/** Hours of a full-time year, of which extents in hours are a share. */
const FULL_TIME_HOURS = 1700

/** The extent in per cent of full time, whichever way it is told. */
export const shareOf = ({ extent, hours }: Pick<Assignment, 'extent' | 'hours'>): number =>
  hours === undefined ? extent : (hours / FULL_TIME_HOURS) * 100

/** Others stand in and do tasks, never the holder, and no period ends before it begins. */
export function assertDelegated(a: Assignment, people: { id: string }[]): void {
  const known = new Set(people.map(({ id }) => id))
  const others = [...(a.deputy ? [a.deputy] : []), ...(a.tasks ?? []).map(({ person }) => person)]
  if (!others.every(id => known.has(id))) throw new Refusal('person_unknown', {})
  if (others.includes(a.person)) throw new Refusal('delegated_to_self', {})
  for (const { from, to } of [{ from: a.deputyFrom ?? a.from, to: a.deputyTo }, ...(a.tasks ?? [])])
    assertPeriod({ from, to })
}
