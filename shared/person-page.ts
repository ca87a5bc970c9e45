import type { Actor } from './actor.ts'
import { isCurrent, type Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import { mayEditForum } from './forum-page.ts'
import type { Forum } from './forums.ts'
import type { Model, Role } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'

/** A role that the person holds, or will hold, with its mandate. */
type HeldRole = {
  assignment: string
  revision: number
  object: string
  objectName: string
  role: string
  from: Day
  to?: Day
  extent: number
  hours?: number
  current: boolean
  mandate: Pick<Role, 'decides' | 'responsible' | 'takesPart'>
  mayAppoint: boolean
}

export type PersonPage = {
  person: Person & { revision: number }
  roles: HeldRole[]
  /** What the person does for others, today or later: it ends when the person leaves. */
  helps: { what: 'deputy' | 'task' | 'seat'; text: string; where: string; to?: Day }[]
  /** Who may take over. */
  others: { id: string; name: string; title: string }[]
  can: { edit: boolean; handOver: boolean }
}

type Input = {
  person: Person & { revision: number }
  people: Person[]
  model: Model
  objects: ManagedObject[]
  assignments: (Assignment & { revision: number })[]
  forums: Forum[]
}

/** A person's roles and mandates, today's and coming ones, object by object. */
export function personPage(
  { person, people, model, objects, assignments, forums }: Input,
  actor: Actor,
  today: Day,
): PersonPage {
  const names = new Map(objects.map(o => [o.id, o.name]))
  const known = new Map(model.roles.map(r => [r.id, r]))
  const roles = assignments
    .filter(a => a.person === person.id && (a.to === undefined || a.to >= today))
    .map((a): HeldRole => {
      const role = known.get(a.role)
      return {
        ...{ assignment: a.id, revision: a.revision, object: a.object, objectName: names.get(a.object) ?? '' },
        ...{
          role: role?.name ?? a.role,
          from: a.from,
          ...(a.to && { to: a.to }),
          extent: a.extent,
          ...(a.hours && { hours: a.hours }),
        },
        current: isCurrent(a, today),
        mandate: {
          decides: role?.decides ?? [],
          responsible: role?.responsible ?? [],
          takesPart: role?.takesPart ?? [],
        },
        mayAppoint: may(actor, 'role:appoint', a.object),
      }
    })
    .toSorted((a, b) => a.objectName.localeCompare(b.objectName, 'sv') || a.role.localeCompare(b.role, 'sv'))
  const helps = helpsOf({ people, objects, assignments, forums }, person.id, today)
  const others = assignments.filter(a => helps.some(({ assignment }) => assignment === a.id))
  const seated = forums.filter(forum => helps.some(({ forum: id }) => id === forum.id))
  return {
    person,
    roles,
    helps: helps.map(({ what, text, where, to }) => ({ what, text, where, ...(to && { to }) })),
    others: people
      .filter(p => p.id !== person.id)
      .map(({ id, name, title }) => ({ id, name, title }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    can: {
      edit: may(actor, 'people:edit'),
      handOver:
        roles.length + helps.length > 0 &&
        roles.every(role => role.mayAppoint) &&
        others.every(({ object }) => may(actor, 'role:appoint', object)) &&
        seated.every(forum => mayEditForum(actor, forum)),
    },
  }
}

/** Whom the person stands in for, whose tasks the person does, and in which forums the person has a seat. */
function helpsOf(
  { people, objects, assignments, forums }: Pick<Input, 'people' | 'objects' | 'assignments' | 'forums'>,
  person: string,
  today: Day,
) {
  const names = new Map([...people, ...objects].map(({ id, name }) => [id, name]))
  const lasts = ({ to }: { to?: Day | undefined }) => to === undefined || today <= to
  const said = assignments.filter(lasts).flatMap(a => {
    const of = { assignment: a.id, forum: '', where: names.get(a.object) ?? '' }
    const holder = names.get(a.person) ?? ''
    const standsIn = a.deputy === person && lasts({ to: a.deputyTo })
    return [
      ...(standsIn ? [{ ...of, what: 'deputy' as const, text: holder, to: a.deputyTo }] : []),
      ...(a.tasks ?? [])
        .filter(task => task.person === person && lasts(task))
        .map(({ text, to }) => ({ ...of, what: 'task' as const, text, to })),
    ]
  })
  const seats = forums.flatMap(({ id, name, members }) =>
    members
      .filter(seat => seat.person === person && lasts(seat))
      .map(({ to }) => ({ what: 'seat' as const, assignment: '', forum: id, text: name, where: '', to })),
  )
  return [...said, ...seats]
}
