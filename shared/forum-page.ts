import type { Actor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import type { Decision } from './decisions.ts'
import { concerns, isHeld, withSay, type Forum, type Meeting, type Part } from './forums.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'

type Named = { id: string; name: string }
type Saved<T> = T & { revision: number }

export type DecisionRow = Saved<Decision> & {
  personName: string
  /** The role's or the forum's name. */
  deciderName: string
  concerns: Named[]
  mayCorrect: boolean
}
export type MemberRow = { person: string; name: string; part: Part; from: Day; to?: Day; current: boolean }
export type ForumRow = Saved<Forum> & {
  concerns: Named[]
  seats: MemberRow[]
  next?: Meeting
  mayEdit: boolean
}
/** Who may decide what on an object: roles with a mandate and who holds them, day by day. */
export type Choice = Named & {
  roles: (Named & { mandates: string[]; holders: (Named & { from: Day; to?: Day })[] })[]
}
export type ForumsPage = {
  forums: ForumRow[]
  decisions: DecisionRow[]
  people: Known[]
  /** Objects on which the actor may record decisions. */
  choices: Choice[]
  mayCreate: boolean
  mayCreateForEvery: boolean
  today: Day
}

export type ForumsInput = {
  forums: Saved<Forum>[]
  decisions: Saved<Decision>[]
  model: Pick<Model, 'roles'>
  objects: ManagedObject[]
  people: Person[]
  assignments: Assignment[]
}

/** May the actor change the forum? Who may on every object it concerns; one of every object, who may everywhere. */
export const mayEditForum = (actor: Actor, forum: Pick<Forum, 'everyObject' | 'objects'>) =>
  forum.everyObject || forum.objects.length === 0
    ? may(actor, 'forum:edit')
    : forum.objects.every(object => may(actor, 'forum:edit', object))

const parts: Part[] = ['chair', 'member', 'secretary', 'coopted']

/** Forums by name and decisions by day, the latest first; of one object when it is named. */
export function forumsPage(input: ForumsInput, actor: Actor, today: Day, object?: string): ForumsPage {
  const { model, objects, people, assignments } = input
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const objectNames = new Map(objects.map(({ id, name }) => [id, name]))
  const named = (ids: string[]) => ids.map(id => ({ id, name: objectNames.get(id) ?? '' }))
  const forumNames = new Map(input.forums.map(({ id, name }) => [id, name]))
  const roleNames = new Map(model.roles.map(({ id, name }) => [id, name]))
  const forums = input.forums.filter(forum => object === undefined || concerns(forum, object))
  const decisions = input.decisions.filter(d => object === undefined || d.objects.includes(object))
  const recordable = objects.filter(o => may(actor, 'decision:record', o.id))
  return {
    forums: forums
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
      .map(forum => {
        const next = forum.meetings.filter(m => m.day >= today).toSorted((a, b) => a.day.localeCompare(b.day))[0]
        const seats = forum.members
          .map(seat => ({ ...seat, name: names.get(seat.person) ?? '', current: isHeld(seat, today) }))
          .toSorted((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || a.name.localeCompare(b.name, 'sv'))
        return {
          ...forum,
          concerns: named(forum.objects),
          seats: seats as MemberRow[],
          ...(next && { next }),
          mayEdit: mayEditForum(actor, forum),
        }
      }),
    decisions: decisions
      .toSorted((a, b) => b.day.localeCompare(a.day) || a.title.localeCompare(b.title, 'sv'))
      .map(decision => ({
        ...decision,
        personName: names.get(decision.person) ?? '',
        deciderName: (decision.forum ? forumNames.get(decision.forum) : roleNames.get(decision.role ?? '')) ?? '',
        former: decision.former.map(f => ({ ...f, by: names.get(f.by) ?? '' })),
        ...(decision.withdrawn && {
          withdrawn: { ...decision.withdrawn, by: names.get(decision.withdrawn.by) ?? '' },
        }),
        concerns: named(decision.objects),
        mayCorrect: !decision.withdrawn && decision.objects.every(id => may(actor, 'decision:record', id)),
      })),
    people: knownPeople(people, today),
    choices: recordable.map(({ id, name }) => ({
      id,
      name,
      roles: model.roles
        .filter(role => role.decides.length > 0)
        .map(role => ({
          id: role.id,
          name: role.name,
          mandates: role.decides,
          holders: assignments
            .filter(a => a.object === id && a.role === role.id)
            .map(({ person, from, to }) => ({
              id: person,
              name: names.get(person) ?? '',
              from,
              ...(to !== undefined && { to }),
            })),
        })),
    })),
    mayCreate: objects.some(o => may(actor, 'forum:edit', o.id)) || may(actor, 'forum:edit'),
    mayCreateForEvery: may(actor, 'forum:edit'),
    today,
  }
}

/** Who may have decided on the object on that day: by a role with its mandate, or by a say in a forum. */
export function decidersOf(
  choice: Choice,
  forums: Pick<Forum, 'id' | 'name' | 'everyObject' | 'objects' | 'members' | 'decides'>[],
  day: Day,
) {
  return {
    roles: choice.roles.flatMap(({ holders, ...role }) => {
      const held = holders.filter(h => isHeld(h, day))
      return held.length > 0 ? [{ ...role, holders: held }] : []
    }),
    forums: forums.flatMap(forum => {
      const say = concerns(forum, choice.id) ? withSay(forum, day) : []
      return say.length > 0 ? [{ id: forum.id, name: forum.name, mandates: forum.decides, say }] : []
    }),
  }
}
