import { definitionOf } from '#shared/benchmark/key-figures.ts'
import { contributionsTo, type Frozen } from '#shared/benchmark/frozen.ts'
import type { AskedFigure } from '#shared/benchmark/asked.ts'
import { peerGroups } from '#shared/benchmark/groups.ts'
import { BAND, K } from '#shared/benchmark/screening.ts'
import { moved, type Round } from '#shared/rounds.ts'
import type { Network } from '#shared/networks.ts'
import { PEERS } from '#shared/sharing.ts'
import { newToken } from '../data/collection.ts'
import type { Machine } from '../data/machine.ts'
import type { ReleaseData } from '../data/release-data.ts'

/** A network as the release needs it; the peer groups are one, with thresholds of their own. */
export type Releasing = Pick<Network, 'id' | 'k' | 'band' | 'ownFigures'>
export const peersReleasing: Releasing = { id: PEERS, k: K, band: BAND, ownFigures: [] }

/** What is asked of each figure, as it is defined today. */
const askedOf = ({ figures }: Round, { ownFigures }: Releasing): AskedFigure[] =>
  figures.flatMap(figure => {
    const of = definitionOf(figure, { ownFigures })
    if (!of) return []
    const { version, bounds, floor, scale, sums } = of
    return [{ figure, version, bounds, floor, scale, sums }]
  })

/**
 * A round's snapshots as they are now, frozen once: whoever comes later gets the same. From the first write on nothing
 * can be given or withdrawn; a correction freezes anew what was given since.
 */
export async function freeze(
  data: ReleaseData,
  { clock }: Pick<Machine, 'clock'>,
  network: Releasing,
  round: Round,
  edition: number,
): Promise<Frozen> {
  const { period } = round
  const before = await data.frozen(network.id, period, edition)
  if (before) return before
  const members = await data.members(network.id)
  const snapshots = await data.snapshots(network.id, period, members)
  const asked = askedOf(round, network)
  const groups =
    network.id === PEERS
      ? peerGroups(snapshots).map(({ id, members }) => ({ id, members }))
      : [{ id: network.id, members: snapshots.map(of => of.municipality) }]
  const of: Frozen = {
    ...{ network: network.id, period, edition, k: network.k, band: network.band, asked, groups },
    ...{ freeze: newToken(), salt: newToken(), frozenAt: clock.now().toISOString() },
  }
  return data.freeze(of, new Map(asked.map(figure => [figure.figure, contributionsTo(figure, snapshots)])))
}

/** The round in state frozen, before anything of it is read. False when somebody was there first. */
export const closed = async (data: ReleaseData, round: Round): Promise<boolean> =>
  round.state === 'frozen' || data.moveRound(round, moved(round, 'frozen'))
