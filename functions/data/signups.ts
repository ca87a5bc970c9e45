import { createHash, randomBytes } from 'node:crypto'
import { Invitation, SignUp } from '#shared/signups.ts'
import type { Machine } from './index.ts'
import { platformKeys } from './keys.ts'
import { openDoor } from './table.ts'

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
export const newSecret = () => randomBytes(24).toString('base64url')
const ttl = (expiresAt: string) => Math.floor(Date.parse(expiresAt) / 1000) + 7 * 86_400

/** Sign-ups and invitations, found by the hash of their link's token. */
export function signUpsOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk.startsWith('REQ#') || pk.startsWith('INV#'))
  return {
    async signUp(token: string): Promise<SignUp | undefined> {
      const row = await door.get(platformKeys.signUp(hashOf(token)))
      return row && SignUp.parse(row)
    },
    saveSignUp: (signUp: SignUp) =>
      door.load([{ ...platformKeys.signUp(signUp.tokenHash), ...signUp, ttl: ttl(signUp.expiresAt) }]),

    async invitation(token: string): Promise<Invitation | undefined> {
      const row = await door.get(platformKeys.invitation(hashOf(token)))
      return row && Invitation.parse(row)
    },
    saveInvitation: (invitation: Invitation) =>
      door.load([{ ...platformKeys.invitation(invitation.tokenHash), ...invitation, ttl: ttl(invitation.expiresAt) }]),
  }
}
