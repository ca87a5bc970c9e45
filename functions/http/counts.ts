import { Hono } from 'hono'
import * as z from 'zod'
import { countable, Count, countedOn, countOn } from '#shared/cost-counts.ts'
import { yearOf } from '#shared/day.ts'
import { withFetched } from '#shared/fetched-counts.ts'
import { assertEconomy } from '#shared/economy-rules.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** How many years back are fetched. */
const YEARS = 5

/** Antal att räkna per: what key figures are divided by, dated and with their source. They are the economy model's. */
export const counts = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, tenant, today } = c.var
    const { counts, revision } = await data.economy.now(tenant)
    const day = countedOn(yearOf(today), today)
    const fetchedOn = counts
      .flatMap(of => of.fetchedOn ?? [])
      .toSorted()
      .at(-1)
    return c.json({
      ...{ counts, revision, today, mayEdit: may(actor, 'sharing:prepare') },
      /** What each is today, and where that is from. */
      now: countable.map(what => ({ what, known: countOn(counts, what, day, tenant) })),
      ...(fetchedOn && { fetchedOn }),
    })
  })

  .put('/', allow('sharing:prepare'), body(z.object({ counts: z.array(Count).max(100) })), async c => {
    const { data, tenant } = c.var
    const before = await data.economy.seenAt(ifMatch(c), tenant)
    const { revision: _, ...rest } = before
    const after = { ...rest, counts: c.req.valid('json').counts }
    assertEconomy(before, after, await heldAgainst(c.var))
    return c.json(await data.economy.put(before, after))
  })

  /** Fetches what Kolada has of the municipality, the last years; what somebody has written stands. */
  .post('/kolada', allow('sharing:prepare'), async c => {
    const { data, platform, tenant, today } = c.var
    const year = yearOf(today)
    if (!platform.kolada) throw new Refusal('kolada_unreachable', {})
    const years = Array.from({ length: YEARS }, (_, back) => year - 1 - back)
    const facts = await platform.kolada.facts(tenant.municipality, years)
    const before = await data.economy.now(tenant)
    const { revision: _, ...rest } = before
    return c.json(await data.economy.put(before, { ...rest, counts: withFetched(before.counts, facts, today) }))
  })

const heldAgainst = async ({ data, model }: Pick<Env['Variables'], 'data' | 'model'>) => ({
  roles: model.roles,
  assignments: await data.assignments.rows(),
  usedEntities: [],
})
