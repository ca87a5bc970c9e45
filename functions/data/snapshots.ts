import { deliveryOf, Given, sameFigures, toldBefore } from '#shared/given.ts'
import type { Round } from '#shared/rounds.ts'
import { Snapshot, type Membership } from '#shared/sharing.ts'
import { newToken, type Saved, type Scope } from './collection.ts'
import type { Machine } from './machine.ts'
import { crossing } from './members.ts'
import { networkKeys } from './network-keys.ts'
import { ConditionFailed, type Row, type Write } from './table.ts'

/** A snapshot as it lies, with the instant that it was given. */
const Kept = Snapshot.extend({ at: Given.shape.at })
export type Kept = typeof Kept._zod.output

/** What the municipality gives to rounds, in its own partition, and everything that it has given. */
export function snapshotsOf({ door, keys, actor, now }: Scope, machine: Pick<Machine, 'table'>) {
  const { municipality } = actor
  const ours = keys.snapshots()

  async function find(network: string, period: string): Promise<Kept | undefined> {
    const row = await door.get(keys.snapshot(network, period))
    return row && Kept.parse(row)
  }

  /** Nothing is written to a round that is frozen, nor to one that is released unless it is to be told anew. */
  const takes = (network: string, period: string): Write => ({
    ConditionCheck: {
      Key: networkKeys.round(network, period),
      ConditionExpression: '#state IN (:planned, :open) OR (#state = :released AND #correction.#state = :asked)',
      ExpressionAttributeNames: { '#state': 'state', '#correction': 'correction' },
      ExpressionAttributeValues: { ':planned': 'planned', ':open': 'open', ':released': 'released', ':asked': 'asked' },
    },
  })

  /** The snapshot in its former's place, what was given, and that it was: together or not at all, and never to a frozen round. */
  function replacing(former: Kept | undefined, next: Snapshot, what: Given['what']): Write[] {
    const { network, period, figures, givenOn: on } = next
    const at = now().toISOString()
    const by = actor.kind === 'person' ? actor.name : ''
    const told: Row = {
      ...keys.given(network, period, at),
      ...Given.parse({ network, period, at, on, what, by, figures }),
    }
    const asRead = former
      ? {
          ConditionExpression: '#at = :at',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': former.at },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }
    const Key = keys.snapshot(network, period)
    const delivery = networkKeys.delivery(network, period, municipality)
    return [
      ...(figures.length > 0
        ? ([
            { Put: { Item: { ...Key, ...Kept.parse({ ...next, at }) }, ...asRead } },
            { Put: { Item: { ...delivery, ...deliveryOf(next) } } },
          ] satisfies Write[])
        : ([{ Delete: { Key, ...asRead } }, { Delete: { Key: delivery } }] satisfies Write[])),
      { Put: { Item: told, ConditionExpression: 'attribute_not_exists(pk)' } },
      takes(network, period),
    ]
  }

  async function toldOf(now: Kept, correction: Round['correction']): Promise<Kept> {
    if (!correction || correction.state === 'released') return now
    const { pk, sk } = keys.given(now.network, now.period, '')
    const history = (await door.all({ pk, begins: sk, consistent: true })).map(row => Given.parse(row))
    return { ...now, figures: toldBefore(history, correction.askedOn) }
  }

  /** A door to the municipality's own rows and to a network's. */
  const through = (network: string) => crossing(machine, municipality, [ours.pk, networkKeys.network(network).pk])

  return {
    find,
    through,
    replacing,
    /** Those of one network, or of all. */
    list: async (network?: string): Promise<Kept[]> =>
      (await door.all({ ...keys.snapshots(network), consistent: true })).map(row => Kept.parse(row)),

    /** Snapshots as the editions that are shown hold them: what is given anew for a correction is not in it until that is told. */
    told: (all: Kept[], rounds: readonly Round[]): Promise<Kept[]> =>
      Promise.all(all.map(now => toldOf(now, rounds.find(({ period }) => period === now.period)?.correction))),

    /** Everything that was ever given. */
    given: async (): Promise<Given[]> =>
      (await door.all({ pk: ours.pk, begins: 'GIVEN#', consistent: true })).map(row => Given.parse(row)),

    /**
     * Gives a snapshot in the former's place, while the choice that it follows from stands and the round is not frozen;
     * answers whether anything was new.
     */
    async publish(snapshot: Snapshot, { network, revision }: Saved<Membership>): Promise<boolean> {
      const former = await find(network, snapshot.period)
      if (sameFigures(former?.figures ?? [], snapshot.figures)) return false
      const standing: Write = {
        ConditionCheck: {
          Key: keys.network(network),
          ConditionExpression: '#revision = :revision',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':revision': revision },
        },
      }
      const what = snapshot.figures.length > 0 ? 'given' : 'withdrawn'
      const writes = [standing, ...replacing(former, snapshot, what)]
      return through(network)
        .commit(writes, newToken())
        .then(
          () => true,
          (error: unknown) => {
            // Frozen, or changed meanwhile: whoever changed it gives what is true then.
            if (error instanceof ConditionFailed) return false
            throw error
          },
        )
    },
  }
}
export type Snapshots = ReturnType<typeof snapshotsOf>
