import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refusal } from '#shared/refusal.ts'
import { loginsOf } from '../data/logins.ts'
import type { Env, Login } from './env.ts'

/** `__Host-` ties the cookie to this very host, over TLS (or localhost), for every path. */
const COOKIE = '__Host-jarnkoll'
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Who the browser's session says the login is; refuses when there is none. */
export async function loginOf(c: Context<Env>): Promise<Login> {
  const secret = getCookie(c, COOKIE)
  const hash = secret && hashOf(secret)
  const session = hash && (await loginsOf(c.get('platform')).session(hash))
  if (!session) throw new Refusal('not_signed_in', {})
  return { sub: session.sub, email: session.email, name: session.name, session: hash }
}

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
