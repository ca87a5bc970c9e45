import { Hono } from 'hono'
import { searchIndex } from '#shared/search.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What the palette searches in: names of everything that the reader may see, and what may be opened there. */
export const search = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model } = c.var
  const [objects, systems, people] = await Promise.all([data.objects.list(), data.systems.rows(), data.people.list()])
  return c.json(searchIndex({ model, objects, systems, people }, actor))
})
