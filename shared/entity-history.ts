import * as z from 'zod'
import { Day, dayOf } from './day.ts'
import { canonical } from './plans.ts'

/** Changed fields, from → to; `null` where there was, or is, nothing. */
const Changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))
export type Changes = z.infer<typeof Changes>

/** One line of an entity's history: who, when, what from and to. `returned`: put back after it was removed. */
export const HistoryEntry = z.object({
  who: z.string(),
  name: z.string().optional(),
  /** ISO instant of the real clock. */
  at: z.string(),
  action: z.enum(['created', 'changed', 'removed', 'returned']),
  changes: Changes,
  revision: z.number(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** A line as it is told: never who by id, and nothing of how it is stored. `moment` names it among the entity's others. */
export type Told = Pick<HistoryEntry, 'at' | 'action' | 'changes'> & { moment: string; name: string }

const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null)

/** Fields that differ. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    fields
      .filter(field => !same(before[field], after[field]))
      .map(field => [field, [before[field] ?? null, after[field] ?? null]]),
  )
}

/** A change and the one after it as one: the first `from`, the last `to`. What went and came back is no change. */
export function merge(earlier: Changes, later: Changes): Changes {
  const merged: Changes = { ...earlier }
  for (const [field, [from, to]] of Object.entries(later))
    merged[field] = [earlier[field] ? earlier[field][0] : from, to]
  return Object.fromEntries(Object.entries(merged).filter(([, [from, to]]) => !same(from, to)))
}

/** Fields that hold others are told as those: what the economy model says of staff, as its LKP and its classes. */
export function openedUp(changes: Changes, fields: readonly string[]): Changes {
  const parts = (value: unknown) => (value ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, [from, to]]) =>
      fields.includes(field)
        ? Object.entries(changesBetween(parts(from), parts(to)))
        : [[field, [from, to]] satisfies [string, [unknown, unknown]]],
    ),
  )
}

/** Whether there is anything to tell of a line: a change that was taken back says nothing. */
export const isTold = ({ action, changes }: Pick<Told, 'action' | 'changes'>) =>
  action !== 'changed' || Object.keys(changes).length > 0

/** A field that is not what it was. */
type Difference = { field: string; then: unknown; now: unknown }

/** What differs between an earlier moment and a later one. `entries`: those after the earlier up to the later, the newest first. */
function differences(entries: Pick<Told, 'changes'>[]): Difference[] {
  const all = entries.toReversed().reduce<Changes>((before, { changes }) => merge(before, changes), {})
  return Object.entries(all).map(([field, [then, now]]) => ({ field, then, now }))
}

/** Two moments of an entity, those to choose among, the newest first, and what differs. */
export type Comparison = {
  from: string
  to: string
  moments: Pick<Told, 'moment' | 'at' | 'name'>[]
  differences: Difference[]
}

/** A moment by its name, or how it was at the end of a day. */
export const Asked = z.union([Day, z.string().regex(/^\d{8}$/)])
export type Asked = z.infer<typeof Asked>

/** Two moments beside each other: the first that is known and the last one, when none are said. Before the first nothing is known. */
export function compared(entries: Told[], from: Asked | undefined, to: Asked | undefined): Comparison | undefined {
  if (entries.length === 0) return undefined
  const last = entries.length - 1
  const place = (asked: Asked, otherwise: number) => {
    const at = Day.safeParse(asked).success
      ? entries.findIndex(entry => dayOf(new Date(entry.at)) <= asked)
      : entries.findIndex(({ moment }) => moment === asked)
    return at < 0 ? otherwise : at
  }
  const [later, earlier] = [to ? place(to, last) : 0, from ? place(from, last) : last].toSorted((a, b) => a - b)
  return {
    from: entries[earlier!]!.moment,
    to: entries[later!]!.moment,
    moments: entries.map(({ moment, at, name }) => ({ moment, at, name })),
    differences: differences(entries.slice(later, earlier)),
  }
}
