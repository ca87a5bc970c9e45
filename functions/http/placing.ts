import { Hono } from 'hono'
import * as z from 'zod'
import { Year } from '#shared/day.ts'
import { assertTarget } from '#shared/ledgers/placed-by-hand.ts'
import { objectOfIn } from '#shared/placement.ts'
import { tried } from '#shared/ledgers/try-rule.ts'
import { Placing, PlacingRule } from '#shared/placing.ts'
import { Refusal } from '#shared/refusal.ts'
import { yearsWithLedgers } from '../data/current-costs.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { reckonAnew } from './reckon-anew.ts'

/** Tried at its place among the others; a rule with the same id is tried instead of itself. */
const Tried = z.object({ year: Year, rule: PlacingRule, at: z.int().min(0).max(1_000).default(0) })

/** How the ledger becomes costs of IT: rules in order of priority, and what accounts are. */
export const placing = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, tenant } = c.var
    const [{ entities }, now, years] = await Promise.all([
      data.economy.now(tenant),
      data.placing.now(),
      yearsWithLedgers(data),
    ])
    return c.json({ ...now, years, entities })
  })

  .put('/', allow('costs:place'), body(Placing), async c => {
    const { data, model } = c.var
    const after = c.req.valid('json')
    const [lists, before] = await Promise.all([data.lists(), data.placing.seenAt(ifMatch(c))])
    for (const { to } of after.rules) assertTarget(to, model, lists)
    for (const { use, costKind } of after.uses)
      if (use === 'kind' && !model.costKinds.some(({ id }) => id === costKind))
        throw new Refusal('cost_kind_unknown', {})
    const saved = await data.placing.put(before, after)
    await reckonAnew(c, await yearsWithLedgers(data))
    return c.json(saved, 202)
  })

  /** Test mode: what a rule takes of a year's rows, and what would land elsewhere. Nothing is saved. */
  .post('/try', allow('costs:place'), body(Tried), async c => {
    const { data } = c.var
    const { year, rule, at } = c.req.valid('json')
    const [now, rows, lists] = await Promise.all([data.placing.now(), data.costs.ledgerRows(year), data.lists()])
    const others = now.rules.filter(({ id }) => id !== rule.id)
    const after = { ...now, rules: others.toSpliced(at, 0, rule) }
    return c.json(tried(rule, after, rows, year, objectOfIn(lists)))
  })
