import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { PEERS } from '#shared/sharing.ts'
import type { Joined } from '#shared/sharing-page.ts'
import type { Machine } from './machine.ts'
import { networkKeys } from './network-keys.ts'
import { networksOf } from './networks.ts'
import { openDoor } from './table.ts'

/** The peer groups are joined as one, and compare every figure that there is. */
const peers: Joined = {
  ...{ id: PEERS, name: '', description: '', demo: false, open: true },
  agreement: { version: 1, text: '' },
  ...{ figures: KeyFigureId.options, ownFigures: [] },
}

/** Networks and the peer groups, as a municipality that gives to them sees them. */
export function joinedNetworks(machine: Pick<Machine, 'table'>) {
  const networks = networksOf(machine)
  const door = openDoor(machine.table, pk => pk.startsWith('N#'))
  return {
    list: async (): Promise<Joined[]> => [...(await networks.list()), peers],
    find: async (id: string): Promise<Joined | undefined> => (id === PEERS ? peers : networks.find(id)),
    rounds: networks.rounds,
    /** Whether a network has asked this municipality to join. */
    invited: async (id: string, municipality: string) =>
      (await door.get(networkKeys.asked(id, municipality))) !== undefined,
  }
}
