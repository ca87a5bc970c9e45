import { Hono } from 'hono'
import { yearOf } from '#shared/day.ts'
import { assertKindsFree, assertRolesFree, changeModel, ModelChange, removedKinds } from '#shared/model-change.ts'
import { consequences, ownersIn, placesOf } from '#shared/model-consequences.ts'
import { assertFamiliesFree, renamedFamilies } from '#shared/families.ts'
import { modelHistory } from '#shared/model-history.ts'
import type { Model } from '#shared/model.ts'
import { assertFieldsFree } from '#shared/own-changes.ts'
import { spelled } from '#shared/written.ts'
import { newId } from '../data/collection.ts'
import { readCostKindsUsed } from '../data/cost-kinds.ts'
import { respell } from '../data/respell.ts'
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

  /** What an object's form offers: families, and processes with their steps. */
  .get('/words', allow('register:read'), c => {
    const { families, processes } = c.var.model
    const shown = <T extends { hidden: boolean }>(rows: T[]) => rows.filter(row => !row.hidden)
    return c.json({
      families: shown(families).map(({ name }) => name),
      processes: shown(processes).map(({ name, steps }) => ({ name, steps })),
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
      assertAllowed(c.var, before, after),
      data.plans.year(year),
      data.plans.year(year + 1),
      data.followUps(year).list(),
    ])
    return c.json(consequences(before, after, { ...register, plans: [...now, ...next], followUps }, today))
  })

  .patch('/', allow('model:edit'), body(ModelChange), async c => {
    const { data } = c.var
    const before = await data.model.at(ifMatch(c))
    const { revision: _, ...was } = before
    const after = changeModel(was, c.req.valid('json'), newId)
    await assertAllowed(c.var, was, after)
    const saved = await data.model.save(before, after)
    // What is renamed is renamed on every object that says so.
    for (const { from, to } of renamedFamilies(was, after, await data.objects.list()))
      await respell(data.objects, 'family', text => spelled(text) === spelled(from), to)
    return c.json(saved)
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
  assertFamiliesFree(before, after, register.objects)
  const kinds = removedKinds(before, after)
  if (kinds.length > 0) assertKindsFree(kinds, await readCostKindsUsed(of.data, register.objects, of.today))
  return register
}
