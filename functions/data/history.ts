import type { Actor } from '#shared/actor.ts'
import { actorName } from '#shared/actor.ts'
import type { Changes, HistoryEntry } from '#shared/entity-history.ts'
import type { Key } from './keys.ts'
import type { Scope } from './collection.ts'
import type { Row, Write } from './table.ts'

export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      changes[field] = [before[field] ?? null, after[field] ?? null]
  }
  return changes
}

/** Autosaves of one person within ten minutes are one line: the first `from`, the last `to`. */
export function mergeable(last: Row | undefined, actor: Actor, now: Date): last is Row {
  return (
    last?.action === 'changed' && last.who === actorName(actor) && now.getTime() - Date.parse(String(last.at)) < 600_000
  )
}

export function merge(earlier: Changes, later: Changes): Changes {
  const merged: Changes = { ...earlier }
  for (const [field, [from, to]] of Object.entries(later)) merged[field] = [earlier[field]?.[0] ?? from, to]
  return merged
}

export const historyWrite = (
  key: Key,
  actor: Actor,
  now: Date,
  entry: Pick<HistoryEntry, 'action' | 'changes' | 'revision'>,
): Write => ({
  Put: {
    Item: {
      ...key,
      ...entry,
      who: actorName(actor),
      ...(actor.kind === 'person' && { name: actor.name }),
      at: now.toISOString(),
    },
  },
})

/** What happened to an entity, newest first. */
export function historyOf({ door, keys }: Pick<Scope, 'door' | 'keys'>) {
  const at = (entity: string, revision = 0) => keys.history(entity, revision)
  return {
    all: async (entity: string): Promise<HistoryEntry[]> =>
      (await door.all({ pk: at(entity).pk, newestFirst: true })) as never,

    async page(entity: string, limit: number, before?: number): Promise<{ items: HistoryEntry[]; more: boolean }> {
      const after = before === undefined ? {} : { after: at(entity, before) }
      const { rows, after: next } = await door.page({ pk: at(entity).pk, newestFirst: true, limit, ...after })
      return { items: rows as never, more: next !== undefined }
    },
  }
}
