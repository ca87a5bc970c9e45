import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { Asked, compared } from '#shared/entity-history.ts'
import { planStory, type PlanTold } from '#shared/plan-story.ts'
import { Refusal } from '#shared/refusal.ts'
import { idsIn, storyOf } from '#shared/stories.ts'
import { allow, demand } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'

const PAGE = 10

/** Which story the address asks for: one that is told, to whoever may read it. */
function asked(c: Context<Env>) {
  const { kind = '', id = '' } = c.req.param() as { kind?: string; id?: string }
  const ids = idsIn(id)
  const story = storyOf(kind, ids)
  if (!story) throw new Refusal('not_found', {})
  demand(c.var.actor, story.read)
  return { kind, ids, entity: [kind, ...ids].join('#'), told: story }
}

/** A plan's story is that of its rows too. */
async function ofPlan(c: Context<Env>, limit: number, before: string | undefined) {
  const { entity, ids, told } = asked(c)
  const [year, object] = ids as [string, string]
  const { history, plans } = c.var.data
  const all = planStory(await history.all(entity, told), await plans.rowStory(Number(year), object))
  const from = before === undefined ? 0 : all.findIndex(({ moment }) => moment === before) + 1
  return { items: all.slice(from, from + limit), more: all.length > from + limit }
}

/** What happened to an entity: `/history/object/<id>`, `/history/plan/<year>/<object>`, `/history/economy/-`. */
export const history = new Hono<Env>()
  /** What differs between two moments, or between the ends of two days; from the first that is known to the last, when none are said. */
  .get(
    '/between/:kind/:id{.+}',
    allow('register:read'),
    query(z.object({ from: Asked.optional(), to: Asked.optional() })),
    async c => {
      const { entity, told } = asked(c)
      const { from, to } = c.req.valid('query')
      return c.json({ comparison: compared(await c.var.data.history.all(entity, told), from, to) ?? null })
    },
  )

  /** Newest first, so many at a time; `before` is the last moment that was seen. */
  .get(
    '/:kind/:id{.+}',
    allow('register:read'),
    query(z.object({ before: z.string().max(100).optional() })),
    async c => {
      const { before } = c.req.valid('query')
      const { kind, entity, told } = asked(c)
      type Page = { items: PlanTold[]; more: boolean }
      if (kind === 'plan') return c.json<Page>(await ofPlan(c, PAGE, before))
      return c.json<Page>(await c.var.data.history.page(entity, PAGE, before, told))
    },
  )
