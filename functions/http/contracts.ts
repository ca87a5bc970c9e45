import { Hono } from 'hono'
import type { Actor } from '#shared/actor.ts'
import { changed } from '#shared/change.ts'
import { contractLists, contractRow } from '#shared/contract-file.ts'
import { contractRegister } from '#shared/contract-register.ts'
import { assertTerm, ContractChange, NewContract, type Contract } from '#shared/contracts.ts'
import { askedFields, assertOwn, fieldsOf } from '#shared/own-fields.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { assertResponsible } from './responsible.ts'

/** A contract is edited by who may edit every object whose systems it covers; one that covers none, by who keeps the register. */
export async function demandOn(data: Data, actor: Actor, { systems }: Pick<Contract, 'systems'>) {
  if (systems.length === 0) return demand(actor, 'register:create')
  const known = new Map((await data.systems.rows()).map(system => [system.id, system.object]))
  for (const system of systems) demand(actor, 'register:edit', existing(known.get(system), 'system_unknown'))
}

/** Contracts, with the day by which each must be decided on. */
export const contracts = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const [contracts, systems, people] = await Promise.all([
      data.contracts.list(),
      data.systems.rows(),
      data.people.list(),
    ])
    return c.json(contractRegister({ model, contracts, systems, people }, actor, today))
  })

  /** Every fact of every contract: what a file to download is made of. */
  .get('/facts', allow('register:read'), async c => {
    const { data } = c.var
    const [contracts, systems, people] = await Promise.all([
      data.contracts.list(),
      data.systems.rows(),
      data.people.list(),
    ])
    const own = fieldsOf(c.var.model, 'contract')
    return c.json({
      items: contracts.map(contract => contractRow(contract, own)),
      lists: contractLists(systems, people),
      ownFields: askedFields(c.var.model, 'contract'),
    })
  })

  .post('/', allow('register:edit', 'later'), body(NewContract), async c => {
    const { data, actor, model } = c.var
    const contract: Contract = { ...c.req.valid('json'), id: newId() }
    await demandOn(data, actor, contract)
    assertOwn(fieldsOf(model, 'contract'), contract.own)
    assertTerm(contract)
    await assertResponsible(c.var, contract.owner)
    return c.json(await data.contracts.create(contract, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => c.json(await c.var.data.contracts.get(c.req.param('id'))))

  .patch('/:id', allow('register:edit', 'later'), body(ContractChange), async c => {
    const { data, actor, model } = c.var
    const current = await data.contracts.get(c.req.param('id'))
    await demandOn(data, actor, current)
    const before = await data.contracts.at(ifMatch(c), current.id)
    const after = changed(before, c.req.valid('json'))
    await demandOn(data, actor, after)
    assertOwn(fieldsOf(model, 'contract'), after.own, before.own)
    assertTerm(after, before)
    await assertResponsible(c.var, after.owner, before.owner)
    return c.json(await data.contracts.save(before, after))
  })

  .delete('/:id', allow('register:edit', 'later'), async c => {
    const { data, actor } = c.var
    const current = await data.contracts.get(c.req.param('id'))
    await demandOn(data, actor, current)
    await data.contracts.remove(await data.contracts.at(ifMatch(c), current.id))
    return c.body(null, 204)
  })
