import { Hono } from 'hono'
import { loginsOf, sessionId } from '../data/logins.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { limitedWrites } from './limits.ts'
import { loginOf } from './session.ts'

/** Where a login is signed in: one sees one's own and may end any of them. Nothing here says who one is elsewhere. */
export const sessions = new Hono<Env>()
  .get('/', open('one sees where one is signed in oneself'), async c => {
    const { sub, session } = await loginOf(c)
    const items = await loginsOf(c.var.platform).sessions(sub)
    return c.json({
      items: items.map(({ id, agent, createdAt, seenAt }) => ({
        ...{ id, agent, createdAt, seenAt },
        current: id === sessionId(session),
      })),
    })
  })

  /** Ends one; ending one that is gone changes nothing. */
  .delete('/:id', open('one may end one’s own sessions'), limitedWrites, async c => {
    const { sub } = await loginOf(c)
    const logins = loginsOf(c.var.platform)
    const found = (await logins.sessions(sub)).find(s => s.id === c.req.param('id'))
    if (found) await logins.endSession(found.hash)
    return c.body(null, 204)
  })
