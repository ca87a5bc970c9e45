import type { Actor } from './actor.ts'
import { isCurrent, type Assignment } from './assignments.ts'
import type { Day } from './day.ts'
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
  current: boolean
  mandate: Pick<Role, 'decides' | 'responsible' | 'takesPart'>
  mayAppoint: boolean
}

export type PersonPage = {
  person: Person & { revision: number }
  roles: HeldRole[]
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
}

/** A person's roles and mandates, today's and coming ones, object by object. */
export function personPage(
  { person, people, model, objects, assignments }: Input,
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
        ...{ role: role?.name ?? a.role, from: a.from, ...(a.to && { to: a.to }), extent: a.extent },
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
  return {
    person,
    roles,
    others: people
      .filter(p => p.id !== person.id)
      .map(({ id, name, title }) => ({ id, name, title }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    can: { edit: may(actor, 'people:edit'), handOver: roles.length > 0 && roles.every(role => role.mayAppoint) },
  }
}
