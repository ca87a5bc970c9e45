import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { Refusal } from '#shared/refusal.ts'
import { finder, joined, parted, renamed } from '#shared/spelling.ts'
import { spelled } from '#shared/written.ts'
import { unitPage, unitTree } from '#shared/unit-pages.ts'
import { assertPlace, merge, NewUnit, pathText, pathTo, tree, UnitChange, UnitMerge, UnitSplit } from '#shared/units.ts'
import type { Unit } from '#shared/units.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { amendAll, putBack, respell } from '../data/respell.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { assertResponsible } from './responsible.ts'

async function readRegister(data: Data) {
  const [units, objects, systems, people, contracts] = await Promise.all([
    data.units.list(),
    data.objects.list(),
    data.systems.list(),
    data.people.list(),
    data.contracts.list(),
  ])
  return { units, objects, systems, people, contracts }
}

/** A name means one unit: none takes what another one has or also goes by. */
function assertNames(units: Unit[], { id, name, aliases }: Unit) {
  const find = finder(units.filter(unit => unit.id !== id))
  const taken = [name, ...aliases].find(text => find(text))
  if (taken) throw new Refusal('value_taken', { field: 'name', value: taken })
}

/** Everything that says the unit's names says this one. */
async function respellAll({ objects, systems, people }: Data, names: string[], to: string) {
  const all = new Set(names.map(spelled))
  const means = (text: string) => all.has(spelled(text))
  const [inObjects, inSystems, inPeople] = await Promise.all([
    respell(objects, 'unit', means, to),
    respell(systems, 'unit', means, to),
    respell(people, 'unit', means, to),
  ])
  return { objects: inObjects, systems: inSystems, people: inPeople }
}

/** The organisation: a tree of units, kept by who keeps the register. */
export const units = new Hono<Env>()
  .get('/', allow('register:read'), async c =>
    c.json(unitTree(await readRegister(c.var.data), c.var.actor, c.var.today)),
  )

  /** Names and paths alone: what a form chooses among. */
  .get('/names', allow('register:read'), async c => {
    const units = await c.var.data.units.list()
    return c.json({
      items: tree(units).map(({ id, name, depth }) => ({ id, name, depth, path: pathText(pathTo(units, id)) })),
    })
  })

  .post('/', allow('register:create'), body(NewUnit), async c => {
    const { data } = c.var
    const unit: Unit = { ...c.req.valid('json'), id: newId() }
    const units = await data.units.list()
    assertNames(units, unit)
    assertPlace(units, unit)
    await assertResponsible(c.var, unit.manager)
    return c.json(await data.units.create(unit, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => {
    const unit = await c.var.data.units.get(c.req.param('id'))
    return c.json(unitPage(await readRegister(c.var.data), unit, c.var.actor, c.var.today))
  })

  .patch('/:id', allow('register:create'), body(UnitChange), async c => {
    const { data } = c.var
    const change = c.req.valid('json')
    const before = await data.units.at(ifMatch(c), c.req.param('id'))
    const units = await data.units.list()
    const plain = changed<Unit>(before, change)
    const after = plain.name === before.name ? plain : renamed(before, plain, change.aliases)
    assertNames(units, after)
    assertPlace(units, after)
    await assertResponsible(c.var, after.manager, before.manager)
    const saved = await data.units.save(before, after)
    if (after.name !== before.name || change.aliases)
      await respellAll(data, [before.name, ...before.aliases, ...after.aliases], after.name)
    return c.json(saved)
  })

  /** The unit becomes part of another; answers what an undoing needs. */
  .post('/:id/merge', allow('register:create'), body(UnitMerge), async c => {
    const { data } = c.var
    const all = await data.units.list()
    const before = await data.units.at(ifMatch(c), c.req.param('id'))
    const { children, into } = merge(all, before.id, c.req.valid('json').into)
    const ids = children.map(({ id }) => id)
    // At every step each name means one unit, so whatever stops here leaves nothing without a place.
    await amendAll(data.units, [into.id], unit => joined(unit, before))
    await amendAll(data.units, ids, child => ({ ...child, parent: into.id }))
    await data.units.remove(before)
    const said = await respellAll(data, [before.name, ...before.aliases], into.name)
    const { revision: _, ...unit } = before
    return c.json({ unit, children: ids, ...said } satisfies UnitSplit)
  })

  /** What was merged into this unit is a unit of its own again, with what was its own. */
  .post('/:id/split', allow('register:create'), body(UnitSplit), async c => {
    const { data } = c.var
    const { unit, children, ...said } = c.req.valid('json')
    const into = await data.units.get(c.req.param('id'))
    const rest = parted(into, unit)
    assertNames([...(await data.units.list()).filter(({ id }) => id !== into.id), rest], unit)
    assertPlace(await data.units.list(), unit)
    // It was so before: the manager may have left since.
    if (unit.manager !== undefined) existing(await data.people.find(unit.manager), 'person_unknown')
    const made = await data.units.create(unit)
    await amendAll(data.units, [into.id], of => parted(of, unit))
    await amendAll(data.units, children, child =>
      child.parent === into.id ? { ...child, parent: unit.id } : undefined,
    )
    await Promise.all([
      putBack(data.objects, 'unit', said.objects, into.name),
      putBack(data.systems, 'unit', said.systems, into.name),
      putBack(data.people, 'unit', said.people, into.name),
    ])
    return c.json(made, 201)
  })

  .delete('/:id', allow('register:create'), async c => {
    const { data } = c.var
    const register = await readRegister(data)
    const before = await data.units.at(ifMatch(c), c.req.param('id'))
    const page = unitPage(register, before, c.var.actor, c.var.today)
    const user = [...page.children, ...page.objects, ...page.systems, ...page.people][0]
    if (user) throw new Refusal('in_use', { by: user.name })
    await data.units.remove(before)
    return c.body(null, 204)
  })
