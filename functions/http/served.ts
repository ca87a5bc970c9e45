import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '#shared/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Env } from './env.ts'
import { answerProblem } from './problems.ts'

const limited = bodyLimit({ maxSize: 1_000_000 })

/** Routes on a machine, with what holds for every one of them. */
export function served(platform: Platform, routes: Hono<Env>) {
  return (
    new Hono<Env>()
      .use(async (c, next) => {
        c.set('platform', platform)
        c.set('requestId', c.req.header('x-request-id') ?? crypto.randomUUID())
        c.header('Cache-Control', 'no-store')
        await next()
      })
      // What is removed is named by the address: its request has no body, and the limit cannot look at none that is read as a stream.
      .use((c, next) => (c.req.method === 'DELETE' ? next() : limited(c, next)))
      .use(async (c, next) => {
        // A change of state must come from our own pages.
        const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
        if (!safe && c.req.header('Origin') !== platform.settings.origin) throw new Refusal('wrong_origin', {})
        await next()
      })
      .route('/api', routes)
      .onError(answerProblem)
      .notFound(c => answerProblem(new Refusal('not_found', {}), c))
  )
}
