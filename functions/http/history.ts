import { Hono } from 'hono'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What happened to an entity, newest first: `/history/object/<id>`, `/history/plan/<year>/<object>`. */
export const history = new Hono<Env>().get('/:kind/:id{.+}', allow('register:read'), async c => {
  const { kind, id } = c.req.param()
  return c.json({ items: await c.var.data.history([kind, ...id.split('/')].join('#')) })
})
