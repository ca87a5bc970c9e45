import type { Actor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import { coversOf, termOn, type Contract, type Term } from './contracts.ts'
import { systemCosts, type CostTotal } from './costs.ts'
import { yearOf, type Day } from './day.ts'
import { hiddenFields } from './field-use.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { askedFields, type AskedField } from './own-fields.ts'
import { may } from './permissions.ts'
import { hasOwner, ownerRole } from './staffing.ts'
import type { Standing } from './standing.ts'
import { completeness, expectedBy, leanSystem, missingIn } from './system-fields.ts'
import { reasonsOf, type SystemReason } from './system-validity.ts'
import type { System } from './systems.ts'
import type { Scale } from './terms.ts'

/** One system on one page: its facts, what is missing, and why it is not as it should be. */
export type SystemPage = {
  system: System & { revision: number }
  object: Pick<ManagedObject, 'id' | 'name' | 'steps'>
  contracts: { id: string; name: string; supplier: string; term?: Term }[]
  /** Its cost this year, in öre. */
  cost: number
  year: number
  /** The role that would own its object, where the model has one. */
  owner?: string
  /** Every object by name: those that it may be used by, and those that the actor may move it to, with their steps. */
  objects: (Pick<ManagedObject, 'id' | 'name' | 'steps'> & { mayEdit: boolean })[]
  /** The own fields that are shown. */
  ownFields: AskedField[]
  /** Fields that the municipality does without. */
  hidden: string[]
  scale: Scale
  can: { edit: boolean; appoint: boolean }
} & Standing<SystemReason>

export type SystemPageInput = {
  system: System & { revision: number }
  model: Model
  objects: ManagedObject[]
  contracts: Contract[]
  assignments: Assignment[]
  totals: CostTotal[]
}

/** Everything about one system. */
export function systemPage(input: SystemPageInput, actor: Actor, today: Day): SystemPage {
  const { system, objects } = input
  const object = objects.find(o => o.id === system.object)
  const owner = object && ownerRole(input.model, object)
  const expected = expectedBy(input.model)
  const own = input.contracts.filter(contract => contract.systems.includes(system.id))
  const about = {
    today,
    cover: coversOf(own, today).get(system.id),
    owned: object ? hasOwner(input, object, today) : false,
  }
  return {
    system,
    object: { id: system.object, name: object?.name ?? '', steps: object?.steps ?? [] },
    contracts: own.map(contract => {
      const term = termOn(contract, today)
      return { id: contract.id, name: contract.name, supplier: contract.supplier, ...(term && { term }) }
    }),
    complete: completeness(leanSystem(system), expected),
    missing: missingIn(leanSystem(system), expected),
    reasons: reasonsOf(system, about),
    cost: systemCosts(input.totals, yearOf(today)).get(system.id) ?? 0,
    year: yearOf(today),
    objects: objects
      .map(({ id, name, steps }) => ({ id, name, steps, mayEdit: may(actor, 'register:edit', id) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    ownFields: askedFields(input.model, 'system'),
    hidden: hiddenFields(input.model, 'system'),
    scale: input.model.scale,
    ...(owner && { owner }),
    can: { edit: may(actor, 'register:edit', system.object), appoint: may(actor, 'role:appoint', system.object) },
  }
}
