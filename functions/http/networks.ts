import { Hono } from 'hono'
import * as z from 'zod'
import { compute, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { approve, joined } from '#shared/sharing.ts'
import { yearOf } from '#shared/day.ts'
import { readFigures } from '../data/figures.ts'
import { networksOf } from '../data/networks.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const Shares = z.object({ shares: z.array(KeyFigureId).max(KeyFigureId.options.length) })

/** Networks: joining by the municipality's own decision, and what it shares there. Default: nothing. */
export const networks = new Hono<Env>()
  /** What would leave the municipality, before it does. */
  .get('/preview', allow('sharing:prepare'), async c => {
    const { data, today } = c.var
    const input = await readFigures(data, `${yearOf(today)}-forecast`, today)
    return c.json({
      year: input.year,
      figures: KeyFigureId.options.map(figure => ({ figure, ...compute(figure, input) })),
    })
  })

  .post('/:network', allow('sharing:approve'), async c => {
    const { data, platform, today, actor } = c.var
    const all = networksOf(platform)
    const network = existing(
      (await all.list()).find(n => n.id === c.req.param('network')),
      'not_found',
    )
    const membership = joined(network.id, 1, actor.name, today)
    // Listed first: a member without a row of its own gives nothing, and joining again completes it.
    await all.joined(network.id, actor.municipality)
    return c.json((await data.memberships.find(network.id)) ?? (await data.memberships.create(membership)), 201)
  })

  .get('/:network', allow('register:read'), async c => {
    const { data } = c.var
    return c.json(existing(await data.memberships.find(c.req.param('network')), 'network_not_member'))
  })

  .patch('/:network', allow('sharing:approve'), body(Shares), async c => {
    const { data, actor, today } = c.var
    const { memberships } = data
    const before = await memberships.at(ifMatch(c), c.req.param('network'))
    const after = approve(before, c.req.valid('json').shares, KeyFigureId.options, actor.name, today)
    return c.json(await memberships.save(before, after))
  })
