import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { yearOf } from '#shared/day.ts'
import { objectLists, objectRow } from '#shared/object-file.ts'
import { ManagedObject, NewObject, ObjectChange } from '#shared/objects.ts'
import { askedFields, assertOwn, fieldsOf } from '#shared/own-fields.ts'
import { objectPage } from '#shared/object-page.ts'
import { portfolio } from '#shared/portfolio.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { readPortfolio } from './portfolio.ts'

/** Objects: the portfolio, and one object with everything that belongs to it. */
export const objects = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    return c.json(portfolio(await readPortfolio(data, c.var.model, today), actor, today))
  })

  /** Every fact of every object: what a file to download is made of, and what a change of many begins from. */
  .get('/facts', allow('register:read'), async c => {
    const objects = await c.var.data.objects.list()
    const own = fieldsOf(c.var.model, 'object')
    const items = objects.map(object => ({ ...objectRow(object, own), since: object.since, revision: object.revision }))
    return c.json({ items, lists: objectLists(), ownFields: askedFields(c.var.model, 'object') })
  })

  .post('/', allow('register:create'), body(NewObject), async c => {
    const object: ManagedObject = { ...c.req.valid('json'), id: newId(), since: c.var.today }
    assertOwn(fieldsOf(c.var.model, 'object'), object.own)
    return c.json(await c.var.data.objects.create(object, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:object', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const id = c.req.param('object')
    const year = yearOf(today)
    const [object, model, systems, components, contracts, { assignments, people }, now, next, risks, followUps, costs] =
      await Promise.all([
        data.objects.get(id),
        data.model.get(),
        data.systems.list(),
        data.components.ofObject(id),
        data.contracts.list(),
        data.staffing(),
        data.plans.find(year, id),
        data.plans.find(year + 1, id),
        data.plans.parts(year + 1, id).risks.list(),
        data.followUps(year).list(),
        data.costs.year(year),
      ])
    const plans = [now, next].filter(plan => plan !== undefined)
    const register = { object, model, systems, components, contracts, assignments, people }
    return c.json(objectPage({ ...register, plans, risks, followUps, costs }, actor, today))
  })

  .patch('/:object', allow('register:edit', objectInPath), body(ObjectChange), async c => {
    const { objects } = c.var.data
    const before = await objects.at(ifMatch(c), c.req.param('object'))
    const after = changed(before, c.req.valid('json'))
    assertOwn(fieldsOf(c.var.model, 'object'), after.own, before.own)
    return c.json(await objects.save(before, after))
  })

  .delete('/:object', allow('register:create'), async c => {
    const { data, today } = c.var
    const { objects, systems, assignments, plans, costs, components, forums, decisions } = data
    const before = await objects.at(ifMatch(c), c.req.param('object'))
    const [used, held, planned, totals, belonging, met, decided] = await Promise.all([
      systems.list(),
      assignments.list(),
      plans.yearsOf(before.id, yearOf(before.since ?? today) - 1, yearOf(today) + 3),
      costs.totals(),
      components.ofObject(before.id),
      forums.list(),
      decisions.list(),
    ])
    const user =
      used.find(s => s.object === before.id)?.name ??
      held.find(a => a.object === before.id)?.role ??
      belonging[0]?.name ??
      met.find(f => f.objects.includes(before.id))?.name
    if (user) throw new Refusal('in_use', { by: user })
    const day = decided.find(d => d.objects.includes(before.id))?.day
    const year = planned[0] ?? totals.find(total => total.object === before.id)?.year ?? (day && yearOf(day))
    if (year) throw new Refusal('object_has_past', { year })
    await objects.remove(before)
    return c.body(null, 204)
  })
