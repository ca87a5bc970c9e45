import { Hono } from 'hono'
import * as z from 'zod'
import { changed } from '#shared/change.ts'
import { planPage } from '#shared/plan-page.ts'
import { assertEditable, newPlan, Plan, withTexts } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow, demand, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { planDecisions } from './plan-decisions.ts'
import { planParts } from './plan-parts.ts'
import { yearIn } from './year.ts'

const Start = z.object({ object: z.string().min(1) })
const { summary, links, texts } = Plan.shape
/** Of the texts those that are given change. */
const Change = z.object({ summary: summary.unwrap(), links, texts })

/** Plans: one object, one year. Written by the leading pair, submitted, returned or approved by an owner. */
export const plans = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => {
    const { data } = c.var
    const year = yearIn(c)
    const [plans, objects] = await Promise.all([data.plans.year(year), data.objects.list()])
    return c.json({
      year,
      rows: objects
        .map(({ id, name, unit }) => ({ object: id, name, unit, plan: plans.find(p => p.object === id) ?? null }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    })
  })

  .post('/:year', allow('plan:edit', 'later'), body(Start), async c => {
    const { data, actor } = c.var
    const { object } = c.req.valid('json')
    demand(actor, 'plan:edit', object)
    existing(await data.objects.find(object), 'object_unknown')
    const plan = newPlan(object, yearIn(c))
    if (await data.plans.find(plan.year, object)) throw new Refusal('plan_exists', {})
    return c.json(await data.plans.create(plan), 201)
  })

  .get('/:year/:object', allow('register:read'), async c => {
    const { data, actor, today, tenant } = c.var
    const year = yearIn(c)
    const id = c.req.param('object')
    const [parts, object, register, costs, versions, lastYears, { entities }] = await Promise.all([
      data.plans.withParts(year, id),
      data.objects.get(id),
      data.lists(),
      data.costs.year(year - 1),
      data.plans.versions(year, id),
      data.plans.versions(year - 1, id),
      data.economy.now(tenant),
    ])
    const own = costs.filter(row => row.object === id)
    const input = { ...register, parts, object, model: c.var.model, costs: own, entities, versions, lastYears }
    return c.json(planPage(input, actor, today))
  })

  .patch('/:year/:object', allow('plan:edit', objectInPath), body(Change.partial()), async c => {
    const { plans } = c.var.data
    const before = await plans.at(ifMatch(c), yearIn(c), c.req.param('object'))
    assertEditable(before)
    const { texts, ...change } = c.req.valid('json')
    const after = changed<Plan>(before, { ...change, ...(texts && { texts: withTexts(before.texts, texts) }) })
    return c.json(await plans.save(before, after))
  })

  .get('/:year/:object/versions/:version', allow('register:read'), async c => {
    const versions = await c.var.data.plans.versions(yearIn(c), c.req.param('object'))
    return c.json(
      existing(
        versions.find(v => v.version === Number(c.req.param('version'))),
        'not_found',
      ),
    )
  })

  .route('/:year/:object', planDecisions)
  .route('/:year/:object', planParts)
