import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { may } from '#shared/permissions.ts'
import { assertMayEdit, assertSees, NewView, ViewChange, viewsFor } from '#shared/views.ts'
import { newId } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Saved views of lists: one's own, and those that are shared with the municipality. */
export const views = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor } = c.var
    const [views, firsts, people] = await Promise.all([
      data.views.list(),
      data.firstViews.of(actor.person),
      data.people.list(),
    ])
    return c.json({ items: viewsFor({ views, firsts, people }, actor), maySave: may(actor, 'view:save') })
  })

  .post('/', allow('view:save'), body(NewView), async c => {
    const { data, actor } = c.var
    const view = { ...c.req.valid('json'), id: newId(), owner: actor.person }
    return c.json(await data.views.create(view, c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:id', allow('view:save'), body(ViewChange), async c => {
    const { views } = c.var.data
    assertMayEdit(await views.get(c.req.param('id')), c.var.actor)
    const before = await views.at(ifMatch(c), c.req.param('id'))
    return c.json(await views.save(before, changed(before, c.req.valid('json'))))
  })

  .delete('/:id', allow('view:save'), async c => {
    const { views } = c.var.data
    assertMayEdit(await views.get(c.req.param('id')), c.var.actor)
    await views.remove(await views.at(ifMatch(c), c.req.param('id')))
    return c.body(null, 204)
  })

  /** The list begins with this view, for whoever asks; done twice it is as if once. */
  .put('/:id/first', allow('view:save'), async c => {
    const { data, actor } = c.var
    const view = await data.views.get(c.req.param('id'))
    assertSees(view, actor)
    await data.firstViews.set({ person: actor.person, page: view.page, view: view.id })
    return c.body(null, 204)
  })

  .delete('/:id/first', allow('view:save'), async c => {
    const { data, actor } = c.var
    const firsts = await data.firstViews.of(actor.person)
    const first = firsts.find(of => of.view === c.req.param('id'))
    if (first) await data.firstViews.forget(first)
    return c.body(null, 204)
  })
