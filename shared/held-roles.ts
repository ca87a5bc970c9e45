import { isCurrent, lasting, tasksFrom, type Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import type { Model, Role } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'

/** Somebody who stands in, or does a task, for whoever holds the role and stays accountable. */
type Helper = { person: string; name: string; from: Day; to?: Day }

/** A role that a person holds, or will hold, with its mandate and those who help. */
export type HeldRole = {
  assignment: string
  object: string
  objectName: string
  role: string
  roleName: string
  from: Day
  to?: Day
  extent: number
  hours?: number
  current: boolean
  mandate: Pick<Role, 'decides' | 'responsible' | 'takesPart'>
  deputy?: Helper
  tasks: (Helper & { text: string })[]
}

/** What a person does for somebody else, who stays accountable: stands in for them, or does a task. */
export type Help = {
  what: 'deputy' | 'task'
  /** The task; empty for a deputy. */
  text: string
  assignment: string
  object: string
  objectName: string
  roleName: string
  holder: string
  holderName: string
  from: Day
  to?: Day
}

export type Staffed = {
  people: Pick<Person, 'id' | 'name' | 'lastDay'>[]
  model: Pick<Model, 'roles'>
  objects: Pick<ManagedObject, 'id' | 'name'>[]
  assignments: Assignment[]
}

const upTo = (to: Day | undefined) => (to === undefined ? {} : { to })

/** A person's roles, today's and coming ones, object by object. One that outlasts the person is there, and is not in force. */
export function heldRoles({ people, model, objects, assignments }: Staffed, person: string, today: Day): HeldRole[] {
  const names = new Map([...people, ...objects].map(({ id, name }) => [id, name]))
  const roles = new Map(model.roles.map(role => [role.id, role]))
  const mine = assignments.filter(a => a.person === person && (a.to === undefined || a.to >= today))
  const inForce = new Map(lasting(mine, people).map(a => [`${a.object}#${a.id}`, a]))
  const helper = (of: { person: string; from: Day; to?: Day | undefined }): Helper => ({
    ...{ person: of.person, name: names.get(of.person) ?? '', from: of.from },
    ...upTo(of.to),
  })
  return mine
    .map((a): HeldRole => {
      const role = roles.get(a.role)
      const of = inForce.get(`${a.object}#${a.id}`)
      const stands = of?.deputy && !(of.deputyTo && of.deputyTo < today)
      return {
        ...{ assignment: a.id, object: a.object, objectName: names.get(a.object) ?? '' },
        ...{ role: a.role, roleName: role?.name ?? a.role, from: a.from, ...upTo(a.to), extent: a.extent },
        ...(a.hours && { hours: a.hours }),
        current: of !== undefined && isCurrent(of, today),
        mandate: {
          decides: role?.decides ?? [],
          responsible: role?.responsible ?? [],
          takesPart: role?.takesPart ?? [],
        },
        ...(stands && { deputy: helper({ person: of.deputy!, from: of.deputyFrom ?? a.from, to: of.deputyTo }) }),
        tasks: of ? tasksFrom(of, today).map(task => ({ text: task.text, ...helper(task) })) : [],
      }
    })
    .toSorted((a, b) => a.objectName.localeCompare(b.objectName, 'sv') || a.roleName.localeCompare(b.roleName, 'sv'))
}

/** Whom a person stands in for, and whose tasks the person does, today or later. */
export function helpsOf({ people, model, objects, assignments }: Staffed, person: string, today: Day): Help[] {
  const names = new Map([...people, ...objects, ...model.roles].map(({ id, name }) => [id, name]))
  const lasts = ({ to }: { to?: Day | undefined }) => to === undefined || today <= to
  return assignments.filter(lasts).flatMap(a => {
    const of = {
      ...{ assignment: a.id, object: a.object, objectName: names.get(a.object) ?? '' },
      ...{ roleName: names.get(a.role) ?? a.role, holder: a.person, holderName: names.get(a.person) ?? '' },
    }
    const standsIn = a.deputy === person && lasts({ to: a.deputyTo })
    return [
      ...(standsIn
        ? [{ what: 'deputy' as const, text: '', ...of, from: a.deputyFrom ?? a.from, ...upTo(a.deputyTo) }]
        : []),
      ...(a.tasks ?? [])
        .filter(task => task.person === person && lasts(task))
        .map(({ text, from, to }) => ({ what: 'task' as const, text, ...of, from, ...upTo(to) })),
    ]
  })
}
