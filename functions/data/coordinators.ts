import { Coordinator, CoordinatorInvitation, remaining, sameAddress } from '#shared/coordinators.ts'
import type { Day } from '#shared/day.ts'
import type { EventKind } from '#shared/network-events.ts'
import { Refusal } from '#shared/refusal.ts'
import { newToken } from './collection.ts'
import type { Machine } from './machine.ts'
import { networkKeys } from './network-keys.ts'
import { eventWrite } from './network-members.ts'
import { ConditionFailed, openDoor, type Write } from './table.ts'

type Login = { sub: string; email: string; name: string }

/** Which networks a login runs, and with whom. Read on every request: who has left runs nothing. */
export function coordinatorsOf({ table, clock }: Pick<Machine, 'table' | 'clock'>, { sub, email, name }: Login) {
  const mine = sameAddress(email)
  const door = openDoor(table, pk => pk.startsWith('N#') || pk === `U#${sub}` || pk.startsWith('A#'))
  const rows = (pk: string, begins: string) => door.all({ pk, begins, consistent: true })
  const there = { ConditionExpression: 'attribute_exists(pk)' }
  const told = (network: string, what: EventKind, of: string) =>
    eventWrite(network, { at: clock.now().toISOString(), by: name, what, of })
  const commit = (writes: Write[]) =>
    door.commit(writes, newToken()).catch((error: unknown) => {
      throw error instanceof ConditionFailed ? new Refusal('not_found', {}) : error
    })
  const list = async (network: string): Promise<Coordinator[]> =>
    (await rows(networkKeys.network(network).pk, 'C#')).map(row => Coordinator.parse(row))

  /** The login as it runs a network from now on. */
  const seated = (network: string, since: Day): Write[] => [
    { Put: { Item: { ...networkKeys.coordinator(network, sub), ...{ sub, name, email, since } } } },
    { Put: { Item: networkKeys.coordinates(sub, network) } },
  ]

  return {
    seated,
    list,
    /** Networks that the login runs, and those that its address is asked to run too. */
    runs: async () => (await rows(`U#${sub}`, 'N#')).map(row => row.sk.slice(2)),
    askedToRun: async () => (await rows(`A#${mine}`, 'N#')).map(row => row.sk.slice(2)),
    isOne: async (network: string) => (await door.get(networkKeys.coordinator(network, sub))) !== undefined,
    invitations: async (network: string): Promise<CoordinatorInvitation[]> =>
      (await rows(networkKeys.network(network).pk, 'CI#')).map(row => CoordinatorInvitation.parse(row)),

    /** Asks whoever proves the address to run the network too. */
    invite: (network: string, address: string, today: Day) => {
      const invitation: CoordinatorInvitation = { email: address, invitedBy: name, invitedOn: today }
      return commit([
        { Put: { Item: { ...networkKeys.askedCoordinator(network, address), ...invitation } } },
        { Put: { Item: networkKeys.askedToCoordinate(address, network) } },
        told(network, 'coordinator_invited', address),
      ])
    },
    uninvite: (network: string, address: string) =>
      commit([
        { Delete: { Key: networkKeys.askedCoordinator(network, address), ...there } },
        { Delete: { Key: networkKeys.askedToCoordinate(address, network) } },
        told(network, 'coordinator_uninvited', address),
      ]),
    /** The login has proven the address that was asked: it runs the network from now on. */
    accept: (network: string, today: Day) =>
      commit([
        { Delete: { Key: networkKeys.askedCoordinator(network, mine), ...there } },
        { Delete: { Key: networkKeys.askedToCoordinate(mine, network) } },
        ...seated(network, today),
        told(network, 'coordinator_joined', name),
      ]),
    /** Leaves it to those who remain; the last one cannot, also when two leave in the same moment. */
    async leave(network: string) {
      const other = remaining(await list(network), sub)
      await commit([
        { ConditionCheck: { Key: networkKeys.coordinator(network, other.sub), ...there } },
        { Delete: { Key: networkKeys.coordinator(network, sub), ...there } },
        { Delete: { Key: networkKeys.coordinates(sub, network) } },
        told(network, 'coordinator_left', name),
      ])
    },
  }
}
