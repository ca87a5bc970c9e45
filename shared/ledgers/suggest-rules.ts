import type { PlacingRule, Target } from '../placing.ts'
import type { LedgerRow } from './rows.ts'

/** A rule that people's own placings speak for: how many rows they placed so, and how many more it would take. */
export type SuggestedRule = Pick<PlacingRule, 'accounts' | 'parts' | 'to'> & { like: number; more: number }

/** So many rows must have been placed alike. */
const ALIKE = 2

/**
 * Rules for what people place by hand: rows with the same account and the same value of a code part, all placed in one
 * way, where there are more such rows that nobody has placed.
 */
export function suggestedRules(rows: LedgerRow[], hands: ReadonlyMap<string, Target>): SuggestedRule[] {
  const groups = Map.groupBy(
    rows.flatMap(row => row.parts.map(([dimension, value]) => ({ row, dimension, value }))),
    ({ row, dimension, value }) => [row.entity, row.account, dimension, value].join('|'),
  )
  const found = [...groups.values()].flatMap(group => {
    const placed = group.flatMap(({ row }) => hands.get(row.key) ?? [])
    const more = group.filter(({ row }) => row.state === 'unallocated' && !hands.has(row.key)).length
    const ways = new Set(placed.map(to => JSON.stringify(to)))
    if (placed.length < ALIKE || ways.size !== 1 || more === 0) return []
    const { row, dimension, value } = group[0]!
    const accounts = [{ from: row.account, to: row.account }]
    return [{ accounts, parts: [{ dimension, from: value, to: value }], to: placed[0]!, like: placed.length, more }]
  })
  return found.toSorted((a, b) => b.more - a.more).slice(0, 10)
}
