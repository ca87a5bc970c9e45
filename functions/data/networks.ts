import * as z from 'zod'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { Earlier, Released } from '#shared/benchmark/screening.ts'
import { Network } from '#shared/networks.ts'
import { moved, Round } from '#shared/rounds.ts'
import { Snapshot } from '#shared/sharing.ts'
import { newToken } from './collection.ts'
import type { Machine } from './machine.ts'
import { membersIn } from './network-members.ts'
import { networkKeys } from './network-keys.ts'
import { pack, unpack } from './packed.ts'
import { ConditionFailed, openDoor, type Door, type Row } from './table.ts'

/** A figure of a released round, with who contributed: known to the screening, never to a reader. */
const Figure = z.object({
  figure: KeyFigureId,
  n: z.int().nullable(),
  median: z.number().optional(),
  quartiles: z.object({ lower: z.number(), upper: z.number() }).optional(),
  suppressed: z.enum(['too_few', 'too_similar']).optional(),
  contributors: z.array(z.string()),
})
type Figure = z.infer<typeof Figure>

const networksIn = async (door: Door) =>
  (await door.all({ pk: networkKeys.listed('').pk }))
    .map(row => Network.parse(row))
    .toSorted((a, b) => a.id.localeCompare(b.id))
const roundsIn = async (door: Door, network: string) =>
  (await door.all({ pk: networkKeys.network(network).pk, begins: 'R#' })).map(row => Round.parse(row))

/** Networks, their rounds and what was released: for any member's reading. No snapshot can be reached from here. */
export function networksOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'N' || pk.startsWith('N#') || pk.startsWith('B#'))
  return {
    list: () => networksIn(door),
    find: async (id: string): Promise<Network | undefined> => {
      const row = await door.get(networkKeys.listed(id))
      return row && Network.parse(row)
    },
    rounds: (network: string) => roundsIn(door, network),
    /** What a round released, without a word of who contributed. */
    async figures(network: string, period: string): Promise<Released[]> {
      const rows = await door.all({ pk: networkKeys.figure(network, period, '').pk, begins: 'K' })
      return rows.map(row => {
        const { contributors: _, ...released } = Figure.parse(row)
        return released as Released
      })
    },
    /** A network and its rounds, written by those who run it. */
    add: (network: Network, rounds: Round[]) =>
      door.load([
        { ...networkKeys.listed(network.id), ...network, revision: 1 },
        ...rounds.map((round): Row => ({ ...networkKeys.round(round.network, round.period), ...round, revision: 1 })),
      ]),
    joined: (network: string, municipality: string) => door.load([networkKeys.member(network, municipality)]),
    ...membersIn(door),
  }
}

/** The release's own door: snapshots, networks and rounds. No key of a municipality's own data passes it. */
export function releaseData({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'N' || ['N#', 'S#', 'B#'].some(letter => pk.startsWith(letter)))
  const figures = async (network: string, period: string) =>
    (await door.all({ pk: networkKeys.figure(network, period, '').pk, begins: 'K' })).map(row => Figure.parse(row))

  /** Writes once: a row that is there stays. Answers whether it was written. */
  const writeOnce = (row: Row) =>
    door.commit([{ Put: { Item: row, ConditionExpression: 'attribute_not_exists(pk)' } }], newToken()).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ConditionFailed) return false
        throw error
      },
    )

  const opened = (frozen: Row) => z.array(Snapshot).parse(unpack(frozen.packed as Uint8Array))

  return {
    networks: () => networksIn(door),
    rounds: (network: string) => roundsIn(door, network),

    /** The round's snapshots, frozen by the first who asks: later changes in a municipality do not reach it. */
    async freeze(network: string, period: string): Promise<Snapshot[]> {
      const key = networkKeys.frozen(network, period)
      const frozen = await door.get(key)
      if (frozen) return opened(frozen)
      const members = await door.all({ pk: networkKeys.member(network, '').pk, begins: 'M#' })
      const rows = await Promise.all(members.map(m => door.get(networkKeys.snapshot(m.sk.slice(2), network, period))))
      const snapshots = rows.filter(row => row !== undefined).map(row => Snapshot.parse(row))
      await writeOnce({ ...key, packed: pack(snapshots) })
      return opened((await door.get(key))!)
    },

    figure: (network: string, period: string, figure: string) => door.get(networkKeys.figure(network, period, figure)),
    saveFigure: (network: string, period: string, figure: Figure) =>
      writeOnce({ ...networkKeys.figure(network, period, figure.figure), ...Figure.parse(figure) }),

    /** Who contributed to this figure of the year in every network's release so far. */
    async released(period: string, figure: KeyFigureId): Promise<Earlier[]> {
      const networks = await networksIn(door)
      const all = await Promise.all(networks.map(async ({ id }) => ({ group: id, of: await figures(id, period) })))
      return all.flatMap(({ group, of }) =>
        of.filter(f => f.figure === figure && !f.suppressed).map(({ contributors }) => ({ group, contributors })),
      )
    },

    /** Closes the round; the hash is that of its certificate. */
    async close(network: string, period: string, certificateHash: string) {
      const key = networkKeys.round(network, period)
      const row = await door.get(key)
      const round = Round.parse(row)
      const frozen = round.state === 'frozen' ? round : moved(round, 'frozen')
      await door.load([{ ...row, ...key, ...moved(frozen, 'released', certificateHash) }])
    },
  }
}
export type ReleaseData = ReturnType<typeof releaseData>
