import * as z from 'zod'
import { Membership } from '#shared/tenants.ts'
import { newToken } from './collection.ts'
import type { Machine } from './index.ts'
import { platformKeys } from './keys.ts'
import { openDoor } from './table.ts'

/** A signed-in browser: only the hash of its cookie is stored. Instants are ISO. */
export const Session = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
})
export type Session = z.infer<typeof Session>

const HOUR = 3_600_000
const IDLE = HOUR
const LONGEST = 12 * HOUR
const seconds = (ms: number) => Math.floor(ms / 1000)

/** Logins and their sessions and memberships: the platform's rows, never a municipality's. */
export function loginsOf({ table, clock }: Pick<Machine, 'table' | 'clock'>) {
  const door = openDoor(table, pk => pk.startsWith('U#') || pk.startsWith('SES#'))

  return {
    async membership(sub: string, kod: string): Promise<Membership | undefined> {
      const row = await door.get(platformKeys.membership(sub, kod))
      return row && Membership.parse(row)
    },

    join: (membership: Membership) =>
      door.load([{ ...platformKeys.membership(membership.sub, membership.municipality), ...membership }]),

    leave: (sub: string, kod: string) =>
      door.commit([{ Delete: { Key: platformKeys.membership(sub, kod) } }], newToken()),

    memberships: async (sub: string): Promise<Membership[]> =>
      (await door.all({ pk: platformKeys.membership(sub, '').pk, begins: 'M#' })).map(row => Membership.parse(row)),

    /** A session that is neither idle for an hour nor older than twelve; seen again at most once a minute. */
    async session(hash: string): Promise<Session | undefined> {
      const row = await door.get(platformKeys.session(hash))
      if (!row) return undefined
      const session = Session.parse(row)
      const now = clock.now().getTime()
      if (now - Date.parse(session.seenAt) > IDLE || now - Date.parse(session.createdAt) > LONGEST) return undefined
      if (now - Date.parse(session.seenAt) > 60_000)
        await this.saveSession(hash, { ...session, seenAt: new Date(now).toISOString() })
      return session
    },

    saveSession: (hash: string, session: Session) =>
      door.load([{ ...platformKeys.session(hash), ...session, ttl: seconds(Date.parse(session.createdAt) + LONGEST) }]),

    async endSession(hash: string) {
      await door.commit([{ Delete: { Key: platformKeys.session(hash) } }], newToken())
    },
  }
}
