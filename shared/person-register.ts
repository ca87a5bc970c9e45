import type { Actor } from './actor.ts'
import { isCurrent, lasting, type Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { hasLeft, type Person } from './people.ts'
import { may } from './permissions.ts'
import { workload } from './staffing.ts'
import type { Member } from './tenants.ts'

/** Somebody has left, and yet something here says otherwise. */
type LeftReason = 'left_with_roles' | 'left_with_account'

/** A person as a row: what they hold today, and whether they can sign in. */
export type PersonRow = Person & {
  revision: number
  roles: { assignment: string; object: string; objectName: string; role: string }[]
  /** How many different objects those are on. */
  objects: number
  /** Of the time set aside, in per cent. */
  percent: number
  account: 'member' | 'invited' | 'none'
  left: boolean
  reasons: LeftReason[]
}

export type PersonRegister = { items: PersonRow[]; can: { edit: boolean } }

export type PersonRegisterInput = {
  people: (Person & { revision: number })[]
  members: Member[]
  assignments: Assignment[]
  objects: ManagedObject[]
  model: Model
}

/** Everyone by name, with or without an account. */
export function personRegister(input: PersonRegisterInput, actor: Actor, today: Day): PersonRegister {
  const objects = new Map(input.objects.map(({ id, name }) => [id, name]))
  const roles = new Map(input.model.roles.map(({ id, name }) => [id, name]))
  const members = new Map(input.members.map(member => [member.person, member]))
  const assignments = lasting(input.assignments, input.people)
  const load = new Map(workload({ ...input, assignments }, today).map(({ person, percent }) => [person, percent]))
  const current = Map.groupBy(
    assignments.filter(a => isCurrent(a, today)),
    ({ person }) => person,
  )
  const notEnded = new Set(input.assignments.filter(a => a.to === undefined || a.to >= today).map(a => a.person))
  const items = input.people.map((person): PersonRow => {
    const held = current.get(person.id) ?? []
    const member = members.get(person.id)
    const account = !member ? 'none' : member.sub ? 'member' : 'invited'
    const left = hasLeft(person, today)
    return {
      ...person,
      roles: held.map(({ id, object, role }) => ({
        ...{ assignment: id, object },
        objectName: objects.get(object) ?? '',
        role: roles.get(role) ?? role,
      })),
      objects: new Set(held.map(({ object }) => object)).size,
      percent: load.get(person.id) ?? 0,
      account,
      left,
      reasons: [
        ...(left && notEnded.has(person.id) ? (['left_with_roles'] as const) : []),
        ...(left && account !== 'none' ? (['left_with_account'] as const) : []),
      ],
    }
  })
  return {
    items: items.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    can: { edit: may(actor, 'people:edit') },
  }
}
