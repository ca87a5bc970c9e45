import { Hono } from 'hono'
import * as z from 'zod'
import { assertAllocation, CostAllocation, fteOf } from '#shared/allocation.ts'
import { allocationIn, costsByObject } from '#shared/allocation-rows.ts'
import { Year, yearOf } from '#shared/day.ts'
import { idsOf } from '#shared/ids.ts'
import { may } from '#shared/permissions.ts'
import { planInternal } from '../jobs/reckon-internal.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { reckonAnew } from './reckon-anew.ts'

/** How objects bear what others cost: keys, who divides by which, and internal prices. */
export const allocation = new Hono<Env>()
  .get('/', allow('register:read'), query(z.object({ year: z.coerce.number().pipe(Year).optional() })), async c => {
    const { data, actor, model, today } = c.var
    const year = c.req.valid('query').year ?? yearOf(today)
    const [now, lists, rows, totals] = await Promise.all([
      data.allocation.now(),
      data.lists(),
      data.costs.year(year),
      data.costs.totals(),
    ])
    const own = rows.filter(({ origin }) => origin !== 'allocation')
    return c.json({
      ...{ ...now, year, today },
      years: [...new Set([yearOf(today), yearOf(today) + 1, year, ...totals.map(of => of.year)])].toSorted(
        (a, b) => b - a,
      ),
      objects: lists.objects.map(({ id, name }) => ({ id, name })),
      kinds: model.costKinds.map(({ id, name }) => ({ id, name })),
      /** What each object costs before anything is divided, in öre for each month. */
      costs: { budget: costsByObject(own, 'budget'), forecast: costsByObject(own, 'forecast') },
      gaps: allocationIn(year, now, { objects: idsOf(lists.objects), costKinds: idsOf(model.costKinds) }).gaps,
      /** Årsarbetare in the roles of each object, in hundredths: a proposal. */
      staffed: fteOf(lists.assignments, today),
      mayEdit: may(actor, 'economy:edit'),
    })
  })

  .put('/', allow('economy:edit'), body(CostAllocation), async c => {
    const { data, model, today } = c.var
    const [before, objects] = await Promise.all([data.allocation.seenAt(ifMatch(c)), data.objects.rows()])
    const after = c.req.valid('json')
    assertAllocation(after, before, { objects, costKinds: model.costKinds })
    const saved = await data.allocation.put(before, after)
    await reckonAnew(c, await planInternal(data, today))
    return c.json(saved)
  })
