import * as z from 'zod'
import { Certificate, Shown } from '#shared/benchmark/certificate.ts'
import { Frozen } from '#shared/benchmark/frozen.ts'
import { Contribution } from '#shared/benchmark/contribution.ts'
import { KeptFigure, type Told } from '#shared/benchmark/told.ts'
import { Network } from '#shared/networks.ts'
import { Round } from '#shared/rounds.ts'
import { Snapshot } from '#shared/sharing.ts'
import { newToken } from './collection.ts'
import type { Key } from './keys.ts'
import type { Machine } from './machine.ts'
import { networkKeys } from './network-keys.ts'
import { pack, unpack } from './packed.ts'
import { releaseKeys } from './release-keys.ts'
import { ConditionFailed, openDoor, type Row, type Write } from './table.ts'

const absent = { ConditionExpression: 'attribute_not_exists(pk)' }
const once = (Item: Row): Write => ({ Put: { Item, ...absent } })
/** What was told of a figure and period, with how many were told before it. */
export type InLine = Told & { place: number }

/** The release's own door: snapshots, networks, rounds and releases. No key of a municipality's own data passes it. */
export function releaseData({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'N' || ['N#', 'S#', 'B#', 'F#'].some(letter => pk.startsWith(letter)))

  /** Whether it was written: false when a row is there, or another was told meanwhile. */
  const written = (writes: Write[]): Promise<boolean> =>
    door.commit(writes, newToken()).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ConditionFailed) return false
        throw error
      },
    )
  const certificate = async (group: string, period: string, edition: number) => {
    const row = await door.get(releaseKeys.certificate(group, period, edition))
    return row && Certificate.parse(row)
  }
  const frozen = async (network: string, period: string, edition: number) => {
    const row = await door.get(releaseKeys.frozen(network, period, edition))
    return row && Frozen.parse(row)
  }
  const discard = async (keys: Key[]) => {
    for (let i = 0; i < keys.length; i += 100)
      await door.commit(
        keys.slice(i, i + 100).map(({ pk, sk }) => ({ Delete: { Key: { pk, sk } } })),
        newToken(),
      )
  }

  return {
    /** Every network, in the published order. */
    networks: async (): Promise<Network[]> =>
      (await door.all({ pk: networkKeys.listed('').pk, consistent: true })).map(row => Network.parse(row)),
    members: async (network: string): Promise<string[]> =>
      (await door.all({ pk: networkKeys.network(network).pk, begins: 'M#', consistent: true })).map(row =>
        row.sk.slice(2),
      ),

    rounds: async (network: string): Promise<Round[]> =>
      (await door.all({ pk: networkKeys.network(network).pk, begins: 'R#', consistent: true })).map(row =>
        Round.parse(row),
      ),
    round: async (network: string, period: string): Promise<Round | undefined> => {
      const row = await door.get(networkKeys.round(network, period))
      return row && Round.parse(row)
    },
    /** A round that nobody prepares: there from now on, unless it is already. */
    begin: (round: Round) => written([once({ ...networkKeys.round(round.network, round.period), ...round })]),
    /** The round as a rule has made it; false when somebody has changed it since it was read. */
    async moveRound(before: Round, after: Round): Promise<boolean> {
      const key = networkKeys.round(before.network, before.period)
      const row = await door.get(key)
      if (!row || JSON.stringify(Round.parse(row)) !== JSON.stringify(before)) return false
      const Item = {
        ...row,
        ...Round.parse(after),
        ...('revision' in row && { revision: Number(row['revision']) + 1 }),
      }
      const names = { '#state': 'state', '#edition': 'edition' }
      const values = { ':state': before.state, ':edition': before.edition }
      const same = { ExpressionAttributeNames: names, ExpressionAttributeValues: values }
      return written([{ Put: { Item, ConditionExpression: '#state = :state AND #edition = :edition', ...same } }])
    },

    /** What those municipalities have given to a round, as it is now. */
    async snapshots(network: string, period: string, municipalities: string[]): Promise<Snapshot[]> {
      const rows = await door.gets(municipalities.map(kod => networkKeys.snapshot(kod, network, period)))
      return rows.filter(row => row !== undefined).map(row => Snapshot.parse(row))
    },

    frozen,
    /**
     * Freezes once: the first attempt counts, and answers what it froze. What is given lies figure by figure, which is
     * small whatever the number of members, and is seen by nobody before the last write names it.
     */
    async freeze(of: Frozen, given: Map<string, Contribution[]>): Promise<Frozen> {
      const { network, period, edition, freeze } = of
      const key = releaseKeys.frozen(network, period, edition)
      await door.load(
        [...given].map(([figure, contributions]) => ({
          ...releaseKeys.frozenFigure(network, period, edition, freeze, figure),
          packed: pack(contributions),
        })),
      )
      const counts = (await written([once({ ...key, ...of })]))
        ? freeze
        : (await frozen(network, period, edition))!.freeze
      // What a stop or another worker has left half frozen goes.
      const parts = await door.all({ pk: key.pk, begins: `${key.sk}#`, consistent: true })
      await discard(parts.filter(({ sk }) => !sk.startsWith(`${key.sk}#${counts}#`)))
      return (await frozen(network, period, edition))!
    },
    /** What a figure was given when the round was frozen, by all its groups' members. */
    async given({ network, period, edition, freeze }: Frozen, figure: string): Promise<Contribution[]> {
      const row = await door.get(releaseKeys.frozenFigure(network, period, edition, freeze, figure))
      return row ? z.array(Contribution).parse(unpack(row['packed'] as Uint8Array)) : []
    },

    /** What has been told of a figure and period so far, in that order. */
    async line(figure: string, period: string): Promise<InLine[]> {
      const rows = await door.all({ pk: releaseKeys.last(figure, period).pk, consistent: true })
      return rows
        .filter(row => row.sk !== 'LAST')
        .map(row => ({ ...(unpack(row['packed'] as Uint8Array) as Told), place: Number(row['place']) }))
        .toSorted((a, b) => a.place - b.place)
    },
    figure: async (group: string, period: string, edition: number, figure: string): Promise<KeptFigure | undefined> => {
      const row = await door.get(releaseKeys.figure(group, period, edition, figure))
      return row && KeptFigure.parse(row)
    },
    figures: async (group: string, period: string, edition: number): Promise<KeptFigure[]> => {
      const { pk, sk: begins } = releaseKeys.figure(group, period, edition, '')
      return (await door.all({ pk, begins, consistent: true })).map(row => KeptFigure.parse(row))
    },
    /**
     * Releases a figure of a group once, with what is told by it: its own period, and those of its trend. False when it is
     * released already, or when another has been told of one of the periods since `line` was read.
     */
    tell(group: string, period: string, edition: number, figure: KeptFigure, told: InLine[]): Promise<boolean> {
      const rows = told.map(({ place, ...of }) =>
        once({ ...releaseKeys.told(of.released.figure, of.period, of.group, of.edition), place, packed: pack(of) }),
      )
      const lasts = [...Map.groupBy(told, of => of.period)].map(([at, of]): Write => {
        const first = Math.min(...of.map(({ place }) => place))
        return {
          Update: {
            Key: releaseKeys.last(figure.figure, at),
            UpdateExpression: 'SET #told = :next',
            ConditionExpression: first === 0 ? 'attribute_not_exists(pk)' : '#told = :first',
            ExpressionAttributeNames: { '#told': 'told' },
            ExpressionAttributeValues: { ':next': first + of.length, ...(first > 0 && { ':first': first }) },
          },
        }
      })
      const key = releaseKeys.figure(group, period, edition, figure.figure)
      return written([once({ ...key, ...KeptFigure.parse(figure) }), ...rows, ...lasts])
    },

    certificate,
    certify: (of: Certificate) =>
      written([once({ ...releaseKeys.certificate(of.group, of.period, of.edition), ...Certificate.parse(of) })]),
    /** From now on this edition is what readers see of the group and period. */
    show: (of: Shown) => door.load([releaseKeys.group(of.group), { ...releaseKeys.shown(of.group, of.period), ...of }]),
    /** The periods of a group that are shown, and which edition of each. */
    shown: async (group: string): Promise<Shown[]> =>
      (await door.all({ pk: releaseKeys.shown(group, '').pk, consistent: true })).map(row => Shown.parse(row)),
    /** Every group's periods that are shown: of networks, and of the peer groups that were frozen with them. */
    async everyShown(): Promise<Shown[]> {
      const groups = (await door.all({ pk: releaseKeys.group('').pk, consistent: true })).map(row => row.sk)
      const rows = await Promise.all(groups.map(group => door.all({ pk: releaseKeys.shown(group, '').pk })))
      return rows.flat().map(row => Shown.parse(row))
    },
    /** The frozen rows of a correction that is refused go: nothing was told of them. */
    async discardFrozen({ network, period, edition }: Frozen): Promise<void> {
      const { pk, sk } = releaseKeys.frozen(network, period, edition)
      await discard((await door.all({ pk, begins: sk, consistent: true })).toReversed())
    },
  }
}
export type ReleaseData = ReturnType<typeof releaseData>
