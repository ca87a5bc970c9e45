import { Hono } from 'hono'
import type { Actor } from '#shared/actor.ts'
import { changed } from '#shared/change.ts'
import { yearOf, type Day } from '#shared/day.ts'
import { Refusal } from '#shared/refusal.ts'
import { finder, otherNames, parted, renamed } from '#shared/spelling.ts'
import { spelled } from '#shared/written.ts'
import { supplierPage, supplierRegister } from '#shared/supplier-pages.ts'
import { absorb, assertDifferent, NewSupplier, Supplier, SupplierChange, SupplierMerge } from '#shared/suppliers.ts'
import { supplierNames, SupplierSplit } from '#shared/suppliers.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { amendAll, putBack, respell } from '../data/respell.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

async function readRegister(data: Data, today: Day) {
  const [suppliers, systems, contracts, objects, totals] = await Promise.all([
    data.suppliers.list(),
    data.systems.list(),
    data.contracts.list(),
    data.objects.list(),
    data.costs.totals(yearOf(today)),
  ])
  return { suppliers, systems, contracts, objects, totals }
}

const pageOf = async (data: Data, name: string, actor: Actor, today: Day) =>
  existing(supplierPage(await readRegister(data, today), name, actor, today), 'supplier_unknown')

/** A name means one supplier: none takes what another one has or also goes by. */
function assertNames(suppliers: Supplier[], { id, name, aliases }: Supplier) {
  const find = finder(suppliers.filter(supplier => supplier.id !== id))
  const taken = [name, ...aliases].find(text => find(text))
  if (taken) throw new Refusal('value_taken', { field: 'name', value: taken })
}

/** Every system and contract that says one of the names says this one. */
async function respellAll({ systems, contracts }: Data, names: string[], to: string) {
  const all = new Set(names.map(spelled))
  const means = (text: string) => all.has(spelled(text))
  const [inSystems, inContracts] = await Promise.all([
    respell(systems, 'supplier', means, to),
    respell(contracts, 'supplier', means, to),
  ])
  return { systems: inSystems, contracts: inContracts }
}

/** Suppliers, each by its name: what systems and contracts say, and what is known of it. */
export const suppliers = new Hono<Env>()
  .get('/', allow('register:read'), async c =>
    c.json(supplierRegister(await readRegister(c.var.data, c.var.today), c.var.actor, c.var.today)),
  )

  /** Names alone, each spelled one way: what a form offers as one writes. */
  .get('/names', allow('register:read'), async c => {
    const [{ systems, contracts }, suppliers] = await Promise.all([c.var.data.lists(), c.var.data.suppliers.list()])
    return c.json({ items: supplierNames(suppliers, [...systems, ...contracts]) })
  })

  /** What is known of a supplier; other names than its own stand in systems and contracts no longer. */
  .post('/', allow('register:edit', 'later'), body(NewSupplier), async c => {
    const { data, actor, today } = c.var
    const given = c.req.valid('json')
    const supplier: Supplier = { ...given, id: newId(), aliases: otherNames(given.name, given.aliases) }
    const page = supplierPage(await readRegister(data, today), supplier.name, actor, today)
    if (!page?.can.edit || supplier.aliases.length > 0) demand(actor, 'register:create')
    assertNames(await data.suppliers.list(), supplier)
    const made = await data.suppliers.create(supplier, c.req.header('Idempotency-Key'))
    await respellAll(data, [made.name, ...made.aliases], made.name)
    return c.json(made, 201)
  })

  /** Two names become one supplier; answers what an undoing needs. */
  .post('/merge', allow('register:create'), body(SupplierMerge), async c => {
    const { data, actor, today } = c.var
    const input = c.req.valid('json')
    const [from, into] = [await pageOf(data, input.from, actor, today), await pageOf(data, input.into, actor, today)]
    assertDifferent(await data.suppliers.list(), from.name, into.name)
    const gone = from.supplier ?? Supplier.parse({ id: newId(), name: from.name })
    const kept = into.supplier ?? (await data.suppliers.create(Supplier.parse({ id: newId(), name: into.name })))
    // At every step each name means one supplier: the other's is taken up before it is given up.
    await amendAll(data.suppliers, [kept.id], supplier => absorb(supplier, gone))
    if (from.supplier) await data.suppliers.remove(from.supplier)
    const said = await respellAll(data, [gone.name, ...gone.aliases], kept.name)
    const [was, supplier] = [into.supplier, from.supplier].map(of => of && Supplier.parse(of))
    const split = { into: kept.id, name: from.name, ...(was && { was }), ...(supplier && { supplier }), ...said }
    return c.json(split satisfies SupplierSplit)
  })

  /** What was merged is two suppliers again. */
  .post('/split', allow('register:create'), body(SupplierSplit), async c => {
    const { data } = c.var
    const { into, was, supplier, name, systems, contracts } = c.req.valid('json')
    const kept = await data.suppliers.get(into)
    const gone = supplier ?? { name, aliases: [] }
    const others = (await data.suppliers.list()).filter(({ id }) => id !== into)
    if (supplier) assertNames([...others, parted(kept, gone)], supplier)
    if (supplier) await data.suppliers.create(supplier)
    const restored = { ...(was ?? Supplier.parse({ id: into, name: kept.name })), id: into, name: kept.name }
    await amendAll(data.suppliers, [into], ({ aliases }) => parted({ ...restored, aliases }, gone))
    await Promise.all([
      putBack(data.systems, 'supplier', systems, kept.name),
      putBack(data.contracts, 'supplier', contracts, kept.name),
    ])
    return c.json({ name: gone.name }, 201)
  })

  .get('/:name', allow('register:read'), async c =>
    c.json(await pageOf(c.var.data, c.req.param('name'), c.var.actor, c.var.today)),
  )

  .patch('/:id', allow('register:edit', 'later'), body(SupplierChange), async c => {
    const { data, actor, today } = c.var
    const change = c.req.valid('json')
    const current = await data.suppliers.get(c.req.param('id'))
    const { can } = await pageOf(data, current.name, actor, today)
    if (!can.edit) demand(actor, 'register:create')
    const before = await data.suppliers.at(ifMatch(c), current.id)
    const plain = changed<Supplier>(before, change)
    const after = plain.name === before.name ? plain : renamed(before, plain, change.aliases)
    const names = after.name !== before.name || after.aliases.join() !== before.aliases.join()
    if (names) demand(actor, 'register:create')
    assertNames(await data.suppliers.list(), after)
    const saved = await data.suppliers.save(before, after)
    if (names) await respellAll(data, [before.name, ...before.aliases, ...after.aliases], after.name)
    return c.json(saved)
  })

  .delete('/:id', allow('register:create'), async c => {
    const { data, actor, today } = c.var
    const before = await data.suppliers.at(ifMatch(c), c.req.param('id'))
    const { systems, contracts } = await pageOf(data, before.name, actor, today)
    const user = contracts[0] ?? systems[0]
    if (user) throw new Refusal('in_use', { by: user.name })
    await data.suppliers.remove(before)
    return c.body(null, 204)
  })
