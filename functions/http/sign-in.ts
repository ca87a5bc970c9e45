import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { coordinatorsOf } from '../data/coordinators.ts'
import { loginsOf } from '../data/logins.ts'
import { openedTo } from '../data/opened.ts'
import { tenantNames } from '../data/tenants.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { Begun, identityProvider } from './identity.ts'
import { limited } from './limits.ts'
import { endSession, loginOf, startSession } from './session.ts'

/** Carries a begun sign-in through the identity provider; ten minutes. */
const BEGUN = '__Host-jarnkoll-signin'
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const

const providers = new Map<string, ReturnType<typeof identityProvider>>()
/** Discovered once for each provider; a failed discovery is tried again. */
function providerOf(c: Context<Env>) {
  const { settings } = c.var.platform
  const known = providers.get(settings.issuer)
  if (known) return known
  const discovered = identityProvider(settings)
  providers.set(settings.issuer, discovered)
  discovered.catch(() => providers.delete(settings.issuer))
  return discovered
}

/** A path on this site, never an address elsewhere. */
const ownPath = (path: string | undefined) => (path && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/')

/** What the browser brought back; nothing when it is not ours. */
function begunIn(cookie: string | undefined): Begun | undefined {
  try {
    return Begun.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()))
  } catch {
    return undefined
  }
}

/** Why, for whoever runs the service; the error's own words may hold tokens. */
function notProven(error: unknown): undefined {
  const { name, code } = error as { name?: string; code?: string }
  console.error(JSON.stringify({ level: 'warning', event: 'sign-in refused', name, code }))
}

/** Sign-in: OpenID Connect's code flow with PKCE, run here so that no token reaches the browser. */
export const signIn = new Hono<Env>()
  .get('/', open('who is not signed in must be able to sign in'), limited('sign-in', 120), async c => {
    const { url, begun } = await (await providerOf(c)).begin(ownPath(c.req.query('return')))
    setCookie(c, BEGUN, Buffer.from(JSON.stringify(begun)).toString('base64url'), { ...options, maxAge: 600 })
    return c.redirect(url.href)
  })

  .get('/callback', open('the identity provider sends the browser back here'), limited('sign-in', 120), async c => {
    const begun = begunIn(getCookie(c, BEGUN))
    deleteCookie(c, BEGUN, options)
    if (!begun) return c.redirect('/sign-in?problem=begin-again')
    const who = await (await providerOf(c)).finish(new URL(c.req.url).search, begun).catch(notProven)
    if (!who) return c.redirect('/sign-in?problem=begin-again')
    await startSession(c, who)
    return c.redirect(ownPath(begun.returnTo))
  })

type Who = {
  email: string
  name: string
  municipalities: { code: string; name: string; demo: boolean }[]
  /** Runs networks of municipalities, or is asked to. */
  coordinates: boolean
} | null

/** The browser's own session: who it is, where it belongs or may read, and its end. */
export const session = new Hono<Env>()
  .get('/', open('tells a browser who it is'), async c => {
    const login = await loginOf(c).catch(() => undefined)
    if (!login) return c.json<Who>(null)
    const { sub, email, name } = login
    const coordinators = coordinatorsOf(c.var.platform, login)
    const [memberships, open, runs, asked] = await Promise.all([
      loginsOf(c.var.platform).memberships(sub),
      openedTo(c.var.platform, email),
      coordinators.runs(),
      coordinators.askedToRun(),
    ])
    const codes = new Set([...memberships.map(m => m.municipality), ...open])
    const names = await tenantNames(c.var.platform, [...codes])
    return c.json<Who>({ email, name, municipalities: names, coordinates: runs.length + asked.length > 0 })
  })

  .delete('/', open('one may always sign out'), async c => {
    await endSession(c)
    return c.body(null, 204)
  })
