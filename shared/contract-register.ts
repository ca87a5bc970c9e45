import type { Actor } from './actor.ts'
import { contractStanding, type ContractReason } from './contract-validity.ts'
import { passedNotice, termOn, type Contract, type PassedNotice, type Term } from './contracts.ts'
import type { Day } from './day.ts'
import { hiddenFields } from './field-use.ts'
import type { Model } from './model.ts'
import { askedFields, type AskedField } from './own-fields.ts'
import { ownersAmong, type Owner } from './owners.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'
import type { Standing } from './standing.ts'
import type { System } from './systems.ts'

/** A contract as a row, with the day by which it must be decided on. */
export type ContractRow = Contract & {
  revision: number
  term?: Term
  covers: { id: string; name: string; object: string }[]
  /** A last notice day that passed without a decision, and what that means. */
  passed?: PassedNotice
  mayEdit: boolean
} & Owner &
  Standing<ContractReason>

export type ContractRegister = {
  rows: ContractRow[]
  people: Known[]
  /** Systems that the actor may let a contract cover. */
  systems: { id: string; name: string }[]
  mayCreate: boolean
  /** The own fields that are shown. */
  ownFields: AskedField[]
  /** Fields that the municipality does without. */
  hidden: string[]
}

type Input = {
  model: Pick<Model, 'ownFields' | 'codeLists' | 'fieldUse'>
  contracts: (Contract & { revision: number })[]
  systems: Pick<System, 'id' | 'name' | 'object'>[]
  people: Person[]
}

/** Every contract, those to be decided on first at the top; those until further notice, and those that have ended, last. */
export function contractRegister(
  { model, contracts, systems, people }: Input,
  actor: Actor,
  today: Day,
): ContractRegister {
  const known = new Map(systems.map(system => [system.id, system]))
  const ownerOf = ownersAmong(people, today)
  const editable = systems.filter(system => may(actor, 'register:edit', system.object))
  const mayCreate = may(actor, 'register:create')
  const rows = contracts.map((contract): ContractRow => {
    const term = termOn(contract, today)
    const passed = passedNotice(contract, today)
    const covers = contract.systems.flatMap(id => known.get(id) ?? [])
    const owned = { ...contract, ...ownerOf(contract.owner) }
    return {
      ...owned,
      ...(term && { term }),
      covers: covers.map(({ id, name, object }) => ({ id, name, object })),
      ...(passed && { passed }),
      ...contractStanding(model, owned, today),
      mayEdit: covers.length > 0 ? covers.every(s => may(actor, 'register:edit', s.object)) : mayCreate,
    }
  })
  const place = ({ term }: ContractRow) => (!term ? '1' : term.ended ? `2${term.end}` : `0${term.lastNotice}`)
  return {
    rows: rows.toSorted((a, b) => place(a).localeCompare(place(b)) || a.name.localeCompare(b.name, 'sv')),
    people: knownPeople(people, today),
    systems: editable.map(({ id, name }) => ({ id, name })),
    ownFields: askedFields(model, 'contract'),
    hidden: hiddenFields(model, 'contract'),
    mayCreate: mayCreate || editable.length > 0,
  }
}
