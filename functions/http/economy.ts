import { isDeepStrictEqual } from 'node:util'
import { Hono } from 'hono'
import { Economy } from '#shared/economy.ts'
import { economyPage } from '#shared/economy-page.ts'
import { assertEconomy, tidied, type EconomyOf } from '#shared/economy-rules.ts'
import { may } from '#shared/permissions.ts'
import type { Data } from '../data/index.ts'
import { planStaff } from '../jobs/reckon-staff.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { reckonAnew } from './reckon-anew.ts'

/** Whose accounts the costs are in, how they are coded, and what staff cost is reckoned by. No person's salary: classes only. */
export const economy = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, tenant, model, today } = c.var
    const [now, lists, used] = await Promise.all([data.economy.now(tenant), data.lists(), usedEntities(data)])
    const mayEdit = may(actor, 'economy:edit')
    const page = economyPage(now, { ...lists, model }, today)
    return c.json({
      ...{ ...now, ...page, held: mayEdit ? page.held : unnamed(page.held, now.staff.ofAssignment) },
      usedEntities: used,
      mayEdit,
    })
  })

  .put('/', allow('economy:edit'), body(Economy), async c => {
    const { data, model, tenant, today } = c.var
    const [before, assignments, used] = await Promise.all([
      data.economy.seenAt(ifMatch(c), tenant),
      data.assignments.rows(),
      usedEntities(data),
    ])
    const of: EconomyOf = { roles: model.roles, assignments, usedEntities: used }
    const asked = c.req.valid('json')
    assertEconomy(before, asked, of)
    const after = tidied(asked, of)
    const saved = await data.economy.put(before, after)
    if (!isDeepStrictEqual(before.staff, after.staff)) await planStaff(data, today)
    await reckonAnew(c, await turned(data, before, after))
    return c.json(saved)
  })

/** Who is reckoned by another class is for those who choose it; others see of which role, and where. */
const unnamed = <H extends { id: string; person: string }>(held: H[], classes: Record<string, string>): H[] =>
  held.filter(({ id }) => id in classes).map(one => ({ ...one, person: '' }))

/** Entities that a file has been read in for, or that something is placed by. */
async function usedEntities(data: Data): Promise<string[]> {
  const [ledgers, { rules, uses }] = await Promise.all([data.ledgers.list(), data.placing.now()])
  const entities = [...ledgers.map(({ choice }) => choice), ...rules, ...uses].map(of => of?.entity)
  return [...new Set(entities.filter(id => id !== undefined))]
}

/** Years with files of an entity whose sign has been turned: they must be read again. */
async function turned(data: Data, before: Economy, after: Economy): Promise<number[]> {
  const signs = new Map(before.entities.map(({ id, sign }) => [id, sign]))
  const otherwise = after.entities.filter(({ id, sign }) => sign !== (signs.get(id) ?? sign)).map(({ id }) => id)
  if (otherwise.length === 0) return []
  const done = (await data.ledgers.list()).filter(({ state }) => state === 'done')
  const years = done.flatMap(({ choice }) => (choice && otherwise.includes(choice.entity) ? choice.year : []))
  return [...new Set(years)]
}
