import { Hono, type Context } from 'hono'
import * as z from 'zod'
import {
  accountableFor,
  delegate,
  Delegation,
  onListOf,
  takeBack,
  unmove,
  waive,
  Waiver,
} from '#shared/deadline-work.ts'
import { Deadline, holdersOn, isHeldBy, MUNICIPALITY } from '#shared/deadlines.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const Back = z.object({ day: Deadline.shape.day })

/** What is done with a deadline beside ticking it off: waived, handed over, taken back, put back on its day. */
export const deadlineWork = new Hono<Env>()
  .post('/:year/:id/waived', allow('deadline:tick'), body(Waiver), async c => {
    const before = await asRead(c)
    await assertAccountable(c.var, before)
    return c.json(await ofYear(c).save(before, waive(before, c.req.valid('json').because)))
  })

  .post('/:year/:id/delegation', allow('deadline:tick'), body(Delegation), async c => {
    const { data, today } = c.var
    const before = await asRead(c)
    await assertAccountable(c.var, before)
    const to = existing(await data.people.find(c.req.valid('json').person), 'person_unknown')
    return c.json(await ofYear(c).save(before, delegate(before, to, today)))
  })

  /** By whoever answers for it, and by whoever was to do it and cannot. */
  .delete('/:year/:id/delegation', allow('deadline:tick'), async c => {
    const before = await asRead(c)
    await assertConcerned(c.var, before)
    return c.json(await ofYear(c).save(before, takeBack(before)))
  })

  .post('/:year/:id/unmoved', allow('wheel:edit'), body(Back), async c => {
    const before = await asRead(c)
    return c.json(await ofYear(c).save(before, unmove(before, c.req.valid('json').day)))
  })

const ofYear = (c: Context<Env>) => c.var.data.deadlines.of(yearIn(c))
const asRead = (c: Context<Env>) => ofYear(c).at(ifMatch(c), c.req.param('id')!)

async function holders({ data, model, today }: Env['Variables']) {
  const { assignments, people } = await data.staffing()
  return holdersOn(model, assignments, today, people)
}

async function assertAccountable(of: Env['Variables'], deadline: Deadline) {
  if (!isHeldBy(accountableFor(await holders(of), deadline), of.actor)) refuse(deadline)
}

async function assertConcerned(of: Env['Variables'], deadline: Deadline) {
  if (!onListOf(await holders(of), deadline, of.actor)) refuse(deadline)
}

function refuse({ scope, holder }: Deadline): never {
  const who = scope === MUNICIPALITY ? 'modelAdmin' : holder.level === 'deciding' ? 'owner' : 'leader'
  throw new Refusal('forbidden', { who: [who] })
}
