import type { PersonActor } from './actor.ts'
import type { Component } from './components.ts'
import type { Contract } from './contracts.ts'
import type { Decision } from './decisions.ts'
import type { Forum } from './forums.ts'
import type { Integration } from './integrations.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import { rolesInOrder } from './staffing.ts'
import type { System } from './systems.ts'
import { pathText, pathTo, tree, type Unit } from './units.ts'
import { seenBy, type View } from './views.ts'

/** What is made from the palette, where the actor may make it. */
export const searchActions = [
  ...(['object', 'contract', 'supplier', 'integration', 'person'] as const),
  ...(['unit', 'forum', 'decision', 'appoint', 'import'] as const),
] as const
export type SearchAction = (typeof searchActions)[number]

/** What the actor may see, in rows without repeated names of fields: the palette's whole knowledge of a municipality. */
export type SearchIndex = {
  /** Id, name, code, unit, and what the actor has to do there: OWN, APPOINT, EDIT. */
  objects: [id: string, name: string, code: string, unit: string, may: number][]
  /** Id, name, and which of the objects is responsible. */
  systems: [id: string, name: string, object: number][]
  contracts: [id: string, name: string, number: string, supplier: string][]
  /** Id, name, which of the objects it belongs to, and of what kind it is. */
  components: [id: string, name: string, object: number, kind: Component['kind']][]
  /** Id, what is exchanged, and the names of both ends. */
  integrations: [id: string, information: string, from: string, to: string][]
  people: [id: string, name: string, title: string][]
  /** Id, name, and what it lies under. */
  units: [id: string, name: string, path: string][]
  /** Names. */
  suppliers: string[]
  forums: [id: string, name: string, kind: Forum['kind']][]
  decisions: [id: string, title: string, day: string, reference: string][]
  /** Id, name, and the list that it is of. */
  views: [id: string, name: string, page: string][]
  roles: [id: string, name: string][]
  can: SearchAction[]
}

/** The actor holds a role there; may appoint there; may edit there. */
export const OWN = 1
export const APPOINT = 2
export const EDIT = 4

type Register = {
  model: Model
  objects: ManagedObject[]
  systems: Pick<System, 'id' | 'name' | 'object'>[]
  people: Person[]
  contracts?: Pick<Contract, 'id' | 'name' | 'number' | 'supplier'>[]
  components?: Component[]
  integrations?: Integration[]
  units?: Unit[]
  /** Names of suppliers. */
  suppliers?: string[]
  forums?: Forum[]
  decisions?: Decision[]
  views?: View[]
}

const nothing: SearchIndex = {
  ...{ objects: [], systems: [], contracts: [], components: [], integrations: [], people: [], units: [] },
  ...{ suppliers: [], forums: [], decisions: [], views: [], roles: [], can: [] },
}

/** Whoever may read the register may find all of it, and the views that are theirs or shared; whoever may not finds nothing. */
export function searchIndex(register: Register, actor: PersonActor): SearchIndex {
  if (!may(actor, 'register:read')) return nothing
  const { model, objects, systems, people, units = [], suppliers = [], contracts = [], components = [] } = register
  const { integrations = [], forums = [], decisions = [], views = [] } = register
  const own = new Set(actor.held.map(h => h.object))
  const at = new Map(objects.map(({ id }, i) => [id, i]))
  const named = new Map(systems.map(({ id, name }) => [id, name]))
  const end = (system: string | undefined, party: string) => (system && named.get(system)) ?? party
  return {
    objects: objects.map(({ id, name, code, unit }) => [
      ...([id, name, code, unit] as const),
      (own.has(id) ? OWN : 0) +
        (may(actor, 'role:appoint', id) ? APPOINT : 0) +
        (may(actor, 'register:edit', id) ? EDIT : 0),
    ]),
    systems: systems.flatMap(({ id, name, object }) => (at.has(object) ? [[id, name, at.get(object)!]] : [])),
    contracts: contracts.map(({ id, name, number, supplier }) => [id, name, number, supplier]),
    components: components.flatMap(({ id, name, object, kind }) =>
      at.has(object) ? [[id, name, at.get(object)!, kind]] : [],
    ),
    integrations: integrations.map(of => [of.id, of.information, end(of.from, of.fromParty), end(of.to, of.toParty)]),
    people: people.map(({ id, name, title }) => [id, name, title]),
    units: tree(units).map(({ id, name }) => [id, name, pathText(pathTo(units, id).slice(0, -1))]),
    suppliers,
    forums: forums.map(({ id, name, kind }) => [id, name, kind]),
    decisions: decisions.map(({ id, title, day, reference }) => [id, title, day, reference]),
    views: views.filter(view => seenBy(view, actor)).map(({ id, name, page }) => [id, name, page]),
    roles: rolesInOrder(model).map(({ id, name }) => [id, name]),
    can: searchActions.filter(action => mayMake[action](actor, objects)),
  }
}

type Asked = (actor: PersonActor, objects: readonly Pick<ManagedObject, 'id'>[]) => boolean
const everywhere =
  (verb: Parameters<typeof may>[1]): Asked =>
  actor =>
    may(actor, verb)
const somewhere =
  (verb: Parameters<typeof may>[1]): Asked =>
  (actor, objects) =>
    may(actor, verb) || objects.some(({ id }) => may(actor, verb, id))

/** As the pages themselves ask before they offer it. */
const mayMake: Record<SearchAction, Asked> = {
  object: everywhere('register:create'),
  supplier: everywhere('register:create'),
  unit: everywhere('register:create'),
  contract: somewhere('register:edit'),
  integration: somewhere('register:edit'),
  person: everywhere('people:edit'),
  forum: somewhere('forum:edit'),
  decision: somewhere('decision:record'),
  appoint: somewhere('role:appoint'),
  import: everywhere('register:import'),
}
