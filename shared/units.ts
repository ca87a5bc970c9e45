import * as z from 'zod'
import { changeOf } from './change.ts'
import { Links } from './links.ts'
import { Refusal } from './refusal.ts'
import { joined, Named, Said } from './spelling.ts'

export const unitKinds = ['board', 'administration', 'department', 'section'] as const

/** Organisationsenhet: nämnd, förvaltning, avdelning or enhet, under another one or at the top. Objects, systems and people say its name. */
export const Unit = Named.extend({
  kind: z.enum(unitKinds).default('section'),
  parent: z.string().min(1).optional(),
  /** Person who manages it. */
  manager: z.string().min(1).optional(),
  links: Links,
})
export type Unit = z.infer<typeof Unit>

export const NewUnit = Unit.omit({ id: true })
export const UnitChange = changeOf(NewUnit)
export const UnitMerge = z.object({ into: z.string().min(1) })

/** What was merged into another unit, as it was: enough to make it a unit of its own again. */
export const UnitSplit = z.object({
  unit: Unit,
  children: z.array(z.string().min(1)).max(500),
  objects: Said,
  systems: Said,
  people: Said,
})
export type UnitSplit = z.infer<typeof UnitSplit>

/** A unit in its place: how deep it lies. */
export type Placed<T> = T & { depth: number }

const order = (a: Unit, b: Unit) =>
  unitKinds.indexOf(a.kind) - unitKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'sv')

/** Every unit once, each after the one it lies under. One whose parent is gone lies at the top, so that nothing is out of sight. */
export function tree<T extends Unit>(units: T[]): Placed<T>[] {
  const known = new Set(units.map(({ id }) => id))
  const under = Map.groupBy(units.toSorted(order), ({ parent }) => (parent && known.has(parent) ? parent : ''))
  const placed = new Map<string, Placed<T>>()
  const place = (unit: T, depth: number) => {
    if (placed.has(unit.id)) return
    placed.set(unit.id, { ...unit, depth })
    for (const child of under.get(unit.id) ?? []) place(child, depth + 1)
  }
  for (const top of under.get('') ?? []) place(top, 0)
  for (const unit of units) place(unit, 0)
  return [...placed.values()]
}

/** From the top down to the unit itself. */
export function pathTo<T extends Unit>(units: T[], id: string): T[] {
  const known = new Map(units.map(unit => [unit.id, unit]))
  const path = new Set<T>()
  for (let at = known.get(id); at && !path.has(at); at = at.parent ? known.get(at.parent) : undefined) path.add(at)
  return [...path].reverse()
}

/** "Socialförvaltningen › Äldreomsorg" */
export const pathText = (path: { name: string }[]) => path.map(({ name }) => name).join(' › ')

/** The unit and all that lies under it. */
export function branchOf(units: Unit[], id: string): Set<string> {
  const under = Map.groupBy(units, ({ parent }) => parent)
  const branch = new Set([id])
  for (const at of branch) for (const child of under.get(at) ?? []) branch.add(child.id)
  return branch
}

/** A unit lies under one that exists, and never under itself or what lies under it. */
export function assertPlace(units: Unit[], { id, parent }: Pick<Unit, 'id' | 'parent'>): void {
  if (parent === undefined) return
  const above = units.find(unit => unit.id === parent)
  if (!above) throw new Refusal('unit_unknown', {})
  if (branchOf(units, id).has(parent)) throw new Refusal('unit_cycle', { name: above.name })
}

/** Two units become one: what lay under the first lies under the second, which goes by both names. A unit is not merged into its own branch. */
export function merge<T extends Unit>(units: T[], from: string, into: string): { from: T; into: T; children: T[] } {
  const [gone, kept] = [from, into].map(id => units.find(unit => unit.id === id))
  if (!gone || !kept) throw new Refusal('unit_unknown', {})
  if (branchOf(units, from).has(into)) throw new Refusal('unit_cycle', { name: kept.name })
  return {
    from: gone,
    into: joined(kept, gone),
    children: units.filter(({ parent }) => parent === from).map(child => ({ ...child, parent: into })),
  }
}
