import * as z from 'zod'
import { assertAppointable, Assignment } from './assignments.ts'
import { addDays, Day } from './day.ts'
import type { Forum } from './forums.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'

/** When someone leaves: their last day, and for each role who takes it over, or that it ends. */
export const HandoverInput = z.object({
  lastDay: Day,
  roles: z
    .array(
      z.object({
        object: z.string().min(1),
        assignment: z.string().min(1),
        revision: z.int().min(1),
        /** Who takes over; null ends the role. */
        to: z.string().min(1).nullable(),
      }),
    )
    .max(400),
  /** The person leaves the municipality: the last day stands with the person. */
  leaves: z.boolean().default(false),
})
export type HandoverInput = z.infer<typeof HandoverInput>

type Saved = Assignment & { revision: number }

/** What becomes of one role: the assignment that ends or never begins, and the one that follows. */
export type Moved = { before: Saved; ended?: Assignment; begun?: Assignment }

/** The assignments that a person who leaves still holds after the last day. */
export const remaining = (assignments: Saved[], person: string, lastDay: Day): Saved[] =>
  assignments.filter(a => a.person === person && (a.to === undefined || a.to > lastDay))

/** Somebody else's role in which the person stands in, or does tasks, after the last day: it goes on without. */
function withoutHelp(a: Saved, person: string, lastDay: Day): Assignment | undefined {
  const { revision: _, deputy, deputyFrom, deputyTo, tasks = [], ...rest } = a
  const lasts = ({ from, to }: { from: Day; to?: Day | undefined }) =>
    from <= lastDay && (to === undefined || to > lastDay)
  const ends = <T extends { from: Day; to?: Day | undefined }>(of: T): T[] =>
    of.from > lastDay ? [] : lasts(of) ? [{ ...of, to: lastDay }] : [of]
  const standIn = deputy && { deputy, from: deputyFrom ?? a.from, to: deputyTo ?? a.to }
  const [left] = standIn && deputy === person ? ends(standIn) : standIn ? [standIn] : []
  const others = tasks.flatMap(task => (task.person === person ? ends(task) : [task]))
  const after: Assignment = {
    ...rest,
    ...(left && {
      deputy: left.deputy,
      ...(deputy === person ? { deputyFrom: left.from, deputyTo: left.to } : { deputyFrom, deputyTo }),
    }),
    ...(others.length > 0 && { tasks: others }),
  }
  const help = ({ deputy, deputyTo, tasks = [] }: Assignment) => JSON.stringify([deputy, deputyTo, tasks])
  return help(after) === help(a) ? undefined : after
}

/** The roles of others that go on without the person after the last day. */
export const helped = (assignments: Saved[], person: string, lastDay: Day): Moved[] =>
  assignments
    .filter(a => a.person !== person)
    .flatMap(before => {
      const ended = withoutHelp(before, person, lastDay)
      return ended ? [{ before, ended }] : []
    })

/** The forums in which the person has a seat after the last day, with the seat ended. */
export function seatsLeft<F extends Pick<Forum, 'members'>>(
  forums: F[],
  person: string,
  lastDay: Day,
): { before: F; after: F }[] {
  return forums.flatMap(before => {
    const members = before.members.flatMap(seat =>
      seat.person !== person || (seat.to !== undefined && seat.to <= lastDay)
        ? [seat]
        : seat.from > lastDay
          ? []
          : [{ ...seat, to: lastDay }],
    )
    return JSON.stringify(members) === JSON.stringify(before.members) ? [] : [{ before, after: { ...before, members } }]
  })
}

type Known = { model: Model; objects: ManagedObject[]; people: { id: string }[] }

/**
 * Hands every role over in one step, so that none is left behind: each that lasts beyond the last day is named once,
 * with who takes over from the day after, for as long as it would have lasted, or with its end.
 * `newId` gives each new assignment its id.
 */
export function handOver(
  assignments: Saved[],
  person: string,
  { lastDay, roles }: HandoverInput,
  { model, objects, people }: Known,
  newId: () => string,
): Moved[] {
  const left = new Map(remaining(assignments, person, lastDay).map(a => [`${a.object}#${a.id}`, a]))
  const named = new Map(roles.map(role => [`${role.object}#${role.assignment}`, role]))
  if (named.size !== roles.length || [...named.keys()].some(key => !left.has(key)))
    throw new Refusal('handover_other_role', {})
  return [...left].map(([key, before]): Moved => {
    const role = named.get(key)
    if (!role) throw new Refusal('handover_role_left', { role: nameOf(before, model, objects) })
    if (role.revision !== before.revision) throw new Refusal('stale', { current: before })
    const { revision: _, ...assignment } = before
    const ended: Assignment | undefined = before.from <= lastDay ? { ...assignment, to: lastDay } : undefined
    if (role.to === null) return { before, ...(ended && { ended }) }
    if (role.to === person) throw new Refusal('handover_to_self', {})
    if (!people.some(p => p.id === role.to)) throw new Refusal('person_unknown', {})
    const { deputy, deputyFrom, deputyTo, tasks = [], ...rest } = assignment
    const kept = tasks.filter(task => task.person !== role.to && (task.to === undefined || task.to > lastDay))
    const begun: Assignment = {
      ...rest,
      ...(deputy && deputy !== role.to && { deputy, deputyFrom, deputyTo }),
      ...(kept.length > 0 && { tasks: kept }),
      id: newId(),
      person: role.to,
      from: before.from > lastDay ? before.from : addDays(lastDay, 1),
    }
    const object = objects.find(o => o.id === begun.object)
    if (!object) throw new Refusal('object_unknown', {})
    assertAppointable(begun, model, object)
    return { before, ...(ended && { ended }), begun }
  })
}

const nameOf = ({ object, role }: Assignment, model: Model, objects: ManagedObject[]) =>
  `${model.roles.find(r => r.id === role)?.name ?? role}, ${objects.find(o => o.id === object)?.name ?? object}`
