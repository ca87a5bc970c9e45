import { Hono } from 'hono'
import * as z from 'zod'
import { Day } from '#shared/day.ts'
import { compared } from '#shared/entity-history.ts'
import { allow } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'

const PAGE = 10

const entityOf = ({ kind, id }: { kind: string; id: string }) => [kind, ...id.split('/')].join('#')

/** What happened to an entity: `/history/object/<id>`, `/history/plan/<year>/<object>`. */
export const history = new Hono<Env>()
  /** What differs between the ends of two days; from the first day that is known to the last, when none are said. */
  .get(
    '/between/:kind/:id{.+}',
    allow('register:read'),
    query(z.object({ from: Day.optional(), to: Day.optional() })),
    async c => {
      const { from, to } = c.req.valid('query')
      const entries = await c.var.data.history.all(entityOf(c.req.param()))
      return c.json({ comparison: compared(entries, from, to) ?? null })
    },
  )

  /** Newest first, so many at a time; `before` is the last revision that was seen. */
  .get(
    '/:kind/:id{.+}',
    allow('register:read'),
    query(z.object({ before: z.coerce.number().int().positive().optional() })),
    async c => c.json(await c.var.data.history.page(entityOf(c.req.param()), PAGE, c.req.valid('query').before)),
  )
