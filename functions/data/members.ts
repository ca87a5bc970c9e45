import { Refusal } from '#shared/refusal.ts'
import type { Member } from '#shared/tenants.ts'
import { newToken, type Saved } from './collection.ts'
import type { Data } from './index.ts'
import type { Machine } from './machine.ts'
import { platformKeys, tenantKeys } from './keys.ts'
import { ConditionFailed, openDoor, type Write } from './table.ts'

/**
 * A door to one municipality's rows and to those few of the platform's that are named:
 * for what must happen to both or to neither.
 */
export const crossing = ({ table }: Pick<Machine, 'table'>, municipality: string, platform: string[]) => {
  const { prefix } = tenantKeys(municipality)
  return openDoor(table, pk => pk === prefix || pk.startsWith(`${prefix}#`) || platform.includes(pk))
}

/** How long an ended membership can be put back, in seconds. */
const REGRET = 3600

/**
 * How logins are bound to persons of a municipality: the member's row says who a login is; the login's row holds it to
 * one person there, and lists where it belongs.
 */
export function bindingsOf(machine: Pick<Machine, 'table'>, data: Data) {
  const { keys, actor } = data.scope
  const { municipality } = actor
  const rowOf = (sub: string) => platformKeys.membership(sub, municipality)
  const loginRow = (sub: string, person: string) => ({ ...rowOf(sub), sub, municipality, person })
  const doorOf = (...subs: (string | undefined)[]) =>
    crossing(
      machine,
      municipality,
      subs.filter(sub => sub !== undefined).map(sub => rowOf(sub).pk),
    )
  /** The change holds only as long as this member stays as it was read: two cannot each rely on the other. */
  const standing = (other: Saved<Member>): Write => ({
    ConditionCheck: {
      Key: keys.member(other.person),
      ConditionExpression: '#revision = :revision',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: { ':revision': other.revision },
    },
  })
  /** A login is one person in a municipality: the member that has it says who, so no other may. */
  const onlyOf = (person: string) => ({
    ConditionExpression: 'attribute_not_exists(pk) OR #person = :person',
    ExpressionAttributeNames: { '#person': 'person' },
    ExpressionAttributeValues: { ':person': person },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  })
  const meanwhile = (error: unknown): never => {
    throw error instanceof ConditionFailed ? new Refusal('busy', { seconds: 1 }) : error
  }

  return {
    /** Binds the login to the person, lets go of the one that was bound before, and does `also` in the same transaction. */
    async bind(before: Saved<Member> | undefined, after: Member & { sub: string }, also: Write[] = []) {
      const { sub, person } = after
      const writes = before ? await data.members.writes.save(before, after) : data.members.writes.create(after)
      writes.push({ Put: { Item: loginRow(sub, person), ...onlyOf(person) } })
      if (before?.sub && before.sub !== sub) writes.push({ Delete: { Key: rowOf(before.sub) } })
      await data.members.commit(after, [...writes, ...also], newToken(), doorOf(sub, before?.sub)).catch(error => {
        if (error instanceof ConditionFailed && error.row?.pk === rowOf(sub).pk) throw new Refusal('login_is_other', {})
        return meanwhile(error)
      })
    },

    /** Other roles. `relyingOn`: the modellansvarig who remains when this one no longer is. */
    async change(before: Saved<Member>, after: Member, relyingOn?: Saved<Member>): Promise<Saved<Member>> {
      const writes = await data.members.writes.save(before, after)
      await data.members.commit(after, relyingOn ? [...writes, standing(relyingOn)] : writes).catch(meanwhile)
      return data.members.written(after, before.revision + 1)
    },

    /** Ends a membership or an invitation; what it was is kept for a while, so that it can be put back. */
    async end(before: Saved<Member>, now: Date, relyingOn?: Saved<Member>) {
      const ttl = Math.floor(now.getTime() / 1000) + REGRET
      const kept: Write = { Put: { Item: { ...keys.endedMember(before.person), member: before, ttl } } }
      const writes = [...data.members.writes.remove(before), kept]
      if (before.sub) writes.push({ Delete: { Key: rowOf(before.sub) } })
      if (relyingOn) writes.push(standing(relyingOn))
      await data.members.commit(before, writes, newToken(), doorOf(before.sub)).catch(meanwhile)
    },

    /** Puts back a membership that was ended by mistake, while neither the person nor the login has got another. */
    async putBack(person: string, now: Date) {
      const key = keys.endedMember(person)
      const row = await data.scope.door.get(key)
      if (!row || Number(row.ttl) * 1000 < now.getTime()) throw new Refusal('not_found', {})
      const { sub, ...member } = row.member as Saved<Member>
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' }
      const login: Write[] = sub ? [{ Put: { Item: loginRow(sub, person), ...absent } }] : []
      const back = data.members.writes.bringBack({ ...member, ...(sub && { sub }) })
      const all: Write[] = [...back, ...login, { Delete: { Key: key, ConditionExpression: 'attribute_exists(pk)' } }]
      await data.members.commit(member, all, newToken(), doorOf(sub)).catch(meanwhile)
    },
  }
}
