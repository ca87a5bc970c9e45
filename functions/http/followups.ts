import { Hono } from 'hono'
import * as z from 'zod'
import { FollowUp, Period } from '#shared/followups.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const Input = z.object({ status: FollowUp.shape.status, comment: FollowUp.shape.comment.unwrap() })

/** Follow-ups: an object's status in a period, set by its leader. */
export const followups = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => c.json({ items: await c.var.data.followUps(yearIn(c)).list() }))

  .put('/:year/:object/:period', allow('followup:edit', objectInPath), body(Input), async c => {
    const { data, today } = c.var
    const year = yearIn(c)
    const { object } = c.req.param()
    const period = Period.safeParse(c.req.param('period'))
    if (!period.success) throw new Refusal('not_found', {})
    existing(await data.objects.find(object), 'object_unknown')
    const after: FollowUp = { ...c.req.valid('json'), object, year, period: period.data, submittedOn: today }
    const of = data.followUps(year)
    const revision = ifMatch(c)
    if (revision === 0) return c.json(await of.create(after), 201)
    return c.json(await of.save(await of.at(revision, object, period.data), after))
  })
