import { Hono } from 'hono'
import * as z from 'zod'
import { feedKeyState, NewFeedKey, newFeedKey } from '#shared/feed-keys.ts'
import { newId } from '../data/collection.ts'
import { newLink } from '../data/secret-links.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Keys that let BI tools fetch the costs: who made which, when it was used, a new one, and none any longer. */
export const feedKeys = new Hono<Env>()
  .get('/', allow('feed:keys'), async c => {
    const { data, platform, today } = c.var
    const [keys, used, people] = await Promise.all([data.feedKeys.list(), data.feedKeys.used(), data.people.rows()])
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const items = keys.map(key => ({
      ...key,
      ...{ by: names.get(key.by) ?? '', state: feedKeyState(key, today), used: used.get(key.id) },
    }))
    return c.json({
      address: `${platform.settings.origin}/api/feed/costs`,
      // Those that hold come first, the newest of them above.
      items: items.toSorted(
        (a, b) => Number(b.state === 'active') - Number(a.state === 'active') || b.since.localeCompare(a.since),
      ),
    })
  })

  /** The secret is told once: only its hash is kept. */
  .post('/', allow('feed:keys'), body(NewFeedKey), async c => {
    const { data, actor, today } = c.var
    const { token, hash } = newLink(actor.municipality)
    const key = newFeedKey(newId(), c.req.valid('json'), actor.person, today)
    return c.json({ ...(await data.feedKeys.make(key, hash)), secret: token }, 201)
  })

  /** Revokes it at once, or takes that back. */
  .patch('/:id', allow('feed:keys'), body(z.object({ revoked: z.boolean() })), async c => {
    const { data, today } = c.var
    const before = await data.feedKeys.at(ifMatch(c), c.req.param('id'))
    const { revision: _revision, revoked: _was, ...key } = before
    const { revoked } = c.req.valid('json')
    return c.json(await data.feedKeys.save(before, { ...key, ...(revoked && { revoked: today }) }))
  })
