import type { Day } from '#shared/day.ts'
import { isOpen } from '#shared/rounds.ts'
import { isMember, PEERS, snapshotOf } from '#shared/sharing.ts'
import type { Data } from '../data/index.ts'
import { joinedNetworks } from '../data/joined-networks.ts'
import type { Machine } from '../data/machine.ts'
import { ownValues } from '../data/own-values.ts'

/**
 * A municipality gives what it has approved to each round of its networks that is open, in its own partition. Every night,
 * and as soon as something is approved. The same again writes nothing, so a run that was stopped is run anew.
 */
export async function publishSnapshots(data: Data, day: Day, machine: Pick<Machine, 'table'>): Promise<number> {
  const { municipality } = data.scope.actor
  const networks = joinedNetworks(machine)
  const all = new Map((await networks.list()).map(network => [network.id, network]))
  const values = ownValues(data, day)
  let written = 0
  for (const membership of (await data.memberships.list()).filter(isMember)) {
    const network = all.get(membership.network)
    if (!network) continue
    for (const round of (await networks.rounds(network.id)).filter(r => isOpen(r, day))) {
      const peers = network.id === PEERS ? { population: (await data.tenant.get()).population } : {}
      const of = { municipality, period: round.period, givenOn: day, ...peers }
      // Who shares nothing gives nothing, and takes back what a round that is to be told anew still has.
      const own = membership.shares.length === 0 ? [] : await values(round.period, network)
      const snapshot = snapshotOf(membership, round.figures, of, own)
      if (await data.snapshots.publish(snapshot, membership)) written += 1
    }
  }
  return written
}
