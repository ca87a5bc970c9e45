import { Hono } from 'hono'
import * as z from 'zod'
import { assertCurrent, assertMayJoin } from '#shared/network-members.ts'
import { accepted, isMember, joined, leave } from '#shared/sharing.ts'
import { joinedNetworks } from '../data/joined-networks.ts'
import { networksOf } from '../data/networks.ts'
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

  /** The agreement as it reads now, where it has been changed since it was accepted. */
  .post('/:network/agreement', allow('sharing:approve'), body(Agreed), async c => {
    const { data, platform, today, actor, tenant } = c.var
    const former = existing(await data.memberships.find(c.req.param('network')), 'network_not_member')
    const network = existing(await joinedNetworks(platform).find(former.network), 'not_found')
    const before = await data.memberships.at(ifMatch(c), network.id)
    const { agreement } = c.req.valid('json')
    assertCurrent(network, agreement)
    return c.json(await data.memberships.accept(before, accepted(before, agreement, actor.name, today), tenant.name))
  })

  .post('/:network/decline', allow('sharing:approve'), async c => {
    const { platform, actor, tenant } = c.var
    const who = { by: actor.name, at: platform.clock.now().toISOString() }
    await networksOf(platform).decline(c.req.param('network'), { code: actor.municipality, name: tenant.name }, who)
    return c.body(null, 204)
  })

  .post('/:network/departure', allow('sharing:approve'), async c => {
    const before = existing(await c.var.data.memberships.find(c.req.param('network')), 'network_not_member')
    const seen = await c.var.data.memberships.at(ifMatch(c), before.network)
    return c.json(await decided(c, seen, leave(seen, c.var.today)))
  })
