import { isCurrent, type Assignment } from './assignments.ts'
import { termOn, urgencyOf, type Contract } from './contracts.ts'
import type { Day } from './day.ts'
import { rolesOf, type Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { rolesInOrder, vacancies } from './staffing.ts'
import type { LeanSystem } from './system-fields.ts'

/** What a plan's sections say out of the register: read there, and changed in its own place. */
export type Drawn = {
  object: Pick<ManagedObject, 'id' | 'name' | 'purpose' | 'scope' | 'unit' | 'family'>
  systems: (Pick<LeanSystem, 'id' | 'name' | 'lifecycle' | 'classification' | 'personalData' | 'classifyBy'> & {
    late: boolean
  })[]
  seats: { role: string; roleName: string; holders: string[] }[]
  vacant: { role: string; roleName: string }[]
  contracts: {
    id: string
    name: string
    supplier: string
    end?: Day
    lastNotice?: Day
    urgency: 'bad' | 'warn' | 'none'
  }[]
}

export type DrawnInput = {
  object: ManagedObject
  model: Model
  systems: LeanSystem[]
  contracts: Contract[]
  assignments: Assignment[]
  people: Pick<Person, 'id' | 'name'>[]
}

/** The object, who has its roles, its systems' contracts by last notice day, and how its systems are classified. */
export function drawnFor({ object, model, systems, contracts, assignments, people }: DrawnInput, today: Day): Drawn {
  const own = systems.filter(system => system.object === object.id)
  const ids = new Set(own.map(({ id }) => id))
  const { id, name, purpose, scope, unit, family } = object
  const held = assignments.filter(of => of.object === id && isCurrent(of, today))
  const nameOf = (person: string) => people.find(of => of.id === person)?.name ?? ''
  return {
    object: { id, name, purpose, scope, unit, family },
    systems: own.map(({ id, name, lifecycle, classification, personalData, classifyBy }) => ({
      ...{ id, name, lifecycle, classification, personalData, classifyBy },
      late: classifyBy !== undefined && classifyBy < today,
    })),
    seats: rolesInOrder({ ...model, roles: rolesOf(model, object) })
      .map(({ id: role, name: roleName }) => ({
        ...{ role, roleName },
        holders: held.filter(of => of.role === role).map(({ person }) => nameOf(person)),
      }))
      .filter(({ holders }) => holders.length > 0),
    vacant: vacancies({ model, objects: [object], systems, assignments }, today).map(({ role, roleName }) => ({
      role,
      roleName,
    })),
    contracts: contracts
      .filter(contract => contract.systems.some(system => ids.has(system)))
      .map(contract => {
        const term = termOn(contract, today)
        const { id, name, supplier } = contract
        return {
          ...{ id, name, supplier },
          ...(term && { end: term.end, lastNotice: term.lastNotice }),
          urgency: term && !contract.noticeGiven && !term.ended ? urgencyOf(term.lastNotice, today) : ('none' as const),
        }
      })
      .toSorted(
        (a, b) => (a.lastNotice ?? '9').localeCompare(b.lastNotice ?? '9') || a.name.localeCompare(b.name, 'sv'),
      ),
  }
}
