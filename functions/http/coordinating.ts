import { createMiddleware } from 'hono/factory'
import { Refusal } from '#shared/refusal.ts'
import { byCode } from '#shared/municipalities.ts'
import { coordinationOf } from '../data/coordination.ts'
import { coordinatorsOf } from '../data/coordinators.ts'
import { tenantExists, tenantNames } from '../data/tenants.ts'
import type { Platform } from '../platform/index.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { limit } from './limits.ts'
import { loginOf } from './session.ts'

/** Who runs networks, and what they run them with. */
export type Coordinating = {
  Variables: Env['Variables'] & {
    coordination: ReturnType<typeof coordinationOf>
    coordinators: ReturnType<typeof coordinatorsOf>
  }
}

/** Whoever is signed in, with what they run networks with. */
export const coordinating = createMiddleware<Coordinating>(async (c, next) => {
  const { platform } = c.var
  const login = await loginOf(c as never)
  if (c.req.method !== 'GET') await limit(platform, `write#login#${login.sub}`, 300)
  c.set('login', login)
  c.set('today', await platform.clock.today())
  c.set('coordinators', coordinatorsOf(platform, login))
  c.set('coordination', coordinationOf(platform, login.name))
  await next()
})

/** Only those who run the network: to anybody else there is none, but for who is asked to run it. */
export const running = createMiddleware<Coordinating>(async (c, next) => {
  const network = c.req.param('network')!
  if (!c.req.path.endsWith('/acceptance') && !(await c.var.coordinators.isOne(network)))
    throw new Refusal('not_found', {})
  await next()
})

export const signedIn = open('whoever is signed in may begin a network, and sees those that it runs')
export const ofNetwork = open('only those who run the network are let through')

/** What municipalities are called; nothing else of theirs is read. */
export async function named<M extends { municipality: string }>(
  platform: Platform,
  of: M[],
): Promise<(M & { name: string })[]> {
  const unknown = of.filter(({ municipality }) => !byCode(municipality)).map(({ municipality }) => municipality)
  const names = new Map((await tenantNames(platform, unknown)).map(({ code, name }) => [code, name]))
  return of.map(m => ({ ...m, name: byCode(m.municipality)?.name ?? names.get(m.municipality)! }))
}

/** A municipality that can be invited: one of the 290, or one that has begun here. */
export async function townOf(platform: Platform, code: string): Promise<{ code: string; name: string }> {
  const listed = byCode(code)
  if (listed) return { code, name: listed.name }
  if (!(await tenantExists(platform, code))) throw new Refusal('municipality_unknown', {})
  const [town] = await tenantNames(platform, [code])
  return { code, name: town!.name }
}
