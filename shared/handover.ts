import * as z from 'zod'
import { assertAppointable, Assignment } from './assignments.ts'
import { addDays, Day } from './day.ts'
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
})
export type HandoverInput = z.infer<typeof HandoverInput>

type Saved = Assignment & { revision: number }

/** What becomes of one role: the assignment that ends or never begins, and the one that follows. */
export type Moved = { before: Saved; ended?: Assignment; begun?: Assignment }

/** The assignments that a person who leaves still holds after the last day. */
export const remaining = (assignments: Saved[], person: string, lastDay: Day): Saved[] =>
  assignments.filter(a => a.person === person && (a.to === undefined || a.to > lastDay))

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
    const { deputy, ...rest } = assignment
    const begun: Assignment = {
      ...rest,
      ...(deputy && deputy !== role.to && { deputy }),
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
