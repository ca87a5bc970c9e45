import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { ComponentChange, inOrder, NewComponent, type Component } from '#shared/components.ts'
import { ownersAmong } from '#shared/owners.ts'
import { knownPeople } from '#shared/people.ts'
import { may } from '#shared/permissions.ts'
import { newId } from '../data/collection.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { assertResponsible } from './responsible.ts'

/** Business components of an object: routines, training, support, guides. */
export const components = new Hono<Env>()
  .get('/:object', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const { id, name } = await data.objects.get(c.req.param('object'))
    const [components, people] = await Promise.all([data.components.ofObject(id), data.people.list()])
    const ownerOf = ownersAmong(people, today)
    return c.json({
      object: { id, name },
      items: inOrder(components).map(component => ({ ...component, ...ownerOf(component.owner) })),
      people: knownPeople(people, today),
      can: { edit: may(actor, 'register:edit', id) },
    })
  })

  .post('/:object', allow('register:edit', objectInPath), body(NewComponent), async c => {
    const { data } = c.var
    const object = existing(await data.objects.find(c.req.param('object')), 'object_unknown').id
    const component: Component = { ...c.req.valid('json'), id: newId(), object }
    await assertResponsible(c.var, component.owner)
    return c.json(await data.components.create(component, c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:object/:id', allow('register:edit', objectInPath), body(ComponentChange), async c => {
    const { data } = c.var
    const before = await data.components.at(ifMatch(c), c.req.param('object'), c.req.param('id'))
    const after = changed<Component>(before, c.req.valid('json'))
    await assertResponsible(c.var, after.owner, before.owner)
    return c.json(await data.components.save(before, after))
  })

  .delete('/:object/:id', allow('register:edit', objectInPath), async c => {
    const { components } = c.var.data
    await components.remove(await components.at(ifMatch(c), c.req.param('object'), c.req.param('id')))
    return c.body(null, 204)
  })
