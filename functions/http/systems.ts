import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { yearOf } from '#shared/day.ts'
import { askedFields, assertOwn, fieldsOf } from '#shared/own-fields.ts'
import { systemLists, systemRow } from '#shared/system-file.ts'
import { systemPage } from '#shared/system-page.ts'
import { systemRegister } from '#shared/system-register.ts'
import { NewSystem, SystemChange, assertSteps, usedByOthers, type System } from '#shared/systems.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { answered } from './answered.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

type Placed = Pick<System, 'object' | 'supports' | 'usedBy'>

/** The system lies on an object that exists, with its steps, and is used by others that do. What stood there `before` may stand. */
async function assertPlace(data: Data, after: Placed, before?: Placed) {
  const same = (field: keyof Placed) => JSON.stringify(after[field]) === JSON.stringify(before?.[field])
  if (!same('object') || !same('supports'))
    assertSteps(after, existing(await data.objects.find(after.object), 'object_unknown'))
  if (same('usedBy')) return
  const known = new Set((await data.objects.list()).map(({ id }) => id))
  for (const id of after.usedBy)
    if (!before?.usedBy.includes(id)) existing(known.has(id) || undefined, 'object_unknown')
}

/** Systems: who may edit one follows from its responsible object; moving it demands both. */
export const systems = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const [lists, totals] = await Promise.all([data.lists(), data.costs.totals(yearOf(today))])
    const input = { model, ...lists, totals }
    return answered(c, 'systems', Object.values(input), () => systemRegister(input, actor, today))
  })

  /** Every fact of every system: what a file to download is made of, and columns that the list does without. */
  .get('/facts', allow('register:read'), async c => {
    const [systems, objects] = await Promise.all([c.var.data.systems.list(), c.var.data.objects.list()])
    const own = fieldsOf(c.var.model, 'system')
    return c.json({
      items: systems.map(system => systemRow(system, objects, own)),
      lists: systemLists(objects),
      ownFields: askedFields(c.var.model, 'system'),
      terms: c.var.model.terms,
    })
  })

  .post('/', allow('register:edit', 'later'), body(NewSystem), async c => {
    const { data, actor, model } = c.var
    const system: System = usedByOthers({ ...c.req.valid('json'), id: newId() })
    demand(actor, 'register:edit', system.object)
    assertOwn(fieldsOf(model, 'system'), system.own)
    await assertPlace(data, system)
    return c.json(await data.systems.create(system, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const [system, objects, contracts, { assignments }, totals] = await Promise.all([
      data.systems.get(c.req.param('id')),
      data.objects.list(),
      data.contracts.list(),
      data.staffing(),
      data.costs.totals(yearOf(today)),
    ])
    return c.json(systemPage({ system, model, objects, contracts, assignments, totals }, actor, today))
  })

  .patch('/:id', allow('register:edit', 'later'), body(SystemChange), async c => {
    const { data, actor, model } = c.var
    const current = await data.systems.get(c.req.param('id'))
    demand(actor, 'register:edit', current.object)
    const before = await data.systems.at(ifMatch(c), current.id)
    const after = usedByOthers(changed<System>(before, c.req.valid('json')))
    demand(actor, 'register:edit', after.object)
    assertOwn(fieldsOf(model, 'system'), after.own, before.own)
    await assertPlace(data, after, before)
    return c.json(await data.systems.save(before, after))
  })

  .delete('/:id', allow('register:edit', 'later'), async c => {
    const { data, actor } = c.var
    const current = await data.systems.get(c.req.param('id'))
    demand(actor, 'register:edit', current.object)
    const [contracts, integrations] = await Promise.all([data.contracts.list(), data.integrations.list()])
    const covering = contracts.find(contract => contract.systems.includes(current.id))
    if (covering) throw new Refusal('in_use', { by: covering.name })
    const joined = integrations.find(({ from, to }) => from === current.id || to === current.id)
    if (joined) throw new Refusal('in_use', { by: joined.information })
    await data.systems.remove(await data.systems.at(ifMatch(c), current.id))
    return c.body(null, 204)
  })
