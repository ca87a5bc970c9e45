import type { Day } from './day.ts'

/** What can be put back after it was removed, by the names of its kinds. */
export const removableKinds = [
  ...(['object', 'system', 'contract', 'integration', 'component'] as const),
  ...(['person', 'unit', 'supplier', 'forum', 'scenario'] as const),
] as const
export type Removable = (typeof removableKinds)[number]

/** Something that was removed: what it was called, who removed it and when. */
export type RemovedRow = { kind: Removable; id: string; title: string; day: Day; name: string }

/** How long what was removed can be put back, in days. */
export const KEPT_DAYS = 365

type Item = Record<string, unknown>
type Reference = { kind: 'object' | 'system' | 'person' | 'unit'; id: string }

const one = (kind: Reference['kind'], id: unknown): Reference[] => (typeof id === 'string' ? [{ kind, id }] : [])
const many = (kind: Reference['kind'], ids: unknown): Reference[] =>
  Array.isArray(ids) ? ids.flatMap(id => one(kind, id)) : []

const references: Record<Removable, (item: Item) => Reference[]> = {
  object: () => [],
  person: () => [],
  supplier: () => [],
  // What a scenario refers to may have left: it says so itself.
  scenario: () => [],
  system: item => [...one('object', item.object), ...many('object', item.usedBy)],
  contract: item => [...many('system', item.systems), ...one('person', item.owner)],
  integration: item => [...one('system', item.from), ...one('system', item.to), ...one('person', item.owner)],
  component: item => [...one('object', item.object), ...one('person', item.owner)],
  unit: item => [...one('unit', item.parent), ...one('person', item.manager)],
  forum: item => [
    ...many('object', item.objects),
    ...many(
      'person',
      (item.members as { person: string }[]).map(seat => seat.person),
    ),
  ],
}

/** What must still be there for it to be put back. */
export const referencesOf = (kind: Removable, item: Item): Reference[] => references[kind](item)
