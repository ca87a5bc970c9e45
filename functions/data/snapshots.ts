import { canonical } from '#shared/plans.ts'
import { Snapshot } from '#shared/networks.ts'
import type { Scope } from './collection.ts'

/** What the municipality gives to rounds, in its own partition. */
export function snapshotsOf({ door, keys }: Scope) {
  const find = async (network: string, year: number): Promise<Snapshot | undefined> => {
    const row = await door.get(keys.snapshot(network, year))
    return row && Snapshot.parse(row)
  }
  return {
    find,
    /** Gives a snapshot in the former's place; answers whether anything was new. */
    async publish(snapshot: Snapshot): Promise<boolean> {
      const former = await find(snapshot.network, snapshot.year)
      if (former && canonical(former) === canonical(snapshot)) return false
      await door.load([{ ...keys.snapshot(snapshot.network, snapshot.year), ...Snapshot.parse(snapshot) }])
      return true
    },
  }
}
