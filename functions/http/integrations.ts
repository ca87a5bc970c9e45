import { Hono } from 'hono'
import type { Actor } from '#shared/actor.ts'
import { changed } from '#shared/change.ts'
import { IntegrationChange, integrationRegister, NewIntegration, withEnds } from '#shared/integrations.ts'
import type { Integration } from '#shared/integrations.ts'
import { may } from '#shared/permissions.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { assertResponsible } from './responsible.ts'

async function readRegister(data: Data) {
  const [integrations, systems, objects, people] = await Promise.all([
    data.integrations.list(),
    data.systems.rows(),
    data.objects.list(),
    data.people.list(),
  ])
  return { integrations, systems, objects, people }
}

/** An integration concerns both its systems: whoever may edit the object of one of them may write it. */
export async function demandOn(data: Data, actor: Actor, { from, to }: Pick<Integration, 'from' | 'to'>) {
  const ids = [from, to].filter(id => id !== undefined)
  const ends = await Promise.all(ids.map(async id => existing(await data.systems.find(id), 'system_unknown')))
  if (ends.some(({ object }) => may(actor, 'register:edit', object))) return
  demand(actor, 'register:edit', ends[0]?.object)
}

/** Integrations: what information goes where, and how. */
export const integrations = new Hono<Env>()
  .get('/', allow('register:read'), async c =>
    c.json(integrationRegister(await readRegister(c.var.data), c.var.actor, c.var.today)),
  )

  /** Those of one system. */
  .get('/of/:system', allow('register:read'), async c => {
    const id = c.req.param('system')
    const register = await readRegister(c.var.data)
    const own = register.integrations.filter(({ from, to }) => from === id || to === id)
    return c.json(integrationRegister({ ...register, integrations: own }, c.var.actor, c.var.today))
  })

  .post('/', allow('register:edit', 'later'), body(NewIntegration), async c => {
    const { data, actor } = c.var
    const given = { ...c.req.valid('json'), id: newId() }
    await demandOn(data, actor, given)
    const integration = withEnds(given)
    await assertResponsible(c.var, integration.owner)
    return c.json(await data.integrations.create(integration, c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:id', allow('register:edit', 'later'), body(IntegrationChange), async c => {
    const { data, actor } = c.var
    const current = await data.integrations.get(c.req.param('id'))
    await demandOn(data, actor, current)
    const before = await data.integrations.at(ifMatch(c), current.id)
    const after = withEnds(changed<Integration>(before, c.req.valid('json')))
    await demandOn(data, actor, after)
    await assertResponsible(c.var, after.owner, before.owner)
    return c.json(await data.integrations.save(before, after))
  })

  .delete('/:id', allow('register:edit', 'later'), async c => {
    const { data, actor } = c.var
    const current = await data.integrations.get(c.req.param('id'))
    await demandOn(data, actor, current)
    await data.integrations.remove(await data.integrations.at(ifMatch(c), current.id))
    return c.body(null, 204)
  })
