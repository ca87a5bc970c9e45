import type { Actor } from '#shared/actor.ts'
import { actorName } from '#shared/actor.ts'
import type { Key } from './keys.ts'
import type { Row, Write } from './table.ts'

/** Changed fields, from → to. */
export type Changes = Record<string, [from: unknown, to: unknown]>

/** One line of an entity's history: who, when, what from and to. */
export type HistoryEntry = {
  who: string
  name?: string
  /** ISO instant of the real clock. */
  at: string
  action: 'created' | 'changed' | 'removed'
  changes: Changes
  revision: number
}

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
