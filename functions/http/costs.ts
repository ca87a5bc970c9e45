import { Hono } from 'hono'
import * as z from 'zod'
import { groupsOf, suppliersOf, ways } from '#shared/cost-page.ts'
import { forecastsOf } from '#shared/cost-forecasts.ts'
import { CostPeriod, filesWithin, rowsWithin, spanOf } from '#shared/cost-periods.ts'
import { countedOn, countOn, keyFigures, type Counted } from '#shared/cost-counts.ts'
import type { CostYear } from '#shared/cost-years.ts'
import { groupIn, investedIn, monthsOf, sumsOf } from '#shared/costs.ts'
import { assertConfirmable, ConfirmedForecast } from '#shared/forecasts.ts'
import { idsOf } from '#shared/ids.ts'
import { includedIn } from '#shared/included.ts'
import { completeness } from '#shared/key-costs.ts'
import { knownCosts } from '#shared/known-costs.ts'
import { yearOf } from '#shared/day.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import { decidedness } from '#shared/plan-budgets.ts'
import { cellsAsked, rowsAsked } from '#shared/ledgers/asked.ts'
import { sum } from '#shared/money.ts'
import { isCurrent } from '../data/current-costs.ts'
import type { Data } from '../data/index.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const asked = z.object({
  by: z.enum(ways).default('kind'),
  period: CostPeriod,
  object: z.string().max(80).optional(),
  unit: z.string().max(120).optional(),
  family: z.string().max(80).optional(),
})

/** Voucher rows of one answer. */
const PAGE = 100

/** What IT costs, year by year: told per what somebody asks, and down to the row of the voucher. */
export const costs = new Hono<Env>()
  .get('/:year', allow('register:read'), query(asked), async c => {
    const { data, actor, model, tenant, today } = c.var
    const year = yearIn(c)
    const { by, period, ...only } = c.req.valid('query')
    const span = spanOf(period)
    const [lists, whole, totals, ledgers, { counts }, confirmed] = await Promise.all([
      data.lists(),
      data.costs.whole(year),
      data.costs.totals(),
      data.ledgers.list(),
      data.economy.now(tenant),
      only.object === undefined ? [] : data.costs.forecasts(year).list(),
    ])
    const files = new Map(ledgers.map(({ id, fileName }) => [id, fileName]))
    const { objects, systems, contracts } = lists
    const names = { kinds: model.costKinds, families: model.families, objects, systems, contracts }
    const known = idsOf(objects)
    const within = new Set(
      objects
        .filter(
          of =>
            (only.object === undefined || of.id === only.object) && (only.unit === undefined || of.unit === only.unit),
        )
        .filter(of => only.family === undefined || of.family === only.family)
        .map(({ id }) => id),
    )
    const ofYear = (whole?.rows ?? []).filter(row => within.has(row.object))
    const ofPeriod = rowsWithin(whole?.rows ?? [], span)
    const rows = ofPeriod.filter(row => within.has(row.object))
    const { unallocated = [], accounts = {}, actualTo = 0 } = whole?.about ?? {}
    const sums = whole && filesWithin(whole.about, whole.rows, span)
    const file = { placed: Math.abs(sums?.placed ?? 0), unallocated: Math.abs(sums?.unallocated ?? 0) }
    const on = (what: Counted) => countOn(counts, what, countedOn(year, today), tenant)
    const per = { users: on('users'), fte: on('fte'), residents: on('residents') }
    const years = [...new Set([...totals.map(total => total.year), yearOf(today)])].toSorted((a, b) => b - a)
    return c.json({
      ...{ year, years, by, period, span, actualTo, limit: model.overBudgetPercent },
      totals: sumsOf(rows),
      /** Investeringsutgifter: beside the totals, never in them. */
      investment: investedIn(rows),
      /** All of the year's months, those outside the period too. */
      months: monthsOf(ofYear),
      /** Of how many objects the budget is decided on, of all that are asked for. */
      plans: { ...decidedness(ofYear), objects: within.size },
      groups: groupsOf(rows, by, names, accounts),
      /** What the ledgers came to in the period, over all objects. */
      ...(sums && {
        sums: { ...sums, complete: completeness(file) },
      }),
      /** What all the period's actual is made of, over all objects: what is calculated stands beside the files. */
      included: includedIn(
        ofPeriod.filter(({ object }) => known.has(object)),
        file,
      ),
      sources: (whole?.about.from.ledgers ?? []).map(of => ({ ...of, fileName: files.get(of.id) ?? '' })),
      unallocated: sum(unallocated.flatMap(({ months }) => months)),
      /** What the accounts of the unallocated are called, as `entity account`. */
      accounts: namesOfAccounts(unallocated, accounts),
      objects: objects.map(({ id, name, unit, family }) => ({ id, name, unit, family })),
      units: [...new Set(objects.flatMap(({ unit }) => unit || []))].toSorted((a, b) => a.localeCompare(b, 'sv')),
      /** Of one object: what its forecasts are suggested to be, and what somebody has confirmed. */
      ...(only.object !== undefined && {
        forecasts: forecastsOf(
          whole?.rows ?? [],
          only.object,
          confirmed,
          knownCosts(whole?.rows ?? [], contracts, year),
          { people: lists.people, kinds: model.costKinds },
        ),
        mayConfirm: may(actor, 'forecast:confirm', only.object),
      }),
      /** Nyckeltal of the period's forecast, and what it is divided by. */
      keys: { ...keyFigures(rows, per, file), counts: per },
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
      // Nothing confirmed yet is revision 0: of two who confirm at once, the second sees what the first said.
      if ((before?.revision ?? 0) !== ifMatch(c)) throw new Refusal('stale', { current: before ?? null })
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
    await forecasts.remove(await forecasts.at(ifMatch(c), c.req.param('object'), c.req.param('kind')))
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
        entity: z.string().max(40).optional(),
        account: z.string().max(20).optional(),
        supplier: z.string().max(120).optional(),
        nature: z.string().max(20).optional(),
        unit: z.string().max(120).optional(),
        family: z.string().max(80).optional(),
        /** Only what is placed. */
        placed: z.stringbool().optional(),
        period: CostPeriod,
        text: z.string().trim().max(80).optional(),
        from: z.coerce.number().int().min(0).max(1_000_000).default(0),
        most: z.coerce.number().int().min(1).max(2_000).default(PAGE),
      }),
    ),
    async c => {
      const { data } = c.var
      const year = yearIn(c)
      const { object, all, from, most, ...only } = c.req.valid('query')
      const [whole, lists] = await Promise.all([data.costs.whole(year), data.lists()])
      const of = { objects: lists.objects, supplierOf: suppliersOf(lists) }
      const found = await data.costs.ledgerRows(year, cellsAsked(whole?.rows ?? [], { ...only, object, all }, of))
      const rows = rowsAsked(found, only, of)
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
      investment: sum(its.map(of => of.investment?.forecast ?? 0)),
    }))
    .toSorted((a, b) => a.year - b.year)
