import type { Assignment } from '#shared/assignments.ts'
import { Component } from '#shared/components.ts'
import type { HandoverRegister } from '#shared/handover/handover.ts'
import { Integration } from '#shared/integrations.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Unit } from '#shared/units.ts'
import { assignment, contract, object, person } from '../register.ts'

/** A municipality of two objects that `p` leaves. */
export const model = presetModel('full')
export const saved = (a: Assignment) => ({ ...a, revision: 1 })
export const registerOf = (of: Partial<HandoverRegister>): HandoverRegister => ({
  ...{ model, objects: [object('a'), object('b')], people: [person('p'), person('q')] },
  ...{ systems: [], forums: [], assignments: [], contracts: [], integrations: [], components: [], units: [] },
  ...of,
})
export const ids = () => {
  let n = 0
  return () => `new${n++}`
}
export const one = assignment('a', 'objektagare', { id: '1' })

type Owners = { contracts?: string[]; integrations?: string[]; components?: string[]; units?: string[] }
/** Contracts, integrations, components and units, by who answers for each. */
export const belongings = (kinds: Owners) => ({
  contracts: (kinds.contracts ?? []).map((owner, i) => ({ ...contract(`c${i}`, { owner }), revision: 1 })),
  integrations: (kinds.integrations ?? []).map((owner, i) => ({
    ...Integration.parse({ id: `i${i}`, from: 's', toParty: 'Banken', information: 'Filer', owner }),
    revision: 1,
  })),
  components: (kinds.components ?? []).map((owner, i) => ({
    ...Component.parse({ id: `k${i}`, object: 'a', name: 'Rutin', owner }),
    revision: 1,
  })),
  units: (kinds.units ?? []).map((manager, i) => ({
    ...Unit.parse({ id: `u${i}`, name: `Enhet ${i}`, aliases: [], manager }),
    revision: 1,
  })),
})
