import * as z from 'zod'
import { isCurrent, type Assignment } from './assignments.ts'
import { changeOf } from './change.ts'
import { Day } from './day.ts'
import { concerns, withSay, type Forum } from './forums.ts'
import { Links } from './links.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'

const Wording = z.object({
  title: z.string().trim().min(1).max(160),
  text: z.string().trim().max(5000).default(''),
  /** Diarienummer or paragraph. */
  reference: z.string().trim().max(60).default(''),
  links: Links,
})

/** Beslut: what was decided on a day, by whom, and on which mandate it rests. */
export const Decision = Wording.extend({
  id: z.string().min(1),
  day: Day,
  objects: z.array(z.string().min(1)).min(1).max(100),
  /** Who decided; in a forum, who led it. */
  person: z.string().min(1),
  /** The role that the person held, or the forum that decided: one of them. */
  role: z.string().optional(),
  forum: z.string().optional(),
  /** The line of the role's or the forum's mandate that the decision rests on, as it read then. */
  mandate: z.string().trim().max(300).default(''),
  /** How it read before it was corrected, the latest last. */
  former: z
    .array(Wording.extend({ until: Day, by: z.string() }))
    .max(100)
    .default([]),
  withdrawn: z.object({ day: Day, by: z.string(), reason: z.string().trim().min(1).max(1000) }).optional(),
})
export type Decision = z.infer<typeof Decision>

export const NewDecision = Decision.omit({ id: true, former: true, withdrawn: true })
export const Correction = changeOf(Wording)
export const Withdrawal = z.object({ reason: z.string().trim().min(1).max(1000) })

export type Known = {
  model: Pick<Model, 'roles'>
  objects: Pick<ManagedObject, 'id' | 'name'>[]
  assignments: Assignment[]
  people: Pick<Person, 'id' | 'name'>[]
  forums: Forum[]
}

/**
 * A decision is taken by someone who had the mandate on that day: who held a role with that mandate on each object, or
 * had a say in a forum that concerns it, whose mandate it is where the forum has one. Otherwise the answer names who has it. A day to come has no decision yet.
 */
export function assertMandate(
  decision: Pick<Decision, 'day' | 'objects' | 'person' | 'role' | 'forum' | 'mandate'>,
  known: Known,
  today: Day,
): void {
  const { day, person, role, forum, mandate } = decision
  if (day > today) throw new Refusal('decision_day_ahead', { day })
  if ((role === undefined) === (forum === undefined)) throw new Refusal('decision_without_decider', {})
  if (!known.people.some(({ id }) => id === person)) throw new Refusal('person_unknown', {})
  const objects = decision.objects.map(id => {
    const object = known.objects.find(o => o.id === id)
    if (!object) throw new Refusal('object_unknown', {})
    return object
  })
  if (forum !== undefined) return assertForum(forum)
  const decides = known.model.roles.find(r => r.id === role)?.decides
  if (!decides) throw new Refusal('role_unknown', {})
  if (!decides.includes(mandate)) throw new Refusal('decision_mandate_unknown', {})
  for (const { id, name } of objects) {
    const held = known.assignments.filter(a => a.object === id && isCurrent(a, day))
    if (held.some(a => a.role === role && a.person === person)) continue
    const roles = known.model.roles.filter(r => r.decides.includes(mandate)).map(r => r.id)
    const who = namesOf(
      held.filter(a => roles.includes(a.role)).map(a => a.person),
      known.people,
    )
    throw new Refusal('decision_no_mandate', { object: name, day, who })
  }

  function assertForum(id: string) {
    const of = known.forums.find(f => f.id === id)
    if (!of) throw new Refusal('forum_unknown', {})
    const other = objects.find(object => !concerns(of, object.id))
    if (other) throw new Refusal('decision_other_object', { forum: of.name, object: other.name })
    const lines = of.decides.length > 0 ? of.decides : ['']
    if (!lines.includes(mandate)) throw new Refusal('decision_mandate_unknown', {})
    const say = withSay(of, day)
    if (!say.includes(person))
      throw new Refusal('decision_no_say', { forum: of.name, day, who: namesOf(say, known.people) })
  }
}

const namesOf = (ids: string[], people: Known['people']) =>
  [...new Set(ids)].flatMap(id => people.find(p => p.id === id)?.name ?? [])

/** A recorded decision is not changed silently: how it read before stays beside it. One that is withdrawn stays as it was. */
export function correct(decision: Decision, after: z.infer<typeof Wording>, by: string, today: Day): Decision {
  if (decision.withdrawn) throw new Refusal('decision_withdrawn', { day: decision.withdrawn.day })
  const was = wordingOf(decision)
  const now = wordingOf(after)
  if (JSON.stringify(was) === JSON.stringify(now)) return decision
  if (decision.former.length >= 100) throw new Refusal('decision_corrected_often', {})
  return { ...decision, ...now, former: [...decision.former, { ...was, until: today, by }] }
}

const wordingOf = ({ title, text, reference, links }: z.infer<typeof Wording>) => ({ title, text, reference, links })

/** A decision is never removed: it is withdrawn, once, with a reason. */
export function withdraw(decision: Decision, reason: string, by: string, today: Day): Decision {
  if (decision.withdrawn) throw new Refusal('decision_withdrawn', { day: decision.withdrawn.day })
  return { ...decision, withdrawn: { day: today, by, reason } }
}
