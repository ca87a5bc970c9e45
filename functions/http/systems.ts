import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { NewSystem, SystemChange, assertSteps, type System } from '#shared/systems.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const onObject = async (data: Data, system: Pick<System, 'object' | 'supports'>) =>
  assertSteps(system, existing(await data.objects.find(system.object), 'object_unknown'))

/** Systems: who may edit one follows from its responsible object; moving it demands both. */
export const systems = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const [items, objects] = await Promise.all([c.var.data.systems.list(), c.var.data.objects.list()])
    return c.json({ items, objects: objects.map(({ id, name }) => ({ id, name })) })
  })

  .post('/', allow('register:edit', 'later'), body(NewSystem), async c => {
    const { data, actor } = c.var
    const system: System = { ...c.req.valid('json'), id: newId() }
    demand(actor, 'register:edit', system.object)
    await onObject(data, system)
    return c.json(await data.systems.create(system, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => c.json(await c.var.data.systems.get(c.req.param('id'))))

  .patch('/:id', allow('register:edit', 'later'), body(SystemChange), async c => {
    const { data, actor } = c.var
    const current = await data.systems.get(c.req.param('id'))
    demand(actor, 'register:edit', current.object)
    const before = await data.systems.at(ifMatch(c), current.id)
    const after = changed(before, c.req.valid('json'))
    demand(actor, 'register:edit', after.object)
    await onObject(data, after)
    return c.json(await data.systems.save(before, after))
  })

  .delete('/:id', allow('register:edit', 'later'), async c => {
    const { data, actor } = c.var
    const current = await data.systems.get(c.req.param('id'))
    demand(actor, 'register:edit', current.object)
    await data.systems.remove(await data.systems.at(ifMatch(c), current.id))
    return c.body(null, 204)
  })
