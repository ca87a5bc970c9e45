import type { Actor } from './actor.ts'
import type { Contract } from './contracts.ts'
import type { ManagedObject } from './objects.ts'
import type { Day } from './day.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'
import { finder } from './spelling.ts'
import type { System } from './systems.ts'
import { branchOf, pathTo, tree, type Placed, type Unit } from './units.ts'

type Saved<T> = T & { revision: number }
export type UnitRegister = {
  units: Saved<Unit>[]
  objects: ManagedObject[]
  systems: System[]
  people: Person[]
  contracts: Contract[]
}

/** How many belong to a unit. */
type Holdings = { objects: number; systems: number; people: number }

/** A unit as a row of the tree: its own, and with everything under it. */
export type UnitRow = Placed<Saved<Unit>> & { managerName: string; own: Holdings; total: Holdings }

/** A name that the register says and no unit has. */
type Outside = { name: string } & Holdings

export type UnitTree = {
  rows: UnitRow[]
  outside: Outside[]
  people: Known[]
  can: { edit: boolean }
}

/** The name of the unit that a system belongs to: its own, or that of its object. */
export const unitOfSystem = (objects: Pick<ManagedObject, 'id' | 'unit'>[]) => {
  const of = new Map(objects.map(({ id, unit }) => [id, unit]))
  return (system: Pick<System, 'unit' | 'object'>) => system.unit || (of.get(system.object) ?? '')
}

/** Who belongs where, as the register says it. */
function belonging({ objects, systems, people }: Omit<UnitRegister, 'units' | 'contracts'>) {
  const unitOf = unitOfSystem(objects)
  return {
    objects: objects.map(of => ({ of, unit: of.unit })),
    systems: systems.map(of => ({ of, unit: unitOf(of) })),
    people: people.map(of => ({ of, unit: of.unit })),
  }
}
const kinds = ['objects', 'systems', 'people'] as const
const none = (): Holdings => ({ objects: 0, systems: 0, people: 0 })

/** The organisation as a tree, with what belongs to each unit, and the names that the register says and the tree lacks. */
export function unitTree(register: UnitRegister, actor: Actor, today: Day): UnitTree {
  const { units, people } = register
  const find = finder(units)
  const own = new Map(units.map(({ id }) => [id, none()]))
  const outside = new Map<string, Outside>()
  const said = belonging(register)
  for (const kind of kinds)
    for (const { unit } of said[kind]) {
      if (unit === '') continue
      const found = find(unit)
      if (!found && !outside.has(unit)) outside.set(unit, { name: unit, ...none() })
      const counts = found ? own.get(found.id)! : outside.get(unit)!
      counts[kind] += 1
    }
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    rows: tree(units).map(unit => ({
      ...unit,
      managerName: (unit.manager && names.get(unit.manager)) ?? '',
      own: own.get(unit.id)!,
      total: [...branchOf(units, unit.id)].map(id => own.get(id)!).reduce(plus, none()),
    })),
    outside: [...outside.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    people: knownPeople(people, today),
    can: { edit: may(actor, 'register:create') },
  }
}

const plus = (a: Holdings, b: Holdings): Holdings => ({
  objects: a.objects + b.objects,
  systems: a.systems + b.systems,
  people: a.people + b.people,
})

/** Something that belongs to the branch; `unit` is where in it. */
type Belonging = { id: string; name: string; unit: string }

export type UnitPage = {
  unit: Saved<Unit> & { managerName: string }
  path: { id: string; name: string }[]
  children: { id: string; name: string }[]
  objects: Belonging[]
  systems: Belonging[]
  people: (Belonging & { title: string })[]
  contracts: { id: string; name: string }[]
  /** The whole tree, for choosing another place; those in this branch are not to be chosen. */
  others: { id: string; name: string; depth: number; inBranch: boolean }[]
  managers: Known[]
  can: { edit: boolean }
}

/** One unit with everything that belongs to its branch: what a move takes along, and what a merger moves. */
export function unitPage(register: UnitRegister, unit: Saved<Unit>, actor: Actor, today: Day): UnitPage {
  const { units, people, contracts } = register
  const find = finder(units)
  const branch = branchOf(units, unit.id)
  const said = belonging(register)
  const within = <T extends { id: string; name: string }>(all: { of: T; unit: string }[]) =>
    all
      .flatMap(({ of, unit }) => {
        const at = find(unit)
        return at && branch.has(at.id) ? [{ of, at: at.id }] : []
      })
      .toSorted((a, b) => a.of.name.localeCompare(b.of.name, 'sv'))
  const named = ({ of: { id, name }, at }: { of: { id: string; name: string }; at: string }) => ({ id, name, unit: at })
  const systems = within(said.systems).map(named)
  const held = new Set(systems.map(({ id }) => id))
  const short = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return {
    unit: { ...unit, managerName: people.find(({ id }) => id === unit.manager)?.name ?? '' },
    path: pathTo(units, unit.id).map(short),
    children: tree(units)
      .filter(({ parent }) => parent === unit.id)
      .map(short),
    objects: within(said.objects).map(named),
    systems,
    people: within(said.people).map(one => ({ ...named(one), title: one.of.title })),
    contracts: contracts.filter(contract => contract.systems.some(id => held.has(id))).map(short),
    others: tree(units).map(({ id, name, depth }) => ({ id, name, depth, inBranch: branch.has(id) })),
    managers: knownPeople(people, today),
    can: { edit: may(actor, 'register:create') },
  }
}
