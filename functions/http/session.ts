import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refusal } from '#shared/refusal.ts'
import { loginsOf } from '../data/logins.ts'
import type { Env, Login } from './env.ts'

/** `__Host-` ties the cookie to this very host, over TLS (or localhost), for every path. */
const COOKIE = '__Host-jarnkoll'
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

const hashIn = (c: Context<Env>) => {
  const secret = getCookie(c, COOKIE)
  return secret && hashOf(secret)
}

/** Who the browser's session says the login is; refuses when there is none. */
export async function loginOf(c: Context<Env>): Promise<Login> {
  const hash = hashIn(c)
  const session = hash && (await loginsOf(c.get('platform')).session(hash))
  if (!session) throw new Refusal('not_signed_in', {})
  meet(hash)
  return { sub: session.sub, email: session.email, name: session.name, session: hash }
}

/** Sessions that this process has answered before, those met longest ago forgotten: each is asked for anew all the same. */
const met = new Set<string>()
const REMEMBERED = 1000
function meet(hash: string) {
  met.delete(hash)
  met.add(hash)
  if (met.size > REMEMBERED) met.delete(met.keys().next().value!)
}
/** Whether this process has answered the browser's session before. It may have ended since. */
export const hasMet = (c: Context<Env>) => met.has(hashIn(c) ?? '')

/** Begins a session for a login that the identity provider has proven, in place of the browser's last one. */
export async function startSession(c: Context<Env>, who: { sub: string; email: string; name: string }) {
  await endSession(c)
  const secret = randomBytes(32).toString('base64url')
  const platform = c.get('platform')
  const now = platform.clock.now().toISOString()
  const agent = (c.req.header('User-Agent') ?? '').slice(0, 200)
  await loginsOf(platform).beginSession(hashOf(secret), { ...who, agent, createdAt: now, seenAt: now })
  setCookie(c, COOKIE, secret, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
}

export async function endSession(c: Context<Env>) {
  const secret = getCookie(c, COOKIE)
  if (secret) await loginsOf(c.get('platform')).endSession(hashOf(secret))
  deleteCookie(c, COOKIE, { path: '/', secure: true })
}
