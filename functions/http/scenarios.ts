import { Hono } from 'hono'
import * as z from 'zod'
import { changed } from '#shared/change.ts'
import { may } from '#shared/permissions.ts'
import { assertRoom, nameOfCopy, NewScenario, ScenarioEdit, yearsOf, yearsOver } from '#shared/scenarios.ts'
import { activityId } from '#shared/scenario-base.ts'
import { scenarioRow, scenarioTold, sideBySide } from '#shared/scenario-page.ts'
import { yearOf } from '#shared/day.ts'
import { newId } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { activitiesOf, groundOf } from './scenario-ground.ts'

/** How many are compared at once. */
const COMPARED = 4

/** Tänk om: what the coming years would cost if some things were otherwise. Played when it is read; no cost row knows of it. */
export const scenarios = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const all = await data.scenarios.list()
    const { ground } = await groundOf(data, model, yearsOver(all), all)
    const rows = all.map(scenario => ({ ...scenarioRow(scenario, ground), revision: scenario.revision }))
    return c.json({
      items: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
      year: yearOf(today),
      mayEdit: may(actor, 'scenario:edit'),
    })
  })

  /** The base and some scenarios, side by side; one that is not there is left out. */
  .get('/compared', allow('register:read'), query(z.object({ of: z.string().max(400) })), async c => {
    const { data, model } = c.var
    const ids = [...new Set(c.req.valid('query').of.split(',').filter(Boolean))].slice(0, COMPARED)
    const found = (await Promise.all(ids.map(id => data.scenarios.find(id)))).flatMap(of => of ?? [])
    const { ground, names, stands } = await groundOf(data, model, yearsOver(found), found)
    const scenarios = found.map(({ id, name }) => ({ id, name }))
    return c.json({ scenarios, gone: ids.length - found.length, stands, ...sideBySide(found, ground, names) })
  })

  .get('/:id', allow('register:read'), async c => {
    const { data, actor, model } = c.var
    const scenario = await data.scenarios.get(c.req.param('id'))
    const years = yearsOf(scenario)
    const [{ ground, names, stands, ...lists }, activities] = await Promise.all([
      groundOf(data, model, years, [scenario]),
      activitiesOf(data, years),
    ])
    return c.json({
      ...{ scenario, years, stands, mayEdit: may(actor, 'scenario:edit') },
      ...scenarioTold(scenario, ground, names),
      /** What changes may be of. */
      choices: {
        objects: lists.objects.map(({ id, name }) => ({ id, name })),
        systems: lists.systems.map(({ id, name, object }) => ({ id, name, object })),
        contracts: lists.contracts.map(({ id, name }) => ({ id, name })),
        kinds: model.costKinds.map(({ id, name, hidden }) => ({ id, name, hidden })),
        roles: model.roles.map(({ id, name }) => ({ id, name })),
        investments: lists.investments.map(({ id, name }) => ({ id, name })),
        activities: activities.map(of => ({
          id: activityId(of),
          name: of.name,
          object: of.object,
          year: of.year,
          cost: of.cost,
        })),
      },
    })
  })

  .post('/', allow('scenario:edit'), body(NewScenario), async c => {
    const { scenarios } = c.var.data
    assertRoom((await scenarios.list()).length)
    const scenario = { ...c.req.valid('json'), id: newId() }
    return c.json(await scenarios.create(scenario, c.req.header('Idempotency-Key')), 201)
  })

  /** The same once more, to be changed. `copy`: what a copy is called. */
  .post('/:id/copy', allow('scenario:edit'), body(z.object({ copy: z.string().trim().min(1).max(20) })), async c => {
    const { scenarios } = c.var.data
    const { revision: _, ...of } = await scenarios.get(c.req.param('id'))
    const taken = (await scenarios.list()).map(({ name }) => name)
    assertRoom(taken.length)
    const copied = { ...of, id: newId(), name: nameOfCopy(of.name, c.req.valid('json').copy, taken) }
    return c.json(await scenarios.create(copied, c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:id', allow('scenario:edit'), body(ScenarioEdit), async c => {
    const { scenarios } = c.var.data
    const before = await scenarios.at(ifMatch(c), c.req.param('id'))
    return c.json(await scenarios.save(before, changed(before, c.req.valid('json'))))
  })

  .delete('/:id', allow('scenario:edit'), async c => {
    const { scenarios } = c.var.data
    await scenarios.remove(await scenarios.at(ifMatch(c), c.req.param('id')))
    return c.body(null, 204)
  })
