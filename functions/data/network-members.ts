import type { NetworkEvent } from '#shared/network-events.ts'
import { Invitation, Member } from '#shared/network-members.ts'
import { Refusal } from '#shared/refusal.ts'
import { Delivery } from '#shared/rounds.ts'
import { newId, newToken } from './collection.ts'
import { networkKeys } from './network-keys.ts'
import { ConditionFailed, type Door, type Write } from './table.ts'

/** A line of the network's history, in the same transaction as what it tells of. */
export const eventWrite = (
  network: string,
  event: Pick<NetworkEvent, 'at' | 'by' | 'what'> & Partial<NetworkEvent>,
): Write => ({ Put: { Item: { ...networkKeys.event(network, event.at, newId()), ...event } } })

type Who = { by: string; at: string }
type Town = { code: string; name: string }

/** What a municipality's joining, accepting or leaving is to the network; for the transaction that changes its own row. */
export const membershipTold = (
  network: string,
  { code, name }: Town,
  what: 'joined' | 'accepted' | 'left',
  who: Who,
): Write[] => [{ Delete: { Key: networkKeys.asked(network, code) } }, eventWrite(network, { ...who, what, of: name })]

/** Who is in a network, who is asked to be, and who has given to its rounds. */
export function membersIn(door: Door) {
  const rows = (id: string, begins: string) => door.all({ pk: networkKeys.network(id).pk, begins, consistent: true })
  return {
    members: async (id: string): Promise<Member[]> => (await rows(id, 'M#')).map(row => Member.parse(row)),
    invitations: async (id: string): Promise<Invitation[]> => (await rows(id, 'I#')).map(row => Invitation.parse(row)),
    /** Which of these networks have invited the municipality. */
    async invitationsTo(kod: string, networks: string[]): Promise<(Invitation & { network: string })[]> {
      const found = await door.gets(networks.map(id => networkKeys.asked(id, kod)))
      return found.flatMap((row, i) => (row ? [{ ...Invitation.parse(row), network: networks[i]! }] : []))
    },

    /** The municipality answers its invitation with a no; the network may ask again. */
    async decline(network: string, { code, name }: Town, who: Who) {
      const Key = networkKeys.asked(network, code)
      const gone = { Delete: { Key, ConditionExpression: 'attribute_exists(pk)' } }
      await door
        .commit([gone, eventWrite(network, { ...who, what: 'declined', of: name })], newToken())
        .catch((error: unknown) => {
          throw error instanceof ConditionFailed ? new Refusal('not_found', {}) : error
        })
    },

    /** Members and deliveries as they are laid by whoever fills an empty table. */
    seat: (network: string, members: Member[]) =>
      door.load(members.map(of => ({ ...networkKeys.member(network, of.municipality), ...Member.parse(of) }))),
    told: (network: string, period: string, deliveries: Delivery[]) =>
      door.load(deliveries.map(of => ({ ...networkKeys.delivery(network, period, of.municipality), ...of }))),

    /** Who has given to a round, and how much; never what. */
    deliveries: async (network: string, period: string): Promise<Delivery[]> =>
      (await rows(network, networkKeys.delivery(network, period, '').sk)).map(row => Delivery.parse(row)),
  }
}
