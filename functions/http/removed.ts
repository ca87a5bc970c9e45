import { Hono } from 'hono'
import type { Actor } from '#shared/actor.ts'
import type { Component } from '#shared/components.ts'
import type { Contract } from '#shared/contracts.ts'
import type { Forum } from '#shared/forums.ts'
import type { Integration } from '#shared/integrations.ts'
import { referencesOf, type Removable } from '#shared/removed.ts'
import { Refusal } from '#shared/refusal.ts'
import { finder, type Named } from '#shared/spelling.ts'
import type { System } from '#shared/systems.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { demandOn as onContract } from './contracts.ts'
import type { Env } from './env.ts'
import { demandOn as onForum } from './forums.ts'
import { demandOn as onIntegration } from './integrations.ts'

const collections = (data: Data) => ({
  object: data.objects,
  system: data.systems,
  contract: data.contracts,
  integration: data.integrations,
  component: data.components,
  person: data.people,
  unit: data.units,
  supplier: data.suppliers,
  forum: data.forums,
  scenario: data.scenarios,
})

const onObject = (_: Data, actor: Actor, { object }: Pick<System | Component, 'object'>) =>
  demand(actor, 'register:edit', object)

/** Whoever may remove one may put it back: by the object that it is on, else by who keeps the register. */
const onKind: { [K in Removable]?: (data: Data, actor: Actor, item: never) => Promise<void> | void } = {
  system: onObject,
  component: onObject,
  contract: (data, actor, item: Contract) => onContract(data, actor, item),
  integration: (data, actor, item: Integration) => onIntegration(data, actor, item),
  forum: (_, actor, item: Forum) => onForum(actor, item),
  scenario: (_, actor) => demand(actor, 'scenario:edit'),
}

/** What it refers to must be there again first: says what is not. */
async function assertStands(data: Data, kind: Removable, item: Record<string, unknown>) {
  const of = collections(data)
  for (const reference of referencesOf(kind, item))
    if (!(await of[reference.kind].find(reference.id))) throw new Refusal(`${reference.kind}_unknown`, {})
}

/** A name means one unit and one supplier: what was merged into another goes by the other's name now. */
async function assertNameFree(data: Data, kind: Removable, item: Record<string, unknown>) {
  if (kind !== 'unit' && kind !== 'supplier') return
  const named: Named[] = kind === 'unit' ? await data.units.list() : await data.suppliers.list()
  const name = String(item.name)
  if (finder(named)(name)) throw new Refusal('value_taken', { field: 'name', value: name })
}

/** What was removed, and its way back. */
export const removed = new Hono<Env>()
  .get('/', allow('register:create'), async c => c.json({ items: await c.var.data.removed.list() }))

  .post('/:kind/:id/return', allow('register:create', 'later'), async c => {
    const { data, actor } = c.var
    const kept = await data.removed.get(c.req.param('kind'), c.req.param('id'))
    const demandOn = onKind[kept.kind] ?? (() => demand(actor, 'register:create'))
    await demandOn(data, actor, kept.item as never)
    await assertStands(data, kept.kind, kept.item)
    await assertNameFree(data, kept.kind, kept.item)
    // Each collection takes what it once gave.
    await collections(data)[kept.kind].bringBack(kept.item as never, [data.removed.forget(kept)])
    return c.body(null, 204)
  })
