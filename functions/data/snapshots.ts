import { canonical } from '#shared/plans.ts'
import { Snapshot } from '#shared/sharing.ts'
import type { Scope } from './collection.ts'

/** What the municipality gives to rounds, in its own partition. */
export function snapshotsOf({ door, keys }: Scope) {
  const find = async (network: string, period: string): Promise<Snapshot | undefined> => {
    const row = await door.get(keys.snapshot(network, period))
    return row && Snapshot.parse(row)
  }
  return {
    find,
    /** Everything that it has given to the rounds of a network, the oldest period first. */
    of: async (network: string): Promise<Snapshot[]> =>
      (await door.all({ pk: keys.snapshot(network, '').pk, begins: keys.snapshot(network, '').sk })).map(row =>
        Snapshot.parse(row),
      ),
    /** Gives a snapshot in the former's place; answers whether anything was new. */
    async publish(snapshot: Snapshot): Promise<boolean> {
      const former = await find(snapshot.network, snapshot.period)
      if (former && canonical(former.figures) === canonical(snapshot.figures)) return false
      await door.load([{ ...keys.snapshot(snapshot.network, snapshot.period), ...Snapshot.parse(snapshot) }])
      return true
    },
  }
}
