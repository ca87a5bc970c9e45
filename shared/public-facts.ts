import * as z from 'zod'
import { changeOf } from './change.ts'
import type { Day } from './day.ts'
import type { Integration } from './integrations.ts'
import type { ManagedObject } from './objects.ts'
import { finder } from './spelling.ts'
import type { System } from './systems.ts'
import type { PublicField } from './tenants.ts'
import { unitOfSystem } from './unit-pages.ts'
import { branchOf, type Unit } from './units.ts'

/** The points of offentlighets- och sekretesslagen 4 kap. 2 §, in its order. */
export const points = ['organisation', 'registers', 'aids', 'contact', 'secrecy', 'exchange', 'sale'] as const
export type Point = (typeof points)[number]

const text = z.string().trim().max(5000).default('')

/** What a myndighet writes itself in the description of its public documents; the rest comes from the register. */
export const Description = z.object({
  unit: z.string().min(1),
  texts: z.object({
    ...{ organisation: text, registers: text, aids: text, contact: text },
    ...{ secrecy: text, exchange: text, sale: text },
  }),
})
export type Description = z.infer<typeof Description>
/** Some of its texts, written anew. */
export const DescriptionTexts = changeOf(Description.shape.texts)

/** A system as everyone may see it: its name, and the facts that the municipality lets be published. */
export type PublicSystem = { name: string; facts: { field: PublicField; value: string }[] }

/** Information that is regularly fetched from, or left to, somebody. `system` and `other` are empty where their names are not public. */
export type PublicExchange = Pick<Integration, 'information' | 'method' | 'frequency'> & {
  system: string
  other: string
  leaves: boolean
}

/** What everyone may read of a myndighet: its texts, and of the register the public facts alone. */
export type PublicFacts = {
  authority: string
  texts: Description['texts']
  registers: PublicSystem[]
  aids: PublicSystem[]
  exchange: PublicExchange[]
}

type Input = {
  units: Unit[]
  unit: string
  texts: Description['texts']
  objects: Pick<ManagedObject, 'id' | 'unit'>[]
  systems: System[]
  integrations: Integration[]
  fields: readonly PublicField[]
}

/** Where in the organisation a system belongs: its own unit, else its object's. */
function placeOf({ units, objects }: Pick<Input, 'units' | 'objects'>) {
  const find = finder(units)
  const unitOf = unitOfSystem(objects)
  return (system: System) => find(unitOf(system))?.id ?? ''
}

/** Systems that may be published and stand in no nämnd's description: they belong to no unit, or to one that lies under no nämnd. */
export function undescribed(of: Pick<Input, 'units' | 'objects' | 'systems'>): { id: string; name: string }[] {
  const boards = of.units.filter(({ kind }) => kind === 'board')
  const described = new Set(boards.flatMap(({ id }) => [...branchOf(of.units, id)]))
  const place = placeOf(of)
  return of.systems
    .filter(system => system.published === true && !described.has(place(system)))
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}

/**
 * A system is told of only where it is marked as one that may be published, with the chosen facts and no others. Aids
 * that the public uses are those that the law on digital accessibility concerns. An exchange is told of only where it is
 * marked too; a system in it that is not public has no name.
 */
export function publicFacts({ units, unit, texts, objects, systems, integrations, fields }: Input): PublicFacts {
  const branch = branchOf(units, unit)
  const place = placeOf({ units, objects })
  const within = (system: System) => branch.has(place(system))
  const open = systems.filter(system => system.published === true)
  const own = open.filter(within).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  const shown = (system: System): PublicSystem => ({
    name: system.name,
    facts: fields.flatMap(field => {
      const value = system[field]
      return value === undefined || value === '' ? [] : [{ field, value: String(value) }]
    }),
  })
  const name = (id: string | undefined) => open.find(system => system.id === id)?.name ?? ''
  const ours = new Set(own.map(({ id }) => id))
  const shared = integrations.filter(({ published }) => published)
  const exchange = shared.flatMap(({ from, to, fromParty, toParty, information, method, frequency }) => {
    const leaves = from !== undefined && ours.has(from)
    const fetches = to !== undefined && ours.has(to)
    // What goes between two of the authority's own is no exchange with others.
    if (leaves === fetches) return []
    const [system, other] = leaves ? [name(from), to ? name(to) : toParty] : [name(to), from ? name(from) : fromParty]
    return [{ information, method, frequency, leaves, system, other }]
  })
  return {
    authority: units.find(({ id }) => id === unit)?.name ?? '',
    texts,
    registers: own.map(shown),
    aids: own.filter(({ accessibility }) => accessibility && accessibility !== 'notNeeded').map(shown),
    exchange: exchange.toSorted((a, b) => a.information.localeCompare(b.information, 'sv')),
  }
}

/** The description of a myndighet as its page shows it. */
export type DescriptionPage = {
  facts: PublicFacts
  revision: number
  day: Day
  fields: readonly PublicField[]
  /** Systems of the municipality that may be published and stand in no nämnd's description. */
  undescribed: { id: string; name: string }[]
  mayEdit: boolean
}
