import * as z from 'zod'
import type { Actor } from './actor.ts'
import { changeOf } from './change.ts'
import { Links } from './links.ts'
import type { ManagedObject } from './objects.ts'
import type { Day } from './day.ts'
import { ownersAmong, type Owner } from './owners.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'
import { Refusal } from './refusal.ts'
import { spelled } from './written.ts'
import type { System } from './systems.ts'

const text = (max: number) => z.string().trim().max(max).default('')

export const methods = ['api', 'file', 'database', 'message', 'manual', 'other'] as const
export const frequencies = ['continuous', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'onDemand'] as const

/** Integration: information that goes from one system to another, or to or from somebody outside, told by name. */
export const Integration = z.object({
  id: z.string().min(1),
  from: z.string().min(1).optional(),
  fromParty: text(80),
  to: z.string().min(1).optional(),
  toParty: text(80),
  /** What is exchanged. */
  information: z.string().trim().min(1).max(200),
  method: z.enum(methods).default('api'),
  frequency: z.enum(frequencies).default('daily'),
  /** Person who answers for it. */
  owner: z.string().min(1).optional(),
  note: text(1000),
  links: Links,
  /** May what is exchanged, how, how often and with whom be told to the public? */
  published: z.boolean().default(false),
})
export type Integration = z.infer<typeof Integration>

export const NewIntegration = Integration.omit({ id: true })
export const IntegrationChange = changeOf(NewIntegration)

/** At least one end is a system, the other is another system or somebody outside. A system that is named is no outside party. */
export function withEnds(integration: Integration): Integration {
  const { from, to } = integration
  const fromParty = from ? '' : integration.fromParty
  const toParty = to ? '' : integration.toParty
  if ((!from && !to) || (!from && !fromParty) || (!to && !toParty)) throw new Refusal('integration_without_system', {})
  if (from && from === to) throw new Refusal('integration_with_itself', {})
  return { ...integration, fromParty, toParty }
}

/** An end as it is shown: a system on an object, or a party outside. `key` is the same for the same end. */
export type End = { key: string; name: string; system?: string; object?: string }

export type IntegrationRow = Integration & {
  revision: number
  source: End
  target: End
  mayEdit: boolean
} & Owner

export type IntegrationRegister = {
  rows: IntegrationRow[]
  objects: { id: string; name: string }[]
  systems: { id: string; name: string; mayEdit: boolean }[]
  people: Known[]
}

type Input = {
  integrations: (Integration & { revision: number })[]
  systems: Pick<System, 'id' | 'name' | 'object'>[]
  objects: ManagedObject[]
  people: Person[]
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'sv')

/** Every integration with its ends by name. Whoever may edit the object of either end may change it. */
export function integrationRegister(
  { integrations, systems, objects, people }: Input,
  actor: Actor,
  today: Day,
): IntegrationRegister {
  const known = new Map(systems.map(system => [system.id, system]))
  const ownerOf = ownersAmong(people, today)
  const end = (system: string | undefined, party: string): End => {
    const found = system && known.get(system)
    return found
      ? { key: found.id, name: found.name, system: found.id, object: found.object }
      : { key: `party ${spelled(party)}`, name: party }
  }
  const rows = integrations.map((integration): IntegrationRow => {
    const [source, target] = [end(integration.from, integration.fromParty), end(integration.to, integration.toParty)]
    return {
      ...integration,
      source,
      target,
      ...ownerOf(integration.owner),
      mayEdit: [source, target].some(({ object }) => object !== undefined && may(actor, 'register:edit', object)),
    }
  })
  const used = new Set(rows.flatMap(({ source, target }) => [source.object, target.object]))
  return {
    rows: rows.toSorted((a, b) => byName(a.source, b.source) || byName(a.target, b.target)),
    objects: objects
      .filter(({ id }) => used.has(id))
      .map(({ id, name }) => ({ id, name }))
      .toSorted(byName),
    systems: systems
      .map(({ id, name, object }) => ({ id, name, mayEdit: may(actor, 'register:edit', object) }))
      .toSorted(byName),
    people: knownPeople(people, today),
  }
}
