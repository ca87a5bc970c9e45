import type { PersonActor } from './actor.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import { foundIn, merged, searched, wordsOf, type Range, type Searched } from './search-text.ts'
import { rolesInOrder } from './staffing.ts'
import type { System } from './systems.ts'
import { pathText, pathTo, tree, type Unit } from './units.ts'

/** What the actor may see, in rows without repeated names of fields: the palette's whole knowledge of a municipality. */
export type SearchIndex = {
  /** Id, name, code, unit, and what the actor may open there: PLAN, APPOINT. */
  objects: [id: string, name: string, code: string, unit: string, may: number][]
  /** Id, name, and which of the objects is responsible. */
  systems: [id: string, name: string, object: number][]
  /** Id, name, title. */
  people: [id: string, name: string, title: string][]
  /** Id, name, and what it lies under. */
  units: [id: string, name: string, path: string][]
  /** Names. */
  suppliers: string[]
  /** Id, name. */
  roles: [id: string, name: string][]
}

/** The actor holds a role there, and so works with its plan; the actor may appoint there. */
const PLAN = 1
const APPOINT = 2

type Register = {
  model: Model
  objects: ManagedObject[]
  systems: Pick<System, 'id' | 'name' | 'object'>[]
  people: Person[]
  units?: Unit[]
  /** Names of suppliers. */
  suppliers?: string[]
}

/** Whoever may read the register may find all of it; whoever may not finds nothing. */
export function searchIndex(register: Register, actor: PersonActor): SearchIndex {
  const { model, objects, systems, people, units = [], suppliers = [] } = register
  if (!may(actor, 'register:read')) return { objects: [], systems: [], people: [], units: [], suppliers: [], roles: [] }
  const own = new Set(actor.held.map(h => h.object))
  const at = new Map(objects.map(({ id }, i) => [id, i]))
  return {
    objects: objects.map(({ id, name, code, unit }) => [
      ...([id, name, code, unit] as const),
      (own.has(id) ? PLAN : 0) + (may(actor, 'role:appoint', id) ? APPOINT : 0),
    ]),
    systems: systems.flatMap(({ id, name, object }) => (at.has(object) ? [[id, name, at.get(object)!]] : [])),
    people: people.map(({ id, name, title }) => [id, name, title]),
    units: tree(units).map(({ id, name }) => [id, name, pathText(pathTo(units, id).slice(0, -1))]),
    suppliers,
    roles: rolesInOrder(model).map(({ id, name }) => [id, name]),
  }
}

type Kind = 'object' | 'plan' | 'appoint' | 'page' | 'system' | 'person' | 'unit' | 'supplier' | 'role'

/** The headings that what is found stands under, in their order. */
const groups = ['objects', 'actions', 'systems', 'people', 'units', 'suppliers', 'roles'] as const
export type Group = (typeof groups)[number]
const groupOf: Record<Kind, Group> = {
  object: 'objects',
  plan: 'actions',
  appoint: 'actions',
  page: 'actions',
  system: 'systems',
  person: 'people',
  unit: 'units',
  supplier: 'suppliers',
  role: 'roles',
}

/** How actions and places read in the reader's language; a page's id is its address. */
export type SearchTexts = {
  plan: (object: string) => string
  appoint: (object: string) => string
  system: (object: string) => string
  pages: { id: string; name: string }[]
}

/** One thing to find. `place` is the id of the object that a system or an action belongs to. */
export type Entry = {
  kind: Kind
  group: Group
  id: string
  name: string
  code: string
  where: string
  place: string
  /** Its name, code and place as they are searched. */
  fields: Searched[]
}

function entry(
  kind: Kind,
  id: string,
  text: string,
  of: { code?: string; where?: string; place?: string } = {},
): Entry {
  // A letter and its dots may have come as two characters.
  const [name, code, where] = [text, of.code ?? '', of.where ?? ''].map(t => t.normalize('NFC')) as [
    string,
    string,
    string,
  ]
  const fields = [name, code, where].map(searched)
  return { kind, group: groupOf[kind], id, name, code, where, place: of.place ?? '', fields }
}

/** Everything that can be found, with actions in the reader's words. */
export function entriesOf(index: SearchIndex, texts: SearchTexts): Entry[] {
  const { objects, systems, people, units, suppliers, roles } = index
  const action = (bit: number, kind: 'plan' | 'appoint') =>
    objects.flatMap(([id, name, , , can]) =>
      (can & bit) === 0 ? [] : [entry(kind, id, texts[kind](name), { place: id })],
    )
  return [
    ...objects.map(([id, name, code, where]) => entry('object', id, name, { code, where, place: id })),
    ...action(PLAN, 'plan'),
    ...action(APPOINT, 'appoint'),
    ...texts.pages.map(({ id, name }) => entry('page', id, name)),
    ...systems.map(([id, name, at]) => {
      const [place, object] = objects[at]!
      return entry('system', id, name, { where: texts.system(object), place })
    }),
    ...people.map(([id, name, title]) => entry('person', id, name, { where: title })),
    ...units.map(([id, name, where]) => entry('unit', id, name, { where })),
    ...suppliers.map(name => entry('supplier', name, name)),
    ...roles.map(([id, name]) => entry('role', id, name)),
  ]
}

/** What was found, and which parts of its texts to mark. */
export type Hit = { entry: Entry; marks: { name: Range[]; code: Range[]; where: Range[] } }

/**
 * What holds every word, at most so many of each group, the group with the best hit first.
 * A whole name comes first; then the start of a word before inside one, name before code before place, dots as written before without.
 */
export function find(entries: Entry[], query: string, limit: number): Hit[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  const whole = words.join(' ')
  const ranked = entries.flatMap((entry, i) => {
    const score = scoreOf(entry, words, whole)
    return score === undefined ? [] : [{ entry, score, i }]
  })
  const best = ranked.toSorted(
    (a, b) => a.score - b.score || a.entry.name.localeCompare(b.entry.name, 'sv') || a.i - b.i,
  )
  const inGroups = Map.groupBy(best, ({ entry }) => entry.group)
  return [...inGroups.values()]
    .toSorted(
      (a, b) => a[0]!.score - b[0]!.score || groups.indexOf(a[0]!.entry.group) - groups.indexOf(b[0]!.entry.group),
    )
    .flatMap(group => group.slice(0, limit))
    .map(({ entry }) => ({ entry, marks: marksOf(entry, words) }))
}

/** The sum over the words, lower is better; nothing when a word is missing. */
function scoreOf({ fields }: Entry, words: string[], whole: string): number | undefined {
  if (fields[0]!.dotted.replace(/\s+/g, ' ').trim() === whole) return -1
  let sum = 0
  for (const word of words) {
    let best = Infinity
    for (const [i, field] of fields.entries()) {
      const found = foundIn(field, word)
      if (found) best = Math.min(best, (found.inside ? 6 : 0) + 2 * i + (found.undotted ? 1 : 0))
    }
    if (best === Infinity) return undefined
    sum += best
  }
  return sum
}

function marksOf({ fields }: Entry, words: string[]): Hit['marks'] {
  const [name, code, where] = fields.map(field =>
    merged(words.map(word => foundIn(field, word)?.range).filter(range => range !== undefined)),
  ) as [Range[], Range[], Range[]]
  return { name, code, where }
}
