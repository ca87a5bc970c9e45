import { dayOf, type Day } from './day.ts'

/** Changed fields, from → to; `null` where there was, or is, nothing. */
export type Changes = Record<string, [from: unknown, to: unknown]>

/** One line of an entity's history: who, when, what from and to. `returned`: put back after it was removed. */
export type HistoryEntry = {
  who: string
  name?: string
  /** ISO instant of the real clock. */
  at: string
  action: 'created' | 'changed' | 'removed' | 'returned'
  changes: Changes
  revision: number
}

/** A field that is not what it was. */
export type Difference = { field: string; then: unknown; now: unknown }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between the ends of two days. `entries`: the whole history, newest first. A field that went and came back does not differ. */
export function differences(entries: HistoryEntry[], from: Day, to: Day): Difference[] {
  const found = new Map<string, Difference>()
  for (const { at, changes } of entries.toReversed()) {
    const day = dayOf(new Date(at))
    if (day <= from || day > to) continue
    for (const [field, [then, now]] of Object.entries(changes))
      found.set(field, { field, then: found.has(field) ? found.get(field)!.then : then, now })
  }
  return [...found.values()].filter(({ then, now }) => !same(then ?? null, now ?? null))
}

/** The two days that are compared, and those between which anything is known. */
export type Comparison = { from: Day; to: Day; first: Day; last: Day; differences: Difference[] }

/** Between two days; from the first that is known to the last one, when none are said. */
export function compared(entries: HistoryEntry[], from: Day | undefined, to: Day | undefined): Comparison | undefined {
  if (entries.length === 0) return undefined
  const first = dayOf(new Date(entries.at(-1)!.at))
  const last = dayOf(new Date(entries[0]!.at))
  // Before the first day nothing is known: it is laid beside the first.
  const between = { from: from && from > first ? from : first, to: to ?? last }
  return { ...between, first, last, differences: differences(entries, between.from, between.to) }
}
