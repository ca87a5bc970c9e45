import { Network } from '#shared/networks.ts'
import { Round } from '#shared/rounds.ts'
import type { Machine } from './machine.ts'
import { membersIn } from './network-members.ts'
import { networkKeys } from './network-keys.ts'
import { openDoor, type Row } from './table.ts'

/** Networks and their rounds, for any member's reading. No snapshot can be reached from here. */
export function networksOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'N' || pk.startsWith('N#'))
  return {
    list: async (): Promise<Network[]> =>
      (await door.all({ pk: networkKeys.listed('').pk }))
        .map(row => Network.parse(row))
        .toSorted((a, b) => a.id.localeCompare(b.id)),
    find: async (id: string): Promise<Network | undefined> => {
      const row = await door.get(networkKeys.listed(id))
      return row && Network.parse(row)
    },
    rounds: async (network: string): Promise<Round[]> =>
      (await door.all({ pk: networkKeys.network(network).pk, begins: 'R#' })).map(row => Round.parse(row)),
    /** Which municipalities are in it, by their codes. */
    codes: async (network: string): Promise<string[]> =>
      (await door.all({ pk: networkKeys.member(network, '').pk, begins: 'M#' })).map(row => row.sk.slice(2)),
    /** A network and its rounds, written by those who run it. */
    add: (network: Network, rounds: Round[]) =>
      door.load([
        { ...networkKeys.listed(network.id), ...network, revision: 1 },
        ...rounds.map((round): Row => ({ ...networkKeys.round(round.network, round.period), ...round, revision: 1 })),
      ]),
    ...membersIn(door),
  }
}
