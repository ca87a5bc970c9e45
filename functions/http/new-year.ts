import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { asItWent } from '#shared/last-year.ts'
import { copied, Choices } from '#shared/new-year.ts'
import { newYearPage, openings } from '#shared/new-year-page.ts'
import { hasLeft } from '#shared/people.ts'
import { may } from '#shared/permissions.ts'
import { rowId } from '#shared/plan-rows.ts'
import { Refusal } from '#shared/refusal.ts'
import { reversed } from '../data/batches.ts'
import { newId } from '../data/collection.ts'
import { allow, objectInPath } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'
import { yearIn } from './year.ts'

const Copy = z.object({ choices: Choices.default({}) })
const Undo = z.object({ copy: z.string().regex(/^[a-z\d]{1,40}$/) })

/** The batch of a copy: it names the object, so that undoing reaches no other. */
const batchOf = (c: Context<Env>, copy: string) => `copy-${yearIn(c)}-${c.req.param('object')}-${copy}`

/** Next year's plans, copied from last year's. The year in the address is the new one. */
export const newYear = new Hono<Env>()
  /** A dry run of all objects: what would be copied, and why nothing is. */
  .get('/:year', allow('register:read'), async c => {
    const { data, actor } = c.var
    const year = yearIn(c)
    const [objects, last, plans, followUps] = await Promise.all([
      data.objects.list(),
      data.plans.wholeYear(year - 1),
      data.plans.year(year),
      data.followUps(year - 1).list(),
    ])
    const there = new Set(plans.map(plan => plan.object))
    const rows = openings({ objects, last, followUps, there }, object => may(actor, 'plan:edit', object))
    return c.json({ year, rows })
  })

  /** Last year's plan of one object, with how it went and what is suggested. */
  .get('/:year/:object', allow('register:read'), async c => {
    const { data } = c.var
    const year = yearIn(c) - 1
    const object = c.req.param('object')
    const [last, model, costs, followUps] = await Promise.all([
      data.plans.withParts(year, object),
      data.model.get(),
      data.costs.year(year),
      data.followUps(year).list(),
    ])
    const own = <T extends { object: string }>(rows: T[]) => rows.filter(row => row.object === object)
    return c.json(newYearPage({ last, model, costs: own(costs), followUps: own(followUps) }))
  })

  /** Copies: the whole plan is there at once, or nothing is. What nothing is said of goes as is suggested. */
  .post('/:year/:object', allow('plan:edit', objectInPath), body(Copy), async c => {
    const { data, today } = c.var
    const year = yearIn(c)
    const object = c.req.param('object')
    const [last, there, people, followUps] = await Promise.all([
      data.plans.withParts(year - 1, object),
      data.plans.find(year, object),
      data.people.list(),
      data.followUps(year - 1).list(),
    ])
    if (there) throw new Refusal('plan_exists', {})
    const gone = new Set(people.filter(person => hasLeft(person, today)).map(({ id }) => id))
    const { choices } = c.req.valid('json')
    const { went, outcomes } = asItWent(last, followUps)
    // Rows stand in the order of their ids: as they did last year.
    let at = c.var.platform.clock.now().getTime()
    const idOf = () => rowId(at++, newId())
    const { left, ...next } = copied(went, { choices, outcomes, newId: idOf, isHere: person => !gone.has(person) })
    const copy = newId()
    const { overtaken } = await data.batches.run(batchOf(c, copy), () => ({ changes: data.plans.changesOf(next) }))
    if (overtaken) throw new Refusal('plan_exists', {})
    return c.json({ copy, left }, 201)
  })

  /** Takes a copy back, as long as nobody has written in it. */
  .post('/:year/:object/undo', allow('plan:edit', objectInPath), body(Undo), async c => {
    const { data } = c.var
    const batch = batchOf(c, c.req.valid('json').copy)
    const changes = await data.batches.changesOf(batch)
    if (changes.length === 0) throw new Refusal('not_found', {})
    const { overtaken } = await data.batches.run(`undo-${batch}`, () => ({ changes: reversed(changes) }))
    if (overtaken) throw new Refusal('plan_written_in', {})
    return c.body(null, 204)
  })
