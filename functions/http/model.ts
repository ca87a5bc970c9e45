import { Hono } from 'hono'
import { assertKindsFree, assertRolesFree, changeModel, ModelChange, removedKinds } from '#shared/model-change.ts'
import { consequences, ownersIn, placesOf } from '#shared/model-consequences.ts'
import { modelHistory } from '#shared/model-history.ts'
import type { Model } from '#shared/model.ts'
import { assertFieldsFree } from '#shared/own-changes.ts'
import { newId } from '../data/collection.ts'
import { readCostKindsUsed } from '../data/cost-kinds.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** The municipality's own model: roles with their mandates, plan sections, cost kinds. */
export const model = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, today } = c.var
    const [of, register] = await Promise.all([data.model.get(), staffingIn(c.var)])
    return c.json({ ...of, objects: register.objects.length, staffing: placesOf({ ...register, model: of }, today) })
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
    const register = await assertAllowed(c.var, before, after)
    return c.json(consequences(before, after, register, today))
  })

  .patch('/', allow('model:edit'), body(ModelChange), async c => {
    const { data } = c.var
    const before = await data.model.at(ifMatch(c))
    const { revision: _, ...was } = before
    const after = changeModel(was, c.req.valid('json'), newId)
    await assertAllowed(c.var, was, after)
    return c.json(await data.model.save(before, after))
  })

async function staffingIn({ data }: Env['Variables']) {
  const [objects, systems, assignments, people] = await Promise.all([
    data.objects.list(),
    data.systems.list(),
    data.assignments.list(),
    data.people.list(),
  ])
  return { objects, systems, assignments, people }
}

/** Refuses to remove what is in use. Where cost kinds are used is looked up only when one is removed: it is everywhere. */
export async function assertAllowed(of: Env['Variables'], before: Model, after: Model) {
  const [staffing, contracts] = await Promise.all([staffingIn(of), of.data.contracts.list()])
  const register = { ...staffing, contracts }
  assertRolesFree(before, after, register, of.today)
  assertFieldsFree(before, after, ownersIn(register))
  const kinds = removedKinds(before, after)
  if (kinds.length > 0) assertKindsFree(kinds, await readCostKindsUsed(of.data, register.objects, of.today))
  return register
}
