import { Hono } from 'hono'
import { CalendarChoice } from '#shared/calendars.ts'
import { allow } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'
import { newLink } from '../data/secret-links.ts'

/** One's own calendar feed: whether there is one, a new address, and none any longer. */
export const calendar = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const found = await c.var.data.calendars.of(c.var.actor.person)
    return c.json({ feed: found ? { since: found.since, wheel: found.wheel } : null })
  })

  /** The address is told once: only its hash is kept. */
  .post('/', allow('deadline:tick'), body(CalendarChoice), async c => {
    const { data, actor, platform, today } = c.var
    const { token, hash } = newLink(actor.municipality)
    await data.calendars.open({ person: actor.person, hash, since: today, ...c.req.valid('json') })
    return c.json({ address: `${platform.settings.origin}/api/ical/${token}.ics` }, 201)
  })

  .delete('/', allow('deadline:tick'), async c => {
    await c.var.data.calendars.revoke(c.var.actor.person)
    return c.body(null, 204)
  })
