import { Hono } from 'hono'
import * as z from 'zod'
import { assertMayJoin } from '#shared/network-members.ts'
import { isMember, joined, leave } from '#shared/sharing.ts'
import { joinedNetworks } from '../data/joined-networks.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { decided } from './sharing.ts'

const Agreed = z.object({ agreement: z.int().min(1) })

/** Networks: a municipality joins and leaves by its own decision, and shares nothing by joining. */
export const networks = new Hono<Env>()
  .post('/:network/membership', allow('sharing:approve'), body(Agreed), async c => {
    const { data, platform, today, actor, tenant } = c.var
    const all = joinedNetworks(platform)
    const network = existing(await all.find(c.req.param('network')), 'not_found')
    const former = await data.memberships.find(network.id)
    if (former && isMember(former)) return c.json(former, 200)
    const { agreement } = c.req.valid('json')
    const invited = await all.invited(network.id, actor.municipality)
    assertMayJoin(network, invited, agreement)
    const after = joined(network.id, agreement, actor.name, today)
    return c.json(await data.memberships.join(former, after, tenant.name), 201)
  })

  .post('/:network/departure', allow('sharing:approve'), async c => {
    const before = existing(await c.var.data.memberships.find(c.req.param('network')), 'network_not_member')
    const seen = await c.var.data.memberships.at(ifMatch(c), before.network)
    return c.json(await decided(c, seen, leave(seen, c.var.today)))
  })
