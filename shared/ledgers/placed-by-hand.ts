import type { Model } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Target } from '../placing.ts'

type Known = { objects: { id: string }[]; systems: { id: string; object: string }[]; contracts: { id: string }[] }

/** A cost belongs to an object, system, contract and cost kind that there are; or it is not IT, and then to nothing else. */
export function assertTarget(to: Target, { costKinds }: Pick<Model, 'costKinds'>, known: Known): void {
  const is = (of: { id: string }[], id: string | undefined) => id === undefined || of.some(one => one.id === id)
  if (!is(known.objects, to.object)) throw new Refusal('object_unknown', {})
  if (!is(known.systems, to.system)) throw new Refusal('system_unknown', {})
  if (!is(known.contracts, to.contract)) throw new Refusal('contract_unknown', {})
  if (!is(costKinds, to.costKind)) throw new Refusal('cost_kind_unknown', {})
  const says = Object.entries(to).filter(([part, value]) => part !== 'notIt' && value !== undefined)
  if (to.notIt ? says.length > 0 : says.length === 0) throw new Refusal('placing_says_nothing', {})
  const system = known.systems.find(({ id }) => id === to.system)
  if (system && to.object !== undefined && system.object !== to.object) throw new Refusal('placing_other_object', {})
}
