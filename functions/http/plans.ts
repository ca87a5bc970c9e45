import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { changed } from '#shared/change.ts'
import { planPage } from '#shared/plan-page.ts'
import { approve, DecisionInput, returnPlan, revise, submit } from '#shared/plan-decisions.ts'
import { assertEditable, newPlan, Plan } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow, demand, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { planParts } from './plan-parts.ts'
import { yearIn } from './year.ts'

const Start = z.object({ object: z.string().min(1) })
const Change = z.object({ summary: Plan.shape.summary.unwrap(), frame: Plan.shape.frame, links: Plan.shape.links })

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
    const { data, actor, today } = c.var
    const year = yearIn(c)
    const id = c.req.param('object')
    const [parts, object, model, people, costs, versions, lastYears] = await Promise.all([
      data.plans.withParts(year, id),
      data.objects.get(id),
      data.model.get(),
      data.people.list(),
      data.costs.year(year - 1),
      data.plans.versions(year, id),
      data.plans.versions(year - 1, id),
    ])
    const own = costs.filter(row => row.object === id)
    return c.json(planPage({ parts, object, model, people, costs: own, versions, lastYears }, actor, today))
  })

  .patch('/:year/:object', allow('plan:edit', objectInPath), body(Change.partial()), async c => {
    const { plans } = c.var.data
    const before = await plans.at(ifMatch(c), yearIn(c), c.req.param('object'))
    assertEditable(before)
    return c.json(await plans.save(before, changed(before, c.req.valid('json'))))
  })

  .post('/:year/:object/submission', allow('plan:submit', objectInPath), async c => {
    const { data, actor, today } = c.var
    const parts = await readForDecision(c)
    return c.json(await data.plans.save(parts.plan, submit(parts, actor, today)))
  })

  .post(
    '/:year/:object/return',
    allow('plan:return', objectInPath),
    body(DecisionInput.pick({ comment: true })),
    async c => {
      const { plan } = await readForDecision(c)
      return c.json(await c.var.data.plans.save(plan, returnPlan(plan, c.req.valid('json').comment)))
    },
  )

  .post('/:year/:object/approval', allow('plan:approve', objectInPath), body(DecisionInput), async c => {
    const { data, actor, today } = c.var
    const [parts, model] = await Promise.all([readForDecision(c), data.model.get()])
    const approval = approve(parts, actor, c.req.valid('json'), model, today)
    return c.json(await data.plans.freeze(parts.plan, approval))
  })

  .post('/:year/:object/revision', allow('plan:edit', objectInPath), async c => {
    const { plans } = c.var.data
    const before = await plans.at(ifMatch(c), yearIn(c), c.req.param('object'))
    return c.json(await plans.save(before, revise(before)))
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

  .route('/:year/:object', planParts)

/** The plan with its parts as the decider saw it: If-Match names its content, which every change to the plan or a part moves. */
async function readForDecision(c: Context<Env>) {
  const parts = await c.var.data.plans.withParts(yearIn(c), c.req.param('object')!)
  if (parts.plan.content !== ifMatch(c)) throw new Refusal('stale', { current: parts.plan })
  return parts
}
