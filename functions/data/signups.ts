import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '#shared/refusal.ts'
import { Invitation, SignUp } from '#shared/signups.ts'
import type { Membership } from '#shared/tenants.ts'
import { newToken } from './collection.ts'
import type { Machine } from './machine.ts'
import { platformKeys } from './keys.ts'
import { crossing } from './members.ts'
import { ConditionFailed, openDoor, type Write } from './table.ts'

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
export const newSecret = () => randomBytes(24).toString('base64url')
const ttl = (expiresAt: string) => Math.floor(Date.parse(expiresAt) / 1000) + 7 * 86_400

/** Sign-ups and invitations, found by the hash of their link's token. */
export function signUpsOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk.startsWith('REQ#') || pk.startsWith('INV#'))
  const rowOf = (signUp: SignUp) => ({
    ...platformKeys.signUp(signUp.tokenHash),
    ...signUp,
    ttl: ttl(signUp.expiresAt),
  })
  async function byHash(hash: string): Promise<SignUp | undefined> {
    const row = await door.get(platformKeys.signUp(hash))
    return row && SignUp.parse(row)
  }

  /** Does what a sign-up leads to, and uses its link up, in one transaction: nothing is half done, and nothing done twice. */
  async function use(signUp: SignUp, writes: Write[], platform: string[], otherwise: Refusal) {
    const link: Write = {
      Put: {
        Item: rowOf({ ...signUp, state: 'used' }),
        ConditionExpression: '#state <> :used',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':used': 'used' },
      },
    }
    const all = crossing({ table }, signUp.municipality, [platformKeys.signUp(signUp.tokenHash).pk, ...platform])
    await all.commit([...writes, link], newToken()).catch((error: unknown) => {
      if (!(error instanceof ConditionFailed)) throw error
      throw error.index === writes.length ? new Refusal('link_used', {}) : otherwise
    })
  }

  return {
    signUp: (token: string) => byHash(hashOf(token)),
    saveSignUp: (signUp: SignUp) => door.load([rowOf(signUp)]),

    /** The sign-up that a second link vouches for. */
    async vouchedBy(token: string): Promise<SignUp | undefined> {
      const row = await door.get(platformKeys.vouching(hashOf(token)))
      return row && byHash(String(row['signUp']))
    },
    saveVouching: (token: string, { tokenHash, expiresAt }: SignUp) =>
      door.load([{ ...platformKeys.vouching(hashOf(token)), signUp: tokenHash, ttl: ttl(expiresAt) }]),

    /** A municipality's first rows, its place in the list of tenants and its first membership. `name` of the municipality, for who comes too late. */
    begin: (signUp: SignUp, membership: Membership, first: Write[], name: string) => {
      const login = platformKeys.membership(membership.sub, membership.municipality)
      const tenant = platformKeys.tenant(signUp.municipality)
      const writes: Write[] = [...first, { Put: { Item: { ...login, ...membership } } }, { Put: { Item: tenant } }]
      return use(signUp, writes, [login.pk, tenant.pk], new Refusal('municipality_taken', { name }))
    },
    /** A request to join. */
    ask: (signUp: SignUp, writes: Write[]) => use(signUp, writes, [], new Refusal('link_used', {})),

    async invitation(token: string): Promise<Invitation | undefined> {
      const row = await door.get(platformKeys.invitation(hashOf(token)))
      return row && Invitation.parse(row)
    },
    saveInvitation: (invitation: Invitation) =>
      door.load([{ ...platformKeys.invitation(invitation.tokenHash), ...invitation, ttl: ttl(invitation.expiresAt) }]),
  }
}
