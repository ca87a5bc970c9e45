import type { Actor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import { coversOf, type Contract } from './contracts.ts'
import { systemCosts, type CostTotal } from './costs.ts'
import { yearOf, type Day } from './day.ts'
import { hiddenFields } from './field-use.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { askedFields, type AskedField } from './own-fields.ts'
import { may } from './permissions.ts'
import { hasOwner } from './staffing.ts'
import type { Standing } from './standing.ts'
import { completeness, expectedBy, missingIn, type LeanSystem } from './system-fields.ts'
import { reasonsOf, type SystemReason } from './system-validity.ts'
import type { Classification, System } from './systems.ts'
import type { Scale } from './terms.ts'

/** A system as a row: what its list shows, and no more. Amounts in öre. */
export type SystemRow = Pick<System, 'id' | 'name' | 'object' | 'supplier' | 'lifecycle' | 'personalData'> & {
  revision: number
  objectName: string
  classification?: Classification
  classifyBy?: Day
  endOfSupport?: Day
  endOfUse?: Day
  /** The contract that it rests on. */
  contract?: string
  lastNotice?: Day
  contractEnd?: Day
  cost: number
  mine: boolean
  mayEdit: boolean
} & Standing<SystemReason>

export type SystemRegister = {
  year: number
  rows: SystemRow[]
  /** Objects that the actor may add a system to, by name. */
  objects: Pick<ManagedObject, 'id' | 'name' | 'steps'>[]
  /** The own fields that are shown. */
  ownFields: AskedField[]
  /** Fields that the municipality does without. */
  hidden: string[]
  /** The levels that information is classified in. */
  scale: Scale
}

export type SystemRegisterInput = {
  model: Model
  objects: ManagedObject[]
  systems: (LeanSystem & { revision: number })[]
  contracts: Contract[]
  assignments: Assignment[]
  totals: CostTotal[]
}

/** Every system with what must be decided about it, by name. */
export function systemRegister(input: SystemRegisterInput, actor: Actor, today: Day): SystemRegister {
  const year = yearOf(today)
  const covers = coversOf(input.contracts, today)
  const costs = systemCosts(input.totals, year)
  const held = actor.kind === 'person' ? new Set(actor.held.map(h => h.object)) : new Set()
  const onObject = Map.groupBy(input.assignments, a => a.object)
  const objects = new Map(
    input.objects.map(object => [
      object.id,
      {
        name: object.name,
        owned: hasOwner({ model: input.model, assignments: onObject.get(object.id) ?? [] }, object, today),
        mayEdit: may(actor, 'register:edit', object.id),
      },
    ]),
  )
  const expected = expectedBy(input.model)
  const rows = input.systems.map((system): SystemRow => {
    const { id, name, object, supplier, lifecycle, revision, personalData, classification, classifyBy } = system
    const { endOfSupport, endOfUse } = system
    const place = objects.get(object)
    const cover = covers.get(id)
    return {
      ...{ id, name, object, supplier, lifecycle, revision },
      objectName: place?.name ?? '',
      ...(personalData && { personalData }),
      ...(classification && { classification }),
      ...(classifyBy && { classifyBy }),
      ...(endOfSupport && { endOfSupport }),
      ...(endOfUse && { endOfUse }),
      ...(cover && { contract: cover.contract }),
      ...(cover?.term && { lastNotice: cover.term.lastNotice, contractEnd: cover.term.end }),
      cost: costs.get(id) ?? 0,
      missing: missingIn(system, expected),
      complete: completeness(system, expected),
      reasons: reasonsOf(system, { today, cover, owned: place?.owned ?? false }),
      mine: held.has(object),
      mayEdit: place?.mayEdit ?? false,
    }
  })
  return {
    year,
    rows: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    objects: input.objects
      .filter(({ id }) => objects.get(id)?.mayEdit)
      .map(({ id, name, steps }) => ({ id, name, steps }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    ownFields: askedFields(input.model, 'system'),
    hidden: hiddenFields(input.model, 'system'),
    scale: input.model.scale,
  }
}
