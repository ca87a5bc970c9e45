import type { Convergence, Deadline } from '#shared/deadlines.ts'
import { Refusal } from '#shared/refusal.ts'
import { newToken, type Saved } from './collection.ts'
import type { Data } from './index.ts'
import { ConditionFailed, type Write } from './table.ts'

/** So many rows are written together: each on its condition, all or none. */
const TOGETHER = 25
/** So many such writes are under way at a time. */
const AT_ONCE = 4

type OneWrite = { writes: Write[]; alone: () => Promise<unknown> }

/**
 * Writes what a run found. Deadlines have no history, and so many go in one write; where somebody was first with one of
 * them, each is written by itself, and the next run sees what they left.
 */
export async function writeDeadlines(
  { deadlines, scope }: Pick<Data, 'deadlines' | 'scope'>,
  { create, change, remove }: Convergence<Saved<Deadline>>,
): Promise<void> {
  const all: OneWrite[] = [
    ...create.map(d => ({
      writes: deadlines.of(d.year).writes.create(d),
      alone: () => deadlines.of(d.year).create(d),
    })),
    ...(await Promise.all(
      change.map(async ({ before, after }) => ({
        writes: await deadlines.of(before.year).writes.save(before, after),
        alone: () => deadlines.of(before.year).save(before, after),
      })),
    )),
    ...remove.map(d => ({
      writes: deadlines.of(d.year).writes.remove(d),
      alone: () => deadlines.of(d.year).remove(d),
    })),
  ]
  const groups = Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, i) =>
    all.slice(i * TOGETHER, (i + 1) * TOGETHER),
  )
  const together = async (group: OneWrite[]) => {
    try {
      await scope.door.commit(
        group.flatMap(({ writes }) => writes),
        newToken(),
      )
    } catch (error) {
      if (!overtaken(error)) throw error
      for (const { alone } of group) await alone().catch(unlessOvertaken)
    }
  }
  for (let i = 0; i < groups.length; i += AT_ONCE) await Promise.all(groups.slice(i, i + AT_ONCE).map(together))
}

/** Another worker, or a person, was first with one of them, or is at work on it now. */
const overtaken = (error: unknown) =>
  error instanceof ConditionFailed ||
  (error instanceof Refusal && ['stale', 'not_found', 'busy'].includes(error.reason))

function unlessOvertaken(error: unknown) {
  if (!(error instanceof Refusal) || !['stale', 'not_found'].includes(error.reason)) throw error
}
