import type { Day } from '#shared/day.ts'
import type { Member } from '#shared/network-members.ts'
import { Refusal } from '#shared/refusal.ts'
import { Membership, stillShared } from '#shared/sharing.ts'
import { collection, newToken, type Saved, type Scope } from './collection.ts'
import { membershipTold } from './network-members.ts'
import { networkKeys } from './network-keys.ts'
import type { Snapshots } from './snapshots.ts'
import { ConditionFailed, type Write } from './table.ts'

const ROUNDS = 4

/** The municipality's own rows of its networks: what it shares where, also of those that it has left. */
export function membershipsOf(scope: Scope, snapshots: Snapshots) {
  const { municipality } = scope.actor
  const rows = collection(scope, {
    name: 'membership',
    schema: Membership,
    key: scope.keys.network,
    id: membership => [membership.network],
    list: { pk: scope.keys.network('').pk, begins: 'NET#', consistent: true },
  })
  const at = () => scope.now().toISOString()
  const by = () => (scope.actor.kind === 'person' ? scope.actor.name : '')
  const listed = (network: string) => networkKeys.member(network, municipality)

  /** What is given and no longer shared, taken back from the rounds that are not frozen. */
  async function takenBack(after: Membership, open: ReadonlySet<string>, on: Day): Promise<Write[]> {
    const given = (await snapshots.list(after.network)).filter(({ period }) => open.has(period))
    return given.flatMap(former => {
      const figures = stillShared(former.figures, after)
      if (figures.length === former.figures.length) return []
      return snapshots.replacing(former, { ...former, figures, givenOn: on }, 'withdrawn')
    })
  }

  /** The municipality's own row, and the one that the network has of it, with what was done. */
  async function seated(
    own: Write[],
    before: Saved<Membership> | undefined,
    after: Membership,
    what: 'joined' | 'accepted',
    name: string,
  ): Promise<Saved<Membership>> {
    const { network, agreement, acceptedBy, joinedOn, acceptedOn = joinedOn } = after
    const member: Member = { municipality, since: joinedOn, agreement, acceptedBy, acceptedOn }
    const told = membershipTold(network, { code: municipality, name }, what, { by: acceptedBy, at: at() })
    const writes: Write[] = [...own, { Put: { Item: { ...listed(network), ...member } } }, ...told]
    await rows.commit(after, writes, newToken(), snapshots.through(network))
    return rows.written(after, (before?.revision ?? 0) + 1)
  }

  return {
    ...rows,

    /** Joins, or comes back: the municipality's own row and the network's, both or neither. `name`: the municipality's. */
    join: async (former: Saved<Membership> | undefined, after: Membership, name: string): Promise<Saved<Membership>> =>
      seated(former ? await rows.writes.save(former, after) : rows.writes.create(after), former, after, 'joined', name),

    /** A newer agreement is accepted: in the municipality's own row and in the network's, both or neither. */
    accept: async (before: Saved<Membership>, after: Membership, name: string): Promise<Saved<Membership>> =>
      seated(await rows.writes.save(before, after), before, after, 'accepted', name),

    /**
     * Saves what is shared from now on. What was given and is no longer shared is taken back in the same transaction,
     * from every round that is not frozen: no snapshot holds what is not approved, whatever stops the work.
     */
    async decide(
      before: Saved<Membership>,
      after: Membership,
      on: Day,
      openRounds: () => Promise<string[]>,
      name: string,
    ): Promise<Saved<Membership>> {
      const told = () => membershipTold(after.network, { code: municipality, name }, 'left', { by: by(), at: at() })
      const gone: Write[] = after.leftOn ? [{ Delete: { Key: listed(after.network) } }, ...told()] : []
      for (let round = 0; round < ROUNDS; round++) {
        const taken = await takenBack(after, new Set(await openRounds()), on)
        const writes = [...(await rows.writes.save(before, after)), ...gone, ...taken]
        try {
          await rows.commit(after, writes, newToken(), snapshots.through(after.network))
          return rows.written(after, before.revision + 1)
        } catch (error) {
          // A round was frozen, or something was given, in the same moment: look again.
          if (!(error instanceof ConditionFailed)) throw error
        }
      }
      throw new Refusal('busy', { seconds: 2 })
    },
  }
}
