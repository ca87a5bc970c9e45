import type { Year } from './day.ts'
import {
  inForce,
  looksAtCodesOnly,
  meets,
  useOf,
  type Coded,
  type Nature,
  type Placing,
  type Target,
} from './placing.ts'

/**
 * Where a row of a ledger landed. `placed`: on an object, as a cost kind. `unallocated` (Ofördelat): nobody has said on
 * which object, or as what. `notIt`: outside IT, or payroll that calculated staff cost replaces.
 */
export type Placement = {
  state: 'placed' | 'unallocated' | 'notIt'
  object?: string
  system?: string
  contract?: string
  costKind?: string
  nature: Nature
  /** Who said so: rules by their id, `account`, `payroll`, `hand`. */
  by: string[]
}

/** The object of a system or a contract, where a rule names only that. */
export type ObjectOf = { system: (id: string) => string | undefined; contract: (id: string) => string | undefined }

/** A system belongs to its object; a contract to that of the first system it covers. */
export function objectOfIn(register: {
  systems: { id: string; object: string }[]
  contracts: { id: string; systems: string[] }[]
}): ObjectOf {
  const systems = new Map(register.systems.map(({ id, object }) => [id, object]))
  const contracts = new Map(register.contracts.map(({ id, systems: [first = ''] }) => [id, systems.get(first)]))
  return { system: id => systems.get(id), contract: id => contracts.get(id) }
}

/**
 * Rules are asked in order of priority, and each thing is decided by the first that says it; what they leave open the
 * account decides. Who says "not IT" before anybody has said where the cost belongs, has it outside.
 */
export function placementOf(row: Coded, { rules, uses }: Placing, objectOf: ObjectOf, hand?: Target): Placement {
  const found: Target = {}
  const by: string[] = []
  const outside = (who: string): Placement => ({ state: 'notIt', nature: 'upkeep', by: [who] })
  const say = (to: Target, who: string) => {
    const before = Object.keys(found).length
    for (const part of ['object', 'system', 'contract', 'costKind', 'nature'] as const)
      if (found[part] === undefined && to[part] !== undefined) Object.assign(found, { [part]: to[part] })
    if (Object.keys(found).length > before) by.push(who)
  }
  if (hand?.notIt) return outside('hand')
  if (hand) say(hand, 'hand')
  for (const rule of rules) {
    if (!meets(row, rule)) continue
    if (!rule.to.notIt) say(rule.to, rule.id)
    else if (by.length === 0) return outside(rule.id)
  }
  const use = useOf(uses, row.entity, row.account)
  if (use && use.use !== 'kind' && by.length === 0) return outside(use.use === 'payroll' ? 'payroll' : 'account')
  if (use?.use === 'kind') say({ costKind: use.costKind, nature: use.nature }, 'account')
  const { notIt: _, nature = 'upkeep', ...to } = found
  const object =
    to.object ?? (to.system && objectOf.system(to.system)) ?? (to.contract && objectOf.contract(to.contract))
  const placed = { ...to, ...(object && { object }), nature, by }
  return { state: object && to.costKind ? 'placed' : 'unallocated', ...(placed as Omit<Placement, 'state'>) }
}

/**
 * Places rows of one year. Rows with the same account and code parts are placed once, as long as no rule looks at their
 * text or supplier; equal code parts are the same array, as the reader gives them.
 */
export function placer(placing: Placing, year: Year, objectOf: ObjectOf) {
  const now = inForce(placing, year)
  const byCodes = now.rules.every(looksAtCodesOnly)
  const known = new Map<string, Map<Coded['parts'], Placement>>()
  return (row: Coded, hand?: Target): Placement => {
    if (hand || !byCodes) return placementOf(row, now, objectOf, hand)
    const place = `${row.entity} ${row.account}`
    let of = known.get(place)
    if (!of) known.set(place, (of = new Map()))
    let placement = of.get(row.parts)
    if (!placement) of.set(row.parts, (placement = placementOf(row, now, objectOf)))
    return placement
  }
}
