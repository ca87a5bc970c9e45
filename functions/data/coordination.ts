import { changesOf, NetworkEvent, type EventKind } from '#shared/network-events.ts'
import type { Invitation } from '#shared/network-members.ts'
import { Network } from '#shared/networks.ts'
import { Refusal } from '#shared/refusal.ts'
import { Round } from '#shared/rounds.ts'
import { newToken, type Saved } from './collection.ts'
import type { Key } from './keys.ts'
import type { Machine } from './machine.ts'
import { networkKeys } from './network-keys.ts'
import { eventWrite, membersIn } from './network-members.ts'
import { ConditionFailed, openDoor, type Row, type Write } from './table.ts'

const networkOf = (row: Row): Saved<Network> => ({ ...Network.parse(row), revision: Number(row.revision) })
const roundOf = (row: Row): Saved<Round> => ({ ...Round.parse(row), revision: Number(row.revision) })

/**
 * A network and its rounds as those who run it change them: each change with a line of its history. No snapshot and no
 * value can be reached from here.
 */
export function coordinationOf({ table, clock }: Pick<Machine, 'table' | 'clock'>, by: string) {
  const door = openDoor(table, pk => pk === 'N' || pk.startsWith('N#') || pk.startsWith('U#'))
  const told = (network: string, event: Pick<NetworkEvent, 'what'> & Partial<NetworkEvent>) =>
    eventWrite(network, { at: clock.now().toISOString(), by, ...event })

  async function get<T>(key: Key, parse: (row: Row) => T): Promise<T> {
    const row = await door.get(key)
    if (!row) throw new Refusal('not_found', {})
    return parse(row)
  }
  async function create(key: Key, item: object, also: Write[], otherwise: Refusal) {
    const put = { Item: { ...key, ...item, revision: 1 }, ConditionExpression: 'attribute_not_exists(pk)' }
    await door.commit([{ Put: put }, ...also], newToken()).catch((error: unknown) => {
      throw error instanceof ConditionFailed ? otherwise : error
    })
  }
  /** Over the revision that was read; a round only while it is not frozen, or while it is released, which no revision tells. */
  async function over(key: Key, after: object, revision: number, also: Write[], current: (row: Row) => object) {
    const ofRound = 'state' in after
    const [one, other] = ofRound && after.state === 'released' ? ['released', 'released'] : ['planned', 'open']
    const put = {
      Item: { ...key, ...after, revision: revision + 1 },
      ConditionExpression: `#revision = :revision${ofRound ? ' AND #state IN (:one, :other)' : ''}`,
      ExpressionAttributeNames: { '#revision': 'revision', ...(ofRound && { '#state': 'state' }) },
      ExpressionAttributeValues: { ':revision': revision, ...(ofRound && { ':one': one, ':other': other }) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    }
    await door.commit([{ Put: put }, ...also], newToken()).catch((error: unknown) => {
      if (!(error instanceof ConditionFailed)) throw error
      throw error.row ? new Refusal('stale', { current: current(error.row) }) : new Refusal('not_found', {})
    })
  }
  const seen = <T extends { revision: number }>(revision: number, current: T): T => {
    if (current.revision !== revision) throw new Refusal('stale', { current })
    return current
  }
  const network = (id: string) => get(networkKeys.listed(id), networkOf)
  const round = (id: string, period: string) => get(networkKeys.round(id, period), roundOf)

  /** A round as a rule has made it, and what was done. */
  async function ofRound({ revision, ...before }: Saved<Round>, change: Round, what: EventKind): Promise<Saved<Round>> {
    const after = Round.parse(change)
    const changes = what === 'round_moved' ? changesOf(before, after) : {}
    const also = [told(before.network, { what, of: before.period, changes })]
    await over(networkKeys.round(before.network, before.period), after, revision, also, roundOf)
    return { ...after, revision: revision + 1 }
  }

  return {
    ...membersIn(door),
    network,
    networkAt: async (revision: number, id: string) => seen(revision, await network(id)),
    ids: async () => (await door.all({ pk: networkKeys.listed('').pk, consistent: true })).map(row => row.sk),

    /** A network begins together with who runs it. */
    async begin(of: Network, seated: Write[]): Promise<Saved<Network>> {
      const also = [...seated, told(of.id, { what: 'begun', of: of.name })]
      await create(networkKeys.listed(of.id), of, also, new Refusal('busy', { seconds: 1 }))
      return { ...of, revision: 1 }
    },
    async save({ revision, ...before }: Saved<Network>, change: Network): Promise<Saved<Network>> {
      const after = Network.parse(change)
      const what = after.endedOn ? 'ended' : 'changed'
      const also = [told(before.id, { what, changes: changesOf(before, after) })]
      await over(networkKeys.listed(before.id), after, revision, also, networkOf)
      return { ...after, revision: revision + 1 }
    },

    invite: (id: string, invitation: Invitation) =>
      door.commit(
        [
          { Put: { Item: { ...networkKeys.asked(id, invitation.municipality), ...invitation } } },
          told(id, { what: 'invited', of: invitation.name }),
        ],
        newToken(),
      ),
    uninvite: (id: string, { municipality, name }: Invitation) =>
      door.commit(
        [{ Delete: { Key: networkKeys.asked(id, municipality) } }, told(id, { what: 'uninvited', of: name })],
        newToken(),
      ),

    round,
    roundAt: async (revision: number, id: string, period: string) => seen(revision, await round(id, period)),
    rounds: async (id: string): Promise<Saved<Round>[]> =>
      (await door.all({ pk: networkKeys.network(id).pk, begins: 'R#', consistent: true })).map(roundOf),
    async prepare(of: Round): Promise<Saved<Round>> {
      const also = [told(of.network, { what: 'round_prepared', of: of.period })]
      await create(networkKeys.round(of.network, of.period), of, also, new Refusal('round_exists', {}))
      return { ...of, revision: 1 }
    },
    move: (before: Saved<Round>, after: Round) => ofRound(before, after, 'round_moved'),
    /** A released round is to be told anew, if that tells of nobody. */
    correct: (before: Saved<Round>, after: Round) => ofRound(before, after, 'round_correction_asked'),

    /** What has happened, newest first: as much as a page tells. */
    async history(id: string): Promise<NetworkEvent[]> {
      const { rows } = await door.page({
        pk: networkKeys.network(id).pk,
        begins: 'H#',
        newestFirst: true,
        limit: 100,
      })
      return rows.map(row => NetworkEvent.parse(row))
    },
  }
}
