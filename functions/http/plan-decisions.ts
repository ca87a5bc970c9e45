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
  type PlanVersion,
} from '#shared/plan-decisions.ts'
import type { Plan } from '#shared/plans.ts'
import { decideBy } from '#shared/approvals.ts'
import { decisionPage } from '#shared/decision-page.ts'
import { planNotices, type NoticeInput, type PlanEvent } from '#shared/plan-notices.ts'
import { changedSince } from '#shared/plan-since.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow, objectInPath } from './allow.ts'
import type { Saved } from '../data/collection.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { fulfilByPlan } from './fulfilled-deadlines.ts'
import { keepPlan } from './kept-plan.ts'
import { notify } from './notices.ts'
import { problem } from './problems.ts'
import { yearIn } from './year.ts'

/** What becomes of a plan: submitted, returned, approved, revised, reviewed. Each names what it was decided on. */
export const planDecisions = new Hono<Env>()
  /** The plan as whoever decides on it reads it, and why they cannot approve it when they cannot. */
  .get('/decision', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const year = yearIn(c)
    const id = c.req.param('object')!
    const [parts, known, last, costs, lists, deadlines] = await Promise.all([
      data.plans.withParts(year, id),
      readKnown(c),
      data.plans.versions(year - 1, id),
      data.costs.year(year - 1),
      data.lists(),
      data.deadlines.open(),
    ])
    const before = last.at(-1)?.frozen
    const { model, object } = known
    const own = lists.systems.filter(system => system.object === id)
    const covered = new Set(own.map(system => system.id))
    const input = {
      ...{ parts, known, object, before, costKinds: model.costKinds },
      register: {
        ...{ model, objects: [object], systems: own, people: lists.people },
        assignments: lists.assignments.filter(a => a.object === id),
      },
      assignments: lists.assignments,
      contracts: lists.contracts.filter(({ systems }) => systems.some(system => covered.has(system))),
      costs: costs.filter(row => row.object === id),
      due: decideBy(deadlines, parts.plan),
    }
    const page = decisionPage(input, actor, today)
    const why = whyNot(() =>
      approve(parts, actor, { reference: '', comment: '', forum: page.forum?.[0]?.decision }, known, today),
    )
    return c.json({ ...page, why })
  })

  /** What has been changed since the plan was last approved; nothing when it never was. */
  .get('/since', allow('register:read'), async c => {
    const { data, today } = c.var
    const id = c.req.param('object')!
    const [parts, versions, object, model, lists] = await Promise.all([
      data.plans.withParts(yearIn(c), id),
      data.plans.versions(yearIn(c), id),
      data.objects.get(id),
      data.model.get(),
      data.lists(),
    ])
    const { people, assignments, systems, objects } = lists
    const deciding = { model, object, assignments }
    return c.json({ since: changedSince({ versions, parts, deciding, people, systems, objects }, today) ?? null })
  })

  .post('/submission', allow('plan:submit', objectInPath), async c => {
    const { data, actor, today } = c.var
    const [parts, known] = await Promise.all([readForDecision(c), readDeciding(c)])
    const saved = await data.plans.save(parts.plan, submit(parts, actor, today, known.model))
    await decided(c, saved, 'submitted', known)
    return c.json(saved)
  })

  .post('/return', allow('plan:return', objectInPath), body(ReturnInput), async c => {
    const { data, actor, today } = c.var
    const [parts, known] = await Promise.all([readForDecision(c), readKnown(c)])
    const saved = await data.plans.save(parts.plan, returnPlan(parts, actor, c.req.valid('json'), known, today))
    await decided(c, saved, 'returned', known)
    return c.json(saved)
  })

  /** The version that was approved; or the plan, when the other side is waited for. */
  .post('/approval', allow('plan:approve', objectInPath), body(DecisionInput), async c => {
    const { data, actor, today } = c.var
    const [parts, known] = await Promise.all([readForDecision(c), readKnown(c)])
    const { plan, version } = approve(parts, actor, c.req.valid('json'), known, today)
    const sealed = version && (await data.plans.freeze(parts.plan, { plan, version }))
    if (sealed) await decided(c, plan, 'approved', known, sealed)
    const answer: PlanVersion | { plan: Saved<Plan> } = sealed ?? { plan: await data.plans.save(parts.plan, plan) }
    return c.json(answer)
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

/**
 * The wheel's deadlines of the plan, the PDF of a version, and those who wait for what became of it, follow at once. The
 * decision stands whatever becomes of them: deadlines follow at night, the PDF when somebody looks for it.
 */
async function decided(c: Context<Env>, plan: Plan, what: PlanEvent['what'], known: NoticeInput, sealed?: PlanVersion) {
  const { actor, today } = c.var
  const notices = planNotices(plan, { what, by: actor.person }, known, today)
  const all = await Promise.allSettled([
    fulfilByPlan(c.var, plan),
    notify(c.var, 'plans', notices),
    sealed && keepPlan(c, sealed),
  ])
  for (const one of all)
    if (one.status === 'rejected') {
      const { name, message, stack } = one.reason as Error
      console.error(JSON.stringify({ level: 'error', event: `plan ${what}`, name, message, stack }))
    }
}

/** What would be said if it were tried; nothing when it would go through. */
function whyNot(attempt: () => unknown): { type: string; sv: string; en: string } | null {
  try {
    attempt()
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { type, sv, en } = problem(error)
    return { type, sv, en }
  }
}

/** The plan with its parts as the decider saw it: If-Match names its content, which every change to the plan or a part moves. */
async function readForDecision(c: Context<Env>) {
  const parts = await c.var.data.plans.withParts(yearIn(c), c.req.param('object')!)
  if (parts.plan.content !== ifMatch(c)) throw new Refusal('stale', { current: parts.plan })
  return parts
}

/** Who decides on the object. */
async function readDeciding(c: Context<Env>) {
  const { data } = c.var
  const [model, object, staffing] = await Promise.all([
    data.model.get(),
    data.objects.get(c.req.param('object')!),
    data.staffing(),
  ])
  return { model, object, ...staffing }
}

/** The same, and what forums have decided where that comes first. */
async function readKnown(c: Context<Env>) {
  const { data } = c.var
  const deciding = await readDeciding(c)
  const { afterForum } = deciding.model.approval
  const [forums, decisions] = await Promise.all([
    afterForum ? data.forums.list() : [],
    afterForum ? data.decisions.list() : [],
  ])
  return { ...deciding, forums, decisions }
}
