import * as z from 'zod'
import { Day } from './day.ts'
import { rolesOf, type Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { assertHere, type Person } from './people.ts'
import { Refusal } from './refusal.ts'

/** Delegerad uppgift: what somebody else does for whoever holds the role, who stays accountable. */
export const Task = z.object({
  text: z.string().trim().min(1).max(200),
  person: z.string().min(1),
  from: Day,
  /** Last day, inclusive. */
  to: Day.optional(),
  /** The task is to decide on the object's plans. */
  decides: z.boolean().optional(),
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

/** The assignment by which the person has the role on the object already, on some day of the period. */
export const alreadyHeld = <A extends Assignment>(a: Assignment, others: A[]): A | undefined =>
  others.find(
    of =>
      of.id !== a.id &&
      of.object === a.object &&
      of.role === a.role &&
      of.person === a.person &&
      (of.to === undefined || a.from <= of.to) &&
      (a.to === undefined || of.from <= a.to),
  )

/** Nobody has the same role on the same object twice at once: what goes on is changed, or a later period begins when it has ended. */
export function assertOnce(a: Assignment, others: Assignment[], names: { person: string; role: string }): void {
  const held = alreadyHeld(a, others)
  if (held) throw new Refusal('already_held', { ...names, from: held.from, ...(held.to && { to: held.to }) })
}

/** The day from which whoever is chosen for a period must be here: what lies behind is as it was. */
export const neededFrom = ({ from, to }: { from: Day; to?: Day | undefined }, today: Day): Day =>
  from > today || (to !== undefined && to < today) ? from : today

/**
 * Assignments as far as they last: nobody holds a role, stands in or does a task after their last day here. What would
 * go on ends on it, and what would begin after it never does.
 */
export function lasting<A extends Assignment>(assignments: A[], people: Pick<Person, 'id' | 'lastDay'>[]): A[] {
  const lastDays = new Map(people.flatMap(({ id, lastDay }) => (lastDay ? [[id, lastDay]] : [])))
  if (lastDays.size === 0) return assignments
  const until = (person: string, to: Day | undefined) => {
    const last = lastDays.get(person)
    return last !== undefined && (to === undefined || last < to) ? last : to
  }
  return assignments.flatMap(a => {
    const to = until(a.person, a.to)
    if (to !== a.to && to! < a.from) return []
    const deputyTo = a.deputy && until(a.deputy, a.deputyTo)
    const tasks = a.tasks?.map(task => ({ ...task, to: until(task.person, task.to) }))
    return [{ ...a, ...(to && { to }), ...(deputyTo && { deputyTo }), ...(tasks && { tasks }) }]
  })
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

/** Those who decide in the holder's stead on that day: the deputy on duty, and whoever has it as a task. */
export function standIns(a: Assignment, day: Day): { person: string; how: 'deputy' | 'delegate' }[] {
  if (!isCurrent(a, day)) return []
  const deputy = deputyOn(a, day)
  const delegates = (a.tasks ?? []).filter(task => task.decides && within(task, day))
  return [
    ...(deputy ? [{ person: deputy, how: 'deputy' as const }] : []),
    ...delegates.map(({ person }) => ({ person, how: 'delegate' as const })),
  ]
}

/** The tasks that others do for the holder, on that day or later. */
export const tasksFrom = (a: Assignment, day: Day): Task[] =>
  (a.tasks ?? []).filter(({ to }) => to === undefined || day <= to)

/** Hours of a full-time year, of which extents in hours are a share. */
export const FULL_TIME_HOURS = 1700

/** The extent in per cent of full time, whichever way it is told. */
export const shareOf = ({ extent, hours }: Pick<Assignment, 'extent' | 'hours'>): number =>
  hours === undefined ? extent : (hours / FULL_TIME_HOURS) * 100

/**
 * Others stand in and do tasks, never the holder, and no period ends before it begins. Whoever is chosen is there for
 * it; those of `before` stay until somebody chooses another.
 */
export function assertDelegated(a: Assignment, people: Person[], today: Day, before?: Assignment): void {
  const known = new Map(people.map(person => [person.id, person]))
  const was = before ? helpersOf(before).map(({ person }) => person) : []
  for (const { person, from, to } of helpersOf(a)) {
    const helper = known.get(person)
    if (!helper) throw new Refusal('person_unknown', {})
    if (person === a.person) throw new Refusal('delegated_to_self', {})
    assertPeriod({ from, to })
    if (!was.includes(person)) assertHere(helper, neededFrom({ from, to }, today))
  }
}

const helpersOf = (a: Assignment) => [
  ...(a.deputy ? [{ person: a.deputy, from: a.deputyFrom ?? a.from, to: a.deputyTo }] : []),
  ...(a.tasks ?? []),
]
