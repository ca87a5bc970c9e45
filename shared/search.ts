import type { Component } from './components.ts'
import type { Forum } from './forums.ts'
import { APPOINT, EDIT, OWN, type SearchAction, type SearchIndex } from './search-index.ts'
import { foundIn, merged, searched, wordsOf, type Range, type Searched } from './search-text.ts'

/** The headings that what is found stands under, in their order, and what stands under each. */
const groups = {
  objects: ['object'],
  actions: ['plan', 'appoint', 'addSystem', 'action', 'page'],
  systems: ['system'],
  contracts: ['contract'],
  components: ['component'],
  integrations: ['integration'],
  people: ['person'],
  units: ['unit'],
  suppliers: ['supplier'],
  forums: ['forum', 'decision'],
  views: ['view'],
  roles: ['role'],
  help: ['word'],
} as const
export type Group = keyof typeof groups
export type Kind = (typeof groups)[Group][number]
const inOrder = Object.keys(groups) as Group[]
const groupOf = Object.fromEntries(inOrder.flatMap(group => groups[group].map(kind => [kind, group]))) as Record<
  Kind,
  Group
>

/** How actions, places and words read in the reader's language; a page's id is its address. */
export type SearchTexts = {
  plan: (object: string) => string
  appoint: (object: string) => string
  addSystem: (object: string) => string
  system: (object: string) => string
  component: (kind: Component['kind'], object: string) => string
  integration: (from: string, to: string) => string
  forum: (kind: Forum['kind']) => string
  view: (page: string) => string
  pages: { id: string; name: string }[]
  actions: Record<SearchAction, string>
  /** Words that the product uses, and what each means. */
  words: { id: string; name: string; what: string }[]
  /** What each kind is called: `avtal lönen` is looked for among contracts. */
  kinds: Partial<Record<Kind, string>>
}

/** One thing to find. `place` is the id of the object, or the list, that it belongs to. */
export type Entry = {
  kind: Kind
  group: Group
  id: string
  name: string
  code: string
  where: string
  place: string
  /** It is the actor's own to work with. */
  own: boolean
  /** Its name, code and place as they are searched. */
  fields: Searched[]
  /** What its kind is called, as it is searched. */
  called: Searched
}

type About = { code?: string; where?: string; place?: string; own?: boolean; told?: string }

/** Everything that can be found, with actions in the reader's words. */
export function entriesOf(index: SearchIndex, texts: SearchTexts): Entry[] {
  const called = Object.fromEntries(Object.entries(texts.kinds).map(([kind, name]) => [kind, searched(name)]))
  function entry(
    kind: Kind,
    id: string,
    text: string,
    { code = '', where = '', place = '', own = false, told }: About = {},
  ): Entry {
    // A letter and its dots may have come as two characters.
    const [name, number, of] = [text, code, where].map(t => t.normalize('NFC')) as [string, string, string]
    const fields = [name, number, of].map(searched)
    const at = { kind, group: groupOf[kind], id, place, own, fields, called: called[kind] ?? searched('') }
    return { ...at, name, code: number, where: told ?? of }
  }
  const { objects, systems, components } = index
  const there = (bit: number, kind: 'appoint' | 'addSystem') =>
    objects.flatMap(([id, name, , , may]) => (may & bit ? [entry(kind, id, texts[kind](name), { place: id })] : []))
  const on = (at: number) => ({ place: objects[at]![0], object: objects[at]![1] })
  return [
    ...objects.map(([id, name, code, where]) => entry('object', id, name, { code, where, place: id })),
    ...objects.map(([id, name, , , may]) => entry('plan', id, texts.plan(name), { place: id, own: (may & OWN) > 0 })),
    ...there(APPOINT, 'appoint'),
    ...there(EDIT, 'addSystem'),
    ...index.can.map(action => entry('action', action, texts.actions[action])),
    ...texts.pages.map(({ id, name }) => entry('page', id, name)),
    ...systems.map(([id, name, at]) => {
      const { place, object } = on(at)
      return entry('system', id, name, { where: texts.system(object), place })
    }),
    ...index.contracts.map(([id, name, code, where]) => entry('contract', id, name, { code, where })),
    ...components.map(([id, name, at, kind]) => {
      const { place, object } = on(at)
      return entry('component', id, name, { where: texts.component(kind, object), place })
    }),
    ...index.integrations.map(([id, name, from, to]) =>
      entry('integration', id, name, { where: texts.integration(from, to) }),
    ),
    ...index.people.map(([id, name, where]) => entry('person', id, name, { where })),
    ...index.units.map(([id, name, where]) => entry('unit', id, name, { where })),
    ...index.suppliers.map(name => entry('supplier', name, name)),
    ...index.forums.map(([id, name, kind]) => entry('forum', id, name, { where: texts.forum(kind) })),
    ...index.decisions.map(([id, name, day, reference]) =>
      entry('decision', id, name, { code: reference, where: day }),
    ),
    ...index.views.map(([id, name, page]) => entry('view', id, name, { where: texts.view(page), place: page })),
    ...index.roles.map(([id, name]) => entry('role', id, name)),
    // What a word means is told, not searched: it is full of the other words.
    ...texts.words.map(({ id, name, what }) => entry('word', id, name, { told: what })),
  ]
}

/** What was found, and which parts of its texts to mark. */
export type Hit = { entry: Entry; marks: { name: Range[]; code: Range[]; where: Range[] } }

/**
 * What holds every word in any order, at most so many of each group, the group with the best hit first.
 * A whole name comes first; then the start of a word before inside one, name before code before place before what its
 * kind is called, dots as written before without; of those alike, what is the actor's own.
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
    (a, b) =>
      a.score - b.score || Number(b.entry.own) - Number(a.entry.own) || byName(a.entry.name, b.entry.name) || a.i - b.i,
  )
  const inGroups = Map.groupBy(best, ({ entry }) => entry.group)
  return [...inGroups.values()]
    .toSorted(
      (a, b) => a[0]!.score - b[0]!.score || inOrder.indexOf(a[0]!.entry.group) - inOrder.indexOf(b[0]!.entry.group),
    )
    .flatMap(group => group.slice(0, limit))
    .map(({ entry }) => ({ entry, marks: marksOf(entry, words) }))
}

/** Made once: a comparison that names its language makes one each time. */
const byName = new Intl.Collator('sv').compare

/** The sum over the words, lower is better; nothing when a word is missing. */
function scoreOf({ fields, called }: Entry, words: string[], whole: string): number | undefined {
  if (fields[0]!.dotted.replace(/\s+/g, ' ').trim() === whole) return -1
  let sum = 0
  for (const word of words) {
    let best = Infinity
    for (const [i, field] of fields.entries()) {
      const found = foundIn(field, word)
      if (found) best = Math.min(best, (found.inside ? 6 : 0) + 2 * i + (found.undotted ? 1 : 0))
    }
    if (best === Infinity && isCalled(called, word)) best = 12
    if (best === Infinity) return undefined
    sum += best
  }
  return sum
}

/** What a kind is called is known by its first letters, at least three: shorter ones begin too much. */
const isCalled = (called: Searched, word: string) => word.length > 2 && foundIn(called, word)?.inside === false

function marksOf({ fields }: Entry, words: string[]): Hit['marks'] {
  const [name, code, where] = fields.map(field =>
    merged(words.map(word => foundIn(field, word)?.range).filter(range => range !== undefined)),
  ) as [Range[], Range[], Range[]]
  return { name, code, where }
}
