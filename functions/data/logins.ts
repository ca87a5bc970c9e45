import * as z from 'zod'
import { Membership } from '#shared/tenants.ts'
import { newToken } from './collection.ts'
import type { Machine } from './machine.ts'
import { platformKeys } from './keys.ts'
import { ConditionFailed, openDoor } from './table.ts'

/** A signed-in browser: only the hash of its cookie is stored. Instants are ISO. */
export const Session = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  /** What the browser calls itself. */
  agent: z.string().default(''),
  createdAt: z.string(),
  seenAt: z.string(),
})
export type Session = z.infer<typeof Session>

const HOUR = 3_600_000
const IDLE = HOUR
const LONGEST = 12 * HOUR

/** What a session is called where it may be seen: enough of its hash to tell it from the login's others. */
export const sessionId = (hash: string) => hash.slice(0, 16)

/** Logins and their sessions and memberships: the platform's rows, never a municipality's. */
export function loginsOf({ table, clock }: Pick<Machine, 'table' | 'clock'>) {
  const door = openDoor(table, pk => pk.startsWith('U#') || pk.startsWith('SES#'))
  const ttl = ({ createdAt }: Session) => Math.floor((Date.parse(createdAt) + LONGEST) / 1000)
  const rowOf = (hash: string, session: Session) => ({ ...platformKeys.session(hash), ...session, ttl: ttl(session) })

  async function alive(hash: string): Promise<Session | undefined> {
    const row = await door.get(platformKeys.session(hash))
    if (!row) return undefined
    const session = Session.parse(row)
    const now = clock.now().getTime()
    const over = now - Date.parse(session.seenAt) > IDLE || now - Date.parse(session.createdAt) > LONGEST
    return over ? undefined : session
  }

  return {
    async membership(sub: string, kod: string): Promise<Membership | undefined> {
      const row = await door.get(platformKeys.membership(sub, kod))
      return row && Membership.parse(row)
    },

    join: (membership: Membership) =>
      door.load([{ ...platformKeys.membership(membership.sub, membership.municipality), ...membership }]),

    memberships: async (sub: string): Promise<Membership[]> =>
      (await door.all({ pk: platformKeys.membership(sub, '').pk, begins: 'M#' })).map(row => Membership.parse(row)),

    /** A session that is neither idle for an hour nor older than twelve; seen again at most once a minute. */
    async session(hash: string): Promise<Session | undefined> {
      const session = await alive(hash)
      const now = clock.now()
      if (!session || now.getTime() - Date.parse(session.seenAt) <= 60_000) return session
      const seen = { ...session, seenAt: now.toISOString() }
      try {
        // Only while it is there: a session that was ended this very moment stays ended.
        const put = { Item: rowOf(hash, seen), ConditionExpression: 'attribute_exists(pk)' }
        await door.commit([{ Put: put }], newToken())
      } catch (error) {
        if (error instanceof ConditionFailed) return undefined
        throw error
      }
      return seen
    },

    beginSession: (hash: string, session: Session) =>
      door.commit(
        [
          { Put: { Item: rowOf(hash, session) } },
          { Put: { Item: { ...platformKeys.sessionOf(session.sub, sessionId(hash)), hash, ttl: ttl(session) } } },
        ],
        newToken(),
      ),

    /** A login's sessions, newest first. */
    async sessions(sub: string): Promise<(Session & { id: string; hash: string })[]> {
      const rows = await door.all({ pk: platformKeys.sessionOf(sub, '').pk, begins: 'S#' })
      const found = await Promise.all(
        rows.map(async ({ hash }) => {
          const session = await alive(String(hash))
          return session ? [{ ...session, id: sessionId(String(hash)), hash: String(hash) }] : []
        }),
      )
      return found.flat().sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    },

    async endSession(hash: string) {
      const row = await door.get(platformKeys.session(hash))
      if (!row) return
      const { sub } = Session.parse(row)
      await door.commit(
        [
          { Delete: { Key: platformKeys.session(hash) } },
          { Delete: { Key: platformKeys.sessionOf(sub, sessionId(hash)) } },
        ],
        newToken(),
      )
    },
  }
}
