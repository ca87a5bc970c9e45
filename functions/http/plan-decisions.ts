import { Hono, type Context } from 'hono'
import {
  approve,
  DecisionInput,
  ReturnInput,
  returnPlan,
  review,
  ReviewInput,
  revise,
  submit,
} from '#shared/plan-decisions.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { yearIn } from './year.ts'

/** What becomes of a plan: submitted, returned, approved, revised, reviewed. Each names what it was decided on. */
export const planDecisions = new Hono<Env>()
  .post('/submission', allow('plan:submit', objectInPath), async c => {
    const { data, actor, today } = c.var
    const parts = await readForDecision(c)
    return c.json(await data.plans.save(parts.plan, submit(parts, actor, today)))
  })

  .post('/return', allow('plan:return', objectInPath), body(ReturnInput), async c => {
    const { data, actor, today } = c.var
    const [parts, known] = await Promise.all([readForDecision(c), readKnown(c)])
    return c.json(await data.plans.save(parts.plan, returnPlan(parts, actor, c.req.valid('json'), known, today)))
  })

  /** The version that was approved; or the plan, when the other side is waited for. */
  .post('/approval', allow('plan:approve', objectInPath), body(DecisionInput), async c => {
    const { data, actor, today } = c.var
    const [parts, known] = await Promise.all([readForDecision(c), readKnown(c)])
    const { plan, version } = approve(parts, actor, c.req.valid('json'), known, today)
    if (!version) return c.json({ version: undefined, plan: await data.plans.save(parts.plan, plan) })
    return c.json(await data.plans.freeze(parts.plan, { plan, version }))
  })

  .post('/revision', allow('plan:edit', objectInPath), async c => {
    const { plans } = c.var.data
    const before = await plans.at(ifMatch(c), yearIn(c), c.req.param('object')!)
    return c.json(await plans.save(before, revise(before)))
  })

  .post('/review', allow('plan:review', objectInPath), body(ReviewInput), async c => {
    const { data, actor, today } = c.var
    const year = yearIn(c)
    const object = c.req.param('object')!
    const [before, known, whole] = await Promise.all([
      data.plans.at(ifMatch(c), year, object),
      readKnown(c),
      data.followUps(year).find(object, 'year'),
    ])
    const when = { today, followedUp: whole?.submittedOn !== undefined }
    return c.json(await data.plans.save(before, review(before, actor, c.req.valid('json'), known, when)))
  })

/** The plan with its parts as the decider saw it: If-Match names its content, which every change to the plan or a part moves. */
async function readForDecision(c: Context<Env>) {
  const parts = await c.var.data.plans.withParts(yearIn(c), c.req.param('object')!)
  if (parts.plan.content !== ifMatch(c)) throw new Refusal('stale', { current: parts.plan })
  return parts
}

/** Who decides on the object, and what forums have decided where that comes first. */
async function readKnown(c: Context<Env>) {
  const { data } = c.var
  const model = await data.model.get()
  const { afterForum } = model.approval
  const [object, staffing, forums, decisions] = await Promise.all([
    data.objects.get(c.req.param('object')!),
    data.staffing(),
    afterForum ? data.forums.list() : [],
    afterForum ? data.decisions.list() : [],
  ])
  return { model, object, ...staffing, forums, decisions }
}
