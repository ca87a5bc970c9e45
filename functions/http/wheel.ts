import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { desired, movesOf, yearsFrom } from '#shared/deadlines.ts'
import {
  addEvent,
  assertWheel,
  changeEvent,
  EventChange,
  followers,
  NewEvent,
  removeEvent,
  Wheel,
  wheelOf,
} from '#shared/wheel.ts'
import { wheelPage } from '#shared/wheel-page.ts'
import { newId } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const Change = z.object({ event: z.string(), change: EventChange })

/**
 * The year's rules. A year without a wheel of its own turns by the latest earlier one; its first change gives it one.
 */
export const wheel = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => {
    const { data, model, today } = c.var
    const year = yearIn(c)
    const [wheels, deadlines, objects] = await Promise.all([
      data.wheels.list(),
      data.deadlines.of(year).list(),
      data.objects.list(),
    ])
    return c.json(existing(wheelPage({ wheels, deadlines, objects, model }, year, today), 'not_found'))
  })

  /** What would move, of the event itself and of every one that follows it: shown before it is saved. */
  .post('/:year/preview', allow('wheel:edit'), body(Change), async c => {
    const { data, tenant, today } = c.var
    const year = yearIn(c)
    const { event, change } = c.req.valid('json')
    const years = yearsFrom(today)
    const [wheels, objects, ...there] = await Promise.all([
      data.wheels.list(),
      data.objects.list(),
      ...years.map(of => data.deadlines.of(of).list()),
    ])
    const after = existing(changeEvent(existing(wheelOf(wheels, year), 'not_found'), event, change), 'not_found')
    const turning = [...wheels.filter(w => w.year !== year), after]
    const wanted = desired(turning, objects, tenant.createdOn, years)
    const moves = (rule: string) => movesOf(rule, there.flat(), wanted)
    const follow = followers(after, event).map(({ id, name }) => ({ id, name, ...moves(id) }))
    return c.json({ ...moves(event), follow })
  })

  /** An event more, in the year's wheel. */
  .post('/:year/events', allow('wheel:edit'), body(NewEvent), async c =>
    c.json(await turned(c, wheel => addEvent(wheel, { id: newId(), ...c.req.valid('json') })), 201),
  )

  .delete('/:year/events/:event', allow('wheel:edit'), async c =>
    c.json(await turned(c, wheel => existing(removeEvent(wheel, c.req.param('event')), 'not_found'))),
  )

  /** The year's events as a whole: how those that were taken from the library are given back. */
  .put('/:year', allow('wheel:edit'), body(Wheel.pick({ events: true })), async c => {
    const { wheels } = c.var.data
    const year = yearIn(c)
    const before = await wheels.at(ifMatch(c), year)
    const after = { year, events: c.req.valid('json').events }
    assertWheel(after)
    return c.json(await wheels.save(before, after))
  })

  .patch('/:year', allow('wheel:edit'), body(Change), async c => {
    const { event, change } = c.req.valid('json')
    return c.json(await turned(c, wheel => existing(changeEvent(wheel, event, change), 'not_found')))
  })

/** Saves a year's wheel after a change; its first change gives a year a wheel of its own. */
async function turned(c: Context<Env>, change: (wheel: Wheel) => Wheel) {
  const { wheels } = c.var.data
  const year = yearIn(c)
  const revision = ifMatch(c)
  if (revision > 0) {
    const before = await wheels.at(revision, year)
    return wheels.save(before, change(before))
  }
  const { events } = existing(wheelOf(await wheels.list(), year), 'not_found')
  return wheels.create(change({ year, events }))
}
