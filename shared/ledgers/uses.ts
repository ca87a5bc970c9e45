import type { AccountUse } from '../placing.ts'

/** What accounts are, after somebody has said it of some: the latest word about an interval in those years stands. */
export function withUses(before: AccountUse[], said: AccountUse[]): AccountUse[] {
  const place = ({ entity, from, to, since, until }: AccountUse) => [entity, from, to, since, until].join(' ')
  const now = new Map([...before, ...said].map(use => [place(use), use]))
  return [...now.values()].toSorted((a, b) => a.entity.localeCompare(b.entity) || a.from.localeCompare(b.from))
}
