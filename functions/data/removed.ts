import { dayOf } from '#shared/day.ts'
import { KEPT_DAYS, removableKinds, type Removable, type RemovedRow } from '#shared/removed.ts'
import { Refusal } from '#shared/refusal.ts'
import { actorName } from '#shared/actor.ts'
import type { Scope } from './collection.ts'
import type { Row, Write } from './table.ts'

type Kept = { kind: Removable; id: string; title: string; at: string; name: string; item: Record<string, unknown> }

/** Whether a kind of entity is kept for a while when it is removed. */
export const isRemovable = (name: string): name is Removable => removableKinds.some(kind => kind === name)

/** What an entity was, beside its removal: enough to put it back. */
export function removedWrite({ keys, actor, now }: Scope, kind: Removable, id: string, item: object): Write {
  const { name, information } = item as { name?: string; information?: string }
  const kept: Kept = {
    ...{ kind, id, title: name ?? information ?? id, at: now().toISOString() },
    name: actor.kind === 'person' ? actor.name : actorName(actor),
    item: item as Kept['item'],
  }
  const ttl = Math.floor(now().getTime() / 1000) + KEPT_DAYS * 86_400
  return { Put: { Item: { ...keys.removed(kind, id), ...kept, ttl } } }
}

/** What was removed from the municipality and can be put back. */
export const removedOf = ({ door, keys }: Scope) => ({
  /** The latest first. */
  async list(): Promise<RemovedRow[]> {
    const { pk, sk } = keys.removed('', '')
    const rows = (await door.all({ pk, begins: sk.replace(/#$/, '') })) as unknown as Kept[]
    return rows
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .map(({ kind, id, title, name, at }) => ({ kind, id, title, name, day: dayOf(new Date(at)) }))
  },
  async get(kind: string, id: string): Promise<Kept> {
    const row = isRemovable(kind) ? await door.get(keys.removed(kind, id)) : undefined
    if (!row) throw new Refusal('not_found', {})
    return row as Row & Kept
  },
  forget: ({ kind, id }: Kept): Write => ({
    Delete: { Key: keys.removed(kind, id), ConditionExpression: 'attribute_exists(pk)' },
  }),
})
