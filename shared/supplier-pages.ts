import type { Actor } from './actor.ts'
import { termOn, type Contract, type Term } from './contracts.ts'
import { systemCosts, type CostTotal } from './costs.ts'
import { yearOf, type Day } from './day.ts'
import { sum } from './money.ts'
import type { ManagedObject } from './objects.ts'
import { may } from './permissions.ts'
import { identifier, lookAlikes, type Supplier } from './suppliers.ts'
import type { System } from './systems.ts'

type Saved<T> = T & { revision: number }
export type SupplierInput = {
  suppliers: Saved<Supplier>[]
  systems: System[]
  contracts: Contract[]
  objects: ManagedObject[]
  totals: CostTotal[]
}

/** A supplier as a row. Amounts in öre: what its contracts are worth a year, and what its systems cost this year. */
export type SupplierRow = Pick<Supplier, 'orgNumber' | 'contact' | 'phone'> & {
  name: string
  email: string
  /** Something is known of it, beyond its name. */
  known: boolean
  systems: number
  objects: number
  contracts: number
  value: number
  cost: number
  lastNotice?: Day
}

export type SupplierRegister = {
  year: number
  rows: SupplierRow[]
  /** Names that are probably the same supplier. */
  alike: string[][]
  can: { edit: boolean }
}

type Hanging = {
  name: string
  supplier?: Saved<Supplier>
  systems: Set<System>
  contracts: Contract[]
  /** Names of the systems that say its name themselves. */
  saying: string[]
}

/** What hangs on a supplier: what says its name, and the systems that its contracts cover. */
function hanging({ systems, contracts, suppliers }: SupplierInput) {
  const who = identifier(suppliers)
  const found = new Map<string, Hanging>()
  const of = (written: string) => {
    const { key, supplier } = who(written)
    const known = supplier as Saved<Supplier> | undefined
    if (!found.has(key))
      found.set(key, {
        name: known?.name ?? written.trim(),
        ...(known && { supplier: known }),
        ...{ systems: new Set<System>(), contracts: [], saying: [] },
      })
    return found.get(key)!
  }
  const byId = new Map(systems.map(system => [system.id, system]))
  for (const { name } of suppliers) of(name)
  for (const system of systems) {
    if (!system.supplier) continue
    const supplier = of(system.supplier)
    supplier.systems.add(system)
    supplier.saying.push(system.name)
  }
  for (const contract of contracts) {
    if (!contract.supplier) continue
    const supplier = of(contract.supplier)
    supplier.contracts.push(contract)
    for (const id of contract.systems) if (byId.has(id)) supplier.systems.add(byId.get(id)!)
  }
  return { found, who }
}

const sayingOf = ({ saying, contracts }: Hanging): Saying => ({
  systems: saying,
  contracts: contracts.map(({ name }) => name),
})

const decision = (contract: Contract, today: Day): Day | undefined => {
  const term = termOn(contract, today)
  return term && !term.ended && !contract.noticeGiven && term.lastNotice >= today ? term.lastNotice : undefined
}
const first = (days: (Day | undefined)[]): Day | undefined => days.filter(day => day !== undefined).toSorted()[0]
const worth = (contracts: Contract[], today: Day) =>
  sum(contracts.filter(c => !termOn(c, today)?.ended).map(c => c.valuePerYear ?? 0))

/** Every supplier that a system or a contract names, or that something is known of, by name. */
export function supplierRegister(input: SupplierInput, actor: Actor, today: Day): SupplierRegister {
  const costs = systemCosts(input.totals, yearOf(today))
  const rows = [...hanging(input).found.values()].map(({ name, supplier, systems, contracts }): SupplierRow => {
    const lastNotice = first(contracts.map(contract => decision(contract, today)))
    return {
      name,
      systems: systems.size,
      objects: new Set([...systems].map(({ object }) => object)).size,
      contracts: contracts.length,
      value: worth(contracts, today),
      cost: sum([...systems].map(({ id }) => costs.get(id) ?? 0)),
      ...(lastNotice && { lastNotice }),
      ...{ known: supplier !== undefined, orgNumber: supplier?.orgNumber ?? '', contact: supplier?.contact ?? '' },
      ...{ phone: supplier?.phone ?? '', email: supplier?.email ?? '' },
    }
  })
  return {
    year: yearOf(today),
    rows: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    alike: lookAlikes(rows.map(({ name }) => name)),
    can: { edit: may(actor, 'register:create') },
  }
}

type Saying = { systems: string[]; contracts: string[] }

export type SupplierPage = {
  name: string
  supplier?: Saved<Supplier>
  year: number
  contracts: { id: string; name: string; number: string; valuePerYear?: number; term?: Term }[]
  systems: { id: string; name: string; object: string; objectName: string; cost: number }[]
  objects: { id: string; name: string; systems: number }[]
  value: number
  cost: number
  /** The decision to take first, and about what. */
  decide?: { day: Day; contract: string }
  /** What says its name, by name: what a new one is written into. */
  saying: Saying
  others: (Saying & { name: string })[]
  can: { edit: boolean; rename: boolean }
}

/** One supplier by any of its names, with everything that hangs on it. Undefined when nothing says that name. */
export function supplierPage(input: SupplierInput, name: string, actor: Actor, today: Day): SupplierPage | undefined {
  const { found, who } = hanging(input)
  const { key } = who(name)
  const of = found.get(key)
  if (!of) return undefined
  const costs = systemCosts(input.totals, yearOf(today))
  const objectName = new Map(input.objects.map(object => [object.id, object.name]))
  const systems = [...of.systems].toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  const byObject = Map.groupBy(systems, ({ object }) => object)
  const decisions = of.contracts.flatMap(contract => {
    const day = decision(contract, today)
    return day ? [{ day, contract: contract.name }] : []
  })
  const decide = decisions.toSorted((a, b) => a.day.localeCompare(b.day))[0]
  const place = ({ term }: { term?: Term }) => (!term ? '1' : term.ended ? `2${term.end}` : `0${term.lastNotice}`)
  return {
    name: of.name,
    ...(of.supplier && { supplier: of.supplier }),
    year: yearOf(today),
    contracts: of.contracts
      .map(contract => {
        const { id, name, number, valuePerYear } = contract
        const term = termOn(contract, today)
        return { id, name, number, ...(valuePerYear !== undefined && { valuePerYear }), ...(term && { term }) }
      })
      .toSorted((a, b) => place(a).localeCompare(place(b)) || a.name.localeCompare(b.name, 'sv')),
    systems: systems.map(({ id, name, object }) => ({
      ...{ id, name, object, objectName: objectName.get(object) ?? '', cost: costs.get(id) ?? 0 },
    })),
    objects: [...byObject]
      .map(([id, held]) => ({ id, name: objectName.get(id) ?? '', systems: held.length }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    value: worth(of.contracts, today),
    cost: sum(systems.map(({ id }) => costs.get(id) ?? 0)),
    ...(decide && { decide }),
    saying: sayingOf(of),
    others: [...found]
      .filter(([other]) => other !== key)
      .map(([, other]) => ({ name: other.name, ...sayingOf(other) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    can: {
      // Whoever runs an object knows those who deliver to it; what a supplier is called concerns everyone.
      edit: may(actor, 'register:create') || [...byObject.keys()].some(object => may(actor, 'register:edit', object)),
      rename: may(actor, 'register:create'),
    },
  }
}
