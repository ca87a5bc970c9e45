import { createMiddleware } from 'hono/factory'
import { Refusal } from '#shared/refusal.ts'
import { counter } from '../data/rates.ts'
import type { Env } from './env.ts'

const WINDOW = 60

/** At most so many requests a minute, by who is signed in or, before that, by the address the request came from. */
export const limited = (what: string, perMinute: number) =>
  createMiddleware<Env>(async (c, next) => {
    const who = c.var.actor
      ? `${c.var.actor.municipality}#${c.var.actor.person}`
      : (c.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? 'local')
    const { platform } = c.var
    const now = Math.floor(platform.clock.now().getTime() / 1000)
    const window = Math.floor(now / WINDOW)
    const count = await counter(platform).add(`${what}#${who}`, String(window), (window + 2) * WINDOW)
    if (count > perMinute) throw new Refusal('too_many', { seconds: (window + 1) * WINDOW - now })
    await next()
  })
