import type { Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import { accountableFor } from './deadline-work.ts'
import { deadlineId, holdersOn, MUNICIPALITY, type Deadline } from './deadlines.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { hasLeft, type Person } from './people.ts'
import type { Member } from './tenants.ts'
import { near } from './to-do.ts'

/** A deadline as those see it who have to know who has what: where, by which role, who answers for it, and who does it. */
export type OthersRow = Pick<Deadline, 'title' | 'day' | 'action' | 'period' | 'year' | 'source' | 'entity'> & {
  id: string
  object: string
  objectName: string
  /** What the role that should do it is called; empty when no role of the model is of its level and side. */
  role: string
  people: { id: string; name: string }[]
  doneBy?: { id: string; name: string }
}

type Input = {
  model: Model
  objects: ManagedObject[]
  assignments: Assignment[]
  people: Person[]
  members: Pick<Member, 'person' | 'roles'>[]
}

/** Who has what: every open deadline that is late or near, with those who answer for it by name. A vacancy's falls to whoever it falls to. */
export function othersWork(deadlines: Deadline[], input: Input, today: Day): OthersRow[] {
  const { model, objects, assignments, members } = input
  const names = new Map([...input.people, ...objects].map(({ id, name }) => [id, name]))
  const here = new Set(input.people.filter(person => !hasLeft(person, today)).map(({ id }) => id))
  const admins = members.filter(({ roles }) => roles.includes('modelAdmin')).map(({ person }) => person)
  const holdersOf = holdersOn(model, assignments, today, input.people)
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return near(deadlines, today)
    .map((d): OthersRow => {
      const held = accountableFor(holdersOf, d)
      const people = new Set([...held.people, ...(held.modelAdmin ? admins : [])])
      const role = model.roles.find(({ level, side }) => level === d.holder.level && side === d.holder.side)
      const { title, day, action, period, year, source } = d
      return {
        ...{ id: deadlineId(d), title, day, action, period, year, source },
        ...(d.entity !== undefined && { entity: d.entity }),
        object: d.scope === MUNICIPALITY ? '' : d.scope,
        objectName: names.get(d.scope) ?? '',
        role: role?.name ?? '',
        people: [...people].filter(id => here.has(id)).map(named),
        ...(d.delegatedTo !== undefined && { doneBy: named(d.delegatedTo) }),
      }
    })
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title, 'sv'))
}
