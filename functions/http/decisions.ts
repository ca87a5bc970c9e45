import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import {
  assertMandate,
  correct,
  Correction,
  NewDecision,
  withdraw,
  Withdrawal,
  type Decision,
} from '#shared/decisions.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Decisions: recorded once, corrected in the open, withdrawn with a reason, never removed. */
export const decisions = new Hono<Env>()
  .post('/', allow('decision:record', 'later'), body(NewDecision), async c => {
    const { data, actor, model, today } = c.var
    const decision: Decision = { ...c.req.valid('json'), id: newId(), former: [] }
    for (const object of decision.objects) demand(actor, 'decision:record', object)
    const [{ objects, people, assignments }, forums] = await Promise.all([data.lists(), data.forums.list()])
    assertMandate(decision, { model, objects, people, assignments, forums }, today)
    return c.json(await data.decisions.create(decision, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => c.json(await c.var.data.decisions.get(c.req.param('id'))))

  .patch('/:id', allow('decision:record', 'later'), body(Correction), async c => {
    const { data, actor, today } = c.var
    const current = await data.decisions.get(c.req.param('id'))
    for (const object of current.objects) demand(actor, 'decision:record', object)
    const before = await data.decisions.at(ifMatch(c), current.id)
    const after = correct(before, changed(before, c.req.valid('json')), actor.person, today)
    return c.json(await data.decisions.save(before, after))
  })

  .post('/:id/withdrawal', allow('decision:record', 'later'), body(Withdrawal), async c => {
    const { data, actor, today } = c.var
    const current = await data.decisions.get(c.req.param('id'))
    for (const object of current.objects) demand(actor, 'decision:record', object)
    const before = await data.decisions.at(ifMatch(c), current.id)
    return c.json(await data.decisions.save(before, withdraw(before, c.req.valid('json').reason, actor.person, today)))
  })
