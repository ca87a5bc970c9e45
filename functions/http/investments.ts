import { Hono } from 'hono'
import * as z from 'zod'
import { isOperations, isReconciled } from '#shared/cost-origins.ts'
import { sumsOf } from '#shared/costs.ts'
import { Year, yearOf } from '#shared/day.ts'
import { idsOf } from '#shared/ids.ts'
import { assertInvestments, Investments, investmentsIn } from '#shared/investments.ts'
import { may } from '#shared/permissions.ts'
import { planInternal } from '../jobs/reckon-internal.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { reckonAnew } from './reckon-anew.ts'

/** What has been bought for several years, and what it costs to have it. */
export const investments = new Hono<Env>()
  .get('/', allow('register:read'), query(z.object({ year: z.coerce.number().pipe(Year).optional() })), async c => {
    const { data, actor, model, today } = c.var
    const year = c.req.valid('query').year ?? yearOf(today)
    const [now, objects, rows] = await Promise.all([data.investments.now(), data.objects.rows(), data.costs.year(year)])
    const inLedger = rows.filter(row => isReconciled(row.origin) && isOperations(row) && row.costKind === now.costKind)
    return c.json({
      ...{ ...now, year },
      objects: objects.map(({ id, name }) => ({ id, name })),
      kinds: model.costKinds.map(({ id, name }) => ({ id, name })),
      /** What ledgers have of the same cost kind, in öre: beside what is calculated it would count twice. */
      ledger: sumsOf(inLedger).actual,
      gaps: investmentsIn(year, now, { objects: idsOf(objects), costKinds: idsOf(model.costKinds) }).gaps,
      mayEdit: may(actor, 'economy:edit'),
    })
  })

  .put('/', allow('economy:edit'), body(Investments), async c => {
    const { data, model, today } = c.var
    const [before, objects] = await Promise.all([data.investments.seenAt(ifMatch(c)), data.objects.rows()])
    const after = c.req.valid('json')
    assertInvestments(after, before, { objects, costKinds: model.costKinds })
    const saved = await data.investments.put(before, after)
    await reckonAnew(c, await planInternal(data, today))
    return c.json(saved)
  })
