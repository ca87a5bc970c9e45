import { Hono } from 'hono'
import * as z from 'zod'
import { changed } from '#shared/change.ts'
import { yearOf } from '#shared/day.ts'
import { familyOf } from '#shared/families.ts'
import { objectLists, objectRow } from '#shared/object-file.ts'
import { ManagedObject, NewObject, ObjectChange } from '#shared/objects.ts'
import { askedFields, assertOwn, fieldsOf } from '#shared/own-fields.ts'
import { objectPage } from '#shared/object-page.ts'
import { portfolio } from '#shared/portfolio.ts'
import { Refusal } from '#shared/refusal.ts'
import { assertOneOfEach, assertReleased, lossesOf, without } from '#shared/steps.ts'
import { System } from '#shared/systems.ts'
import { newId, type Saved } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { readPortfolio } from './portfolio.ts'

/** `releases`: the steps that go although systems support them. Their supports go with them. */
const Change = ObjectChange.extend({ releases: z.array(z.string()).max(12).optional() })

/** Saves the object and, when steps of it go, the systems that supported them: all of it or none. */
async function save(data: Data, before: Saved<ManagedObject>, after: ManagedObject, released: string[]) {
  const kept = new Set(after.steps.map(step => step.id))
  if (before.steps.every(({ id }) => kept.has(id))) return data.objects.save(before, after)
  const systems = (await data.systems.list()).filter(system => system.object === before.id)
  const losses = lossesOf(before.steps, after.steps, systems)
  assertReleased(losses, released)
  if (losses.length === 0) return data.objects.save(before, after)
  const changes = [
    { kind: 'objects', before, after: ManagedObject.parse(after) },
    ...losses.map(({ system, supports }) => ({
      ...{ kind: 'systems', before: system },
      after: System.parse({ ...system, supports: without(system.supports, supports) }),
    })),
  ]
  const { overtaken } = await data.batches.run(newId(), () => ({ changes }))
  if (overtaken) throw new Refusal('stale', { current: await data.objects.get(before.id) })
  return data.objects.get(before.id)
}

/** Objects: the portfolio, and one object with everything that belongs to it. */
export const objects = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    return c.json(portfolio(await readPortfolio(data, c.var.model, today), actor, today))
  })

  /** Every fact of every object: what a file to download is made of, and columns that the portfolio does without. */
  .get('/facts', allow('register:read'), async c => {
    const objects = await c.var.data.objects.list()
    const own = fieldsOf(c.var.model, 'object')
    const items = objects.map(object => ({ ...objectRow(object, own), since: object.since }))
    return c.json({ items, lists: objectLists(c.var.model, objects), ownFields: askedFields(c.var.model, 'object') })
  })

  .post('/', allow('register:create'), body(NewObject), async c => {
    const given = c.req.valid('json')
    const family = familyOf(c.var.model, given.family)
    const object: ManagedObject = { ...given, family, id: newId(), since: c.var.today }
    assertOwn(fieldsOf(c.var.model, 'object'), object.own)
    assertOneOfEach(object.steps)
    return c.json(await c.var.data.objects.create(object, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:object', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const id = c.req.param('object')
    const year = yearOf(today)
    const [object, objects, model, systems, components, contracts, staffing, now, next, risks, followUps, costs] =
      await Promise.all([
        data.objects.get(id),
        data.objects.list(),
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
    const register = { object, objects, model, systems, components, contracts, ...staffing }
    return c.json(objectPage({ ...register, plans, risks, followUps, costs }, actor, today))
  })

  .patch('/:object', allow('register:edit', objectInPath), body(Change), async c => {
    const { data, model } = c.var
    const { releases = [], ...change } = c.req.valid('json')
    const before = await data.objects.at(ifMatch(c), c.req.param('object'))
    const plain = changed<ManagedObject>(before, change)
    const after = { ...plain, family: familyOf(model, plain.family, before.family) }
    assertOwn(fieldsOf(model, 'object'), after.own, before.own)
    if (change.steps) assertOneOfEach(change.steps)
    return c.json(await save(data, before, after, releases))
  })

  .delete('/:object', allow('register:create'), async c => {
    const { data, model, today } = c.var
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
      used.find(s => s.object === before.id || s.usedBy.includes(before.id))?.name ??
      model.roles.find(({ id }) => id === held.find(a => a.object === before.id)?.role)?.name ??
      belonging[0]?.name ??
      met.find(f => f.objects.includes(before.id))?.name
    if (user) throw new Refusal('in_use', { by: user })
    const day = decided.find(d => d.objects.includes(before.id))?.day
    const year = planned[0] ?? totals.find(total => total.object === before.id)?.year ?? (day && yearOf(day))
    if (year) throw new Refusal('object_has_past', { year })
    await objects.remove(before)
    return c.body(null, 204)
  })
