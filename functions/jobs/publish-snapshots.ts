import { snapshotOf } from '#shared/networks.ts'
import { readFigures } from '../data/figures.ts'
import type { Data } from '../data/index.ts'

/** A municipality gives what it has chosen to share, to each round of its networks that is still open, in its own partition. */
export async function publishSnapshots(data: Data, day: string): Promise<number> {
  let written = 0
  for (const membership of await data.memberships.list()) {
    for (const round of await data.rounds(membership.network)) {
      if (round.state !== 'open') continue
      const snapshot = snapshotOf(membership, data.scope.actor.municipality, await readFigures(data, round.year, day))
      if (await data.snapshots.publish(snapshot)) written += 1
    }
  }
  return written
}
