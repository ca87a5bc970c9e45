import { Hono } from 'hono'
import * as z from 'zod'
import { forecastsOf, groupsOf, ways } from '#shared/cost-page.ts'
import type { CostYear } from '#shared/cost-years.ts'
import { groupIn, monthsOf, sumsOf } from '#shared/costs.ts'
import { assertConfirmable, ConfirmedForecast } from '#shared/forecasts.ts'
import { completeness } from '#shared/key-costs.ts'
import { yearOf } from '#shared/day.ts'
import { may } from '#shared/permissions.ts'
import { decidedness } from '#shared/plan-budgets.ts'
import { rowsAsked } from '#shared/ledgers/asked.ts'
import { sum } from '#shared/money.ts'
import { isCurrent } from '../data/current-costs.ts'
import type { Data } from '../data/index.ts'
import { allow, objectInPath } from './allow.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const asked = z.object({
  by: z.enum(ways).default('kind'),
  object: z.string().max(80).optional(),
  unit: z.string().max(120).optional(),
  family: z.string().max(80).optional(),
})

/** Voucher rows of one answer. */
const PAGE = 100

/** What IT costs, year by year: told per what somebody asks, and down to the row of the voucher. */
export const costs = new Hono<Env>()
  .get('/:year', allow('register:read'), query(asked), async c => {
    const { data, actor, model, today } = c.var
    const year = yearIn(c)
    const { by, ...only } = c.req.valid('query')
    const [lists, whole, totals, ledgers, confirmed] = await Promise.all([
      data.lists(),
      data.costs.whole(year),
      data.costs.totals(),
      data.ledgers.list(),
      only.object === undefined ? [] : data.costs.forecasts(year).list(),
    ])
    const files = new Map(ledgers.map(({ id, fileName }) => [id, fileName]))
    const { objects, systems, contracts } = lists
    const names = { kinds: model.costKinds, families: model.families, objects, systems, contracts }
    const within = new Set(
      objects
        .filter(
          of =>
            (only.object === undefined || of.id === only.object) && (only.unit === undefined || of.unit === only.unit),
        )
        .filter(of => only.family === undefined || of.family === only.family)
        .map(({ id }) => id),
    )
    const rows = (whole?.rows ?? []).filter(row => within.has(row.object))
    const { sums, unallocated = [], accounts = {}, actualTo = 0 } = whole?.about ?? {}
    const years = [...new Set([...totals.map(total => total.year), yearOf(today)])].toSorted((a, b) => b - a)
    return c.json({
      ...{ year, years, by, actualTo, limit: model.overBudgetPercent },
      totals: sumsOf(rows),
      months: monthsOf(rows),
      /** Of how many objects the budget is decided on, of all that are asked for. */
      plans: { ...decidedness(rows), objects: within.size },
      groups: groupsOf(rows, by, names, accounts),
      /** What the ledgers came to, over all objects. */
      ...(sums && {
        sums: {
          ...sums,
          complete: completeness({ placed: Math.abs(sums.placed), unallocated: Math.abs(sums.unallocated) }),
        },
      }),
      /** Calculated staff cost over all objects: it stands beside the files. */
      staff: sumsOf((whole?.rows ?? []).filter(({ origin }) => origin === 'staff')),
      sources: (whole?.about.from.ledgers ?? []).map(of => ({ ...of, fileName: files.get(of.id) ?? '' })),
      unallocated: sum(unallocated.flatMap(({ months }) => months)),
      /** What the accounts of the unallocated are called, as `entity account`. */
      accounts: namesOfAccounts(unallocated, accounts),
      objects: objects.map(({ id, name, unit, family }) => ({ id, name, unit, family })),
      units: [...new Set(objects.flatMap(({ unit }) => unit || []))].toSorted((a, b) => a.localeCompare(b, 'sv')),
      /** Of one object: what its forecasts are suggested to be, and what somebody has confirmed. */
      ...(only.object !== undefined && {
        forecasts: forecastsOf(whole?.rows ?? [], only.object, confirmed, {
          people: lists.people,
          kinds: model.costKinds,
        }),
        mayConfirm: may(actor, 'forecast:confirm', only.object),
      }),
      trend: trendOf(
        totals.filter(total => total.year <= Math.max(year, yearOf(today))),
        within,
      ),
      mayImport: may(actor, 'ledger:import'),
      mayPlace: may(actor, 'costs:place'),
    })
  })

  /** Is what is shown made of how things are placed now? */
  .get('/:year/state', allow('register:read'), async c => {
    const year = yearIn(c)
    return c.json({ current: await isCurrent(c.var.data, year) })
  })

  /** The responsible person's forecast of a cost kind of an object for the whole year. */
  .put(
    '/:year/forecasts/:object/:kind',
    allow('forecast:confirm', objectInPath),
    body(ConfirmedForecast.pick({ amount: true, comment: true })),
    async c => {
      const { data, actor, model, today } = c.var
      const [year, object, kind] = [yearIn(c), c.req.param('object'), c.req.param('kind')]
      const [rows, before] = await Promise.all([data.costs.year(year), data.costs.forecasts(year).find(object, kind)])
      existing(await data.objects.find(object), 'object_unknown')
      existing(
        model.costKinds.find(({ id }) => id === kind),
        'cost_kind_unknown',
      )
      const said = { ...c.req.valid('json'), object, costKind: kind, year, by: actor.person, on: today }
      assertConfirmable(said, groupIn(rows, object, kind), model.overBudgetPercent)
      const saved = await (before
        ? data.costs.forecasts(year).save(before, said)
        : data.costs.forecasts(year).create(said))
      await data.costs.plan(year)
      return c.json(saved)
    },
  )

  /** Back to what is suggested. */
  .delete('/:year/forecasts/:object/:kind', allow('forecast:confirm', objectInPath), async c => {
    const { data } = c.var
    const year = yearIn(c)
    const forecasts = data.costs.forecasts(year)
    await forecasts.remove(await forecasts.get(c.req.param('object'), c.req.param('kind')))
    await data.costs.plan(year)
    return c.json({})
  })

  /** The rows of vouchers behind a sum; without an object, those that are unallocated. */
  .get(
    '/:year/rows',
    allow('register:read'),
    query(
      z.object({
        object: z.string().max(80).optional(),
        /** Of every object, and those that are unallocated. */
        all: z.stringbool().optional(),
        system: z.string().max(80).optional(),
        kind: z.string().max(80).optional(),
        account: z.string().max(20).optional(),
        nature: z.string().max(20).optional(),
        unit: z.string().max(120).optional(),
        family: z.string().max(80).optional(),
        /** Only what is placed. */
        placed: z.stringbool().optional(),
        month: z.coerce.number().int().min(1).max(12).optional(),
        text: z.string().trim().max(80).optional(),
        from: z.coerce.number().int().min(0).max(1_000_000).default(0),
        most: z.coerce.number().int().min(1).max(2_000).default(PAGE),
      }),
    ),
    async c => {
      const { data } = c.var
      const year = yearIn(c)
      const { object, all, from, most, ...only } = c.req.valid('query')
      const [found, objects] = await Promise.all([
        all ? data.costs.allLedgerRows(year) : data.costs.ledgerRows(year, object),
        only.unit === undefined && only.family === undefined ? [] : data.objects.rows(),
      ])
      const rows = rowsAsked(found, only, objects)
      const sorted = rows.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
      return c.json({
        items: sorted.slice(from, from + most),
        ...{ count: rows.length, sum: sum(rows.map(({ amount }) => amount)) },
        ...(from + most < sorted.length && { next: from + most }),
      })
    },
  )

const namesOfAccounts = (of: CostYear['unallocated'], names: CostYear['accounts']) =>
  Object.fromEntries(
    of
      .map(({ entity, account }) => `${entity} ${account}`)
      .flatMap(id => (names[id] ? [[id, names[id]] as const] : [])),
  )

/** Each year's sums over some objects, for the trend. */
const trendOf = (totals: Awaited<ReturnType<Data['costs']['totals']>>, within: ReadonlySet<string>) =>
  [
    ...Map.groupBy(
      totals.filter(({ object }) => within.has(object)),
      total => total.year,
    ),
  ]
    .map(([year, its]) => ({
      year,
      budget: sum(its.map(of => of.budget)),
      actual: sum(its.map(of => of.actual)),
      forecast: sum(its.map(of => of.forecast)),
    }))
    .toSorted((a, b) => a.year - b.year)
