import { Hono } from 'hono'
import { yearOf } from '#shared/day.ts'
import { changeModel, ModelChange } from '#shared/model-change.ts'
import { consequences } from '#shared/model-consequences.ts'
import { placesOf } from '#shared/staffing.ts'
import { offeredFamilies } from '#shared/families.ts'
import { modelHistory } from '#shared/model-history.ts'
import { newId } from '../data/collection.ts'
import { assertAllowed, introduce, staffingIn } from '../data/model-changes.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** The municipality's own model: roles with their mandates, plan sections, cost kinds. */
export const model = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, today } = c.var
    const [of, register] = await Promise.all([data.model.get(), staffingIn(data)])
    return c.json({ ...of, objects: register.objects.length, staffing: placesOf({ ...register, model: of }, today) })
  })

  /** What an object's form offers: families, and processes with their steps. */
  .get('/words', allow('register:read'), c => {
    const { processes } = c.var.model
    return c.json({
      families: offeredFamilies(c.var.model),
      processes: processes.filter(({ hidden }) => !hidden).map(({ name, steps }) => ({ name, steps })),
    })
  })

  /** Who changed what, newest first. */
  .get('/history', allow('register:read'), async c =>
    c.json({ items: modelHistory(await c.var.data.history.all('model')) }),
  )

  /** What the change would lead to: shown before it is made. */
  .post('/preview', allow('model:edit'), body(ModelChange), async c => {
    const { data, today } = c.var
    const before = await data.model.get()
    const after = changeModel(before, c.req.valid('json'), newId)
    const year = yearOf(today)
    const [register, now, next, followUps] = await Promise.all([
      assertAllowed(data, today, before, after),
      data.plans.year(year),
      data.plans.year(year + 1),
      data.followUps(year).list(),
    ])
    return c.json(consequences(before, after, { ...register, plans: [...now, ...next], followUps }, today))
  })

  .patch('/', allow('model:edit'), body(ModelChange), async c => {
    const { data, today } = c.var
    const before = await data.model.at(ifMatch(c))
    const { revision: _, ...was } = before
    const after = changeModel(was, c.req.valid('json'), newId)
    await assertAllowed(data, today, was, after)
    return c.json(await introduce(data, before, after))
  })
