import { Hono } from 'hono'
import * as z from 'zod'
import { changed } from '#shared/change.ts'
import { Year } from '#shared/day.ts'
import {
  assertMayReword,
  Decline,
  declined,
  NeedChange,
  needsFor,
  NewNeed,
  newNeed,
  planned,
  reopened,
} from '#shared/needs.ts'
import { may } from '#shared/permissions.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const Move = z.object({ year: Year, part: z.enum(['goals', 'activities']) })

/** Needs and ideas of objects: written by whoever may comment, answered by those who write the object's plan. */
export const needs = new Hono<Env>()
  .get('/', allow('register:read'), query(z.object({ object: z.string().max(80).optional() })), async c => {
    const { data, actor } = c.var
    const { object } = c.req.valid('query')
    const [all, objects, people] = await Promise.all([data.needs.list(), data.objects.list(), data.people.list()])
    const of = object === undefined ? all : all.filter(need => need.object === object)
    return c.json({ items: needsFor({ needs: of, objects, people }, actor), mayWrite: may(actor, 'comment:write') })
  })

  .post('/', allow('comment:write'), body(NewNeed), async c => {
    const { data, actor, today } = c.var
    const input = c.req.valid('json')
    existing(await data.objects.find(input.object), 'object_unknown')
    return c.json(await data.needs.create(newNeed(input, actor, newId(), today), c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:id', allow('comment:write'), body(NeedChange), async c => {
    const { data, actor } = c.var
    const before = await data.needs.get(c.req.param('id'))
    assertMayReword(before, actor)
    const at = await data.needs.at(ifMatch(c), before.id)
    return c.json(await data.needs.save(at, changed(at, c.req.valid('json'))))
  })

  .post('/:id/decline', allow('plan:edit', 'later'), body(Decline), async c => {
    const { data, actor } = c.var
    demand(actor, 'plan:edit', (await data.needs.get(c.req.param('id'))).object)
    const before = await data.needs.at(ifMatch(c), c.req.param('id'))
    return c.json(await data.needs.save(before, declined(before, c.req.valid('json').reason)))
  })

  .post('/:id/reopen', allow('plan:edit', 'later'), async c => {
    const { data, actor } = c.var
    demand(actor, 'plan:edit', (await data.needs.get(c.req.param('id'))).object)
    const before = await data.needs.at(ifMatch(c), c.req.param('id'))
    return c.json(await data.needs.save(before, reopened(before)))
  })

  /** Moves it into the object's plan of a year, as an activity or a goal. */
  .post('/:id/plan', allow('plan:edit', 'later'), body(Move), async c => {
    const { data, actor } = c.var
    demand(actor, 'plan:edit', (await data.needs.get(c.req.param('id'))).object)
    const before = await data.needs.at(ifMatch(c), c.req.param('id'))
    const { year, part } = c.req.valid('json')
    const moved = planned(before, year, part, newId())
    existing(await data.plans.find(year, before.object), 'plan_not_there')
    return c.json(await data.needs.plan(before, moved))
  })
