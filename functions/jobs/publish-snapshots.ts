import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { isOpen } from '#shared/rounds.ts'
import { isMember, snapshotOf, valuesOf } from '#shared/sharing.ts'
import { readFigures } from '../data/figures.ts'
import type { Data } from '../data/index.ts'

/** A municipality gives what it has chosen to share, to each round of its networks that is still open, in its own partition. */
export async function publishSnapshots(data: Data, day: string): Promise<number> {
  let written = 0
  for (const membership of (await data.memberships.list()).filter(isMember)) {
    for (const round of await data.rounds(membership.network)) {
      if (!isOpen(round, day)) continue
      const of = { municipality: data.scope.actor.municipality, period: round.period, givenOn: day }
      const values = valuesOf(await readFigures(data, round.period, day))
      const snapshot = snapshotOf(membership, KeyFigureId.options, of, values)
      if (await data.snapshots.publish(snapshot)) written += 1
    }
  }
  return written
}
