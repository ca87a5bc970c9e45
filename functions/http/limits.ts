import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Refusal } from '#shared/refusal.ts'
import { counter } from '../data/rates.ts'
import type { Platform } from '../platform/index.ts'
import type { Env } from './env.ts'

/** Counts one more of this; refuses when there were `most` already in this window of so many seconds. */
export async function limit(platform: Platform, what: string, most: number, seconds = 60) {
  const now = Math.floor(platform.clock.now().getTime() / 1000)
  const window = Math.floor(now / seconds)
  const count = await counter(platform).add(what, String(window), (window + 2) * seconds)
  if (count > most) throw new Refusal('too_many', { seconds: (window + 1) * seconds - now })
}

/** Who asks: the person, or before that the browser's address as our own front door saw it (`infra/site.ts`), never as the browser says. */
const askedBy = ({ var: { actor }, req }: Context<Env>) =>
  actor ? `${actor.municipality}#${actor.person}` : (req.header('x-viewer') ?? 'local')

/** At most so many requests a minute by who asks. */
export const limited = (what: string, perMinute: number) =>
  createMiddleware<Env>(async (c, next) => {
    await limit(c.var.platform, `${what}#${askedBy(c)}`, perMinute)
    await next()
  })

/** A person's changes: more than anybody types, less than a script needs to do harm. */
export const limitedWrites = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await limit(c.var.platform, `write#${askedBy(c)}`, 300)
  await next()
})
