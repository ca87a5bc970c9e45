import { isDeepStrictEqual } from 'node:util'
import { CostRow, CostTotal, totalsOf } from '#shared/costs.ts'
import { CostYear } from '#shared/cost-years.ts'
import { ConfirmedForecast } from '#shared/forecasts.ts'
import { AHEAD, budgeted, type PlanBudget } from '#shared/plan-budgets.ts'
import type { Collected } from '#shared/ledgers/collect.ts'
import type { Cell } from '#shared/ledgers/asked.ts'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import type { StaffCosts } from '#shared/staff-costs.ts'
import { Refusal } from '#shared/refusal.ts'
import { cellsIn, costRowsOf } from '#shared/year-costs.ts'
import type { BudgetMarks } from './budget-marks.ts'
import { collection, newId, newToken, type Scope } from './collection.ts'
import { costPages, type Before } from './cost-pages.ts'
import type { InternalCosts } from './internal-costs.ts'
import { madeOf } from './memory.ts'
import { pack, unpack } from './packed.ts'
import { ConditionFailed, type Row, type Write } from './table.ts'

/** Something of a year's ledgers, for `show`: what they came to and from where; left out they are as they were. */
export type FromLedgers = { collected: Collected } & Pick<CostYear, 'from' | 'accounts'>

/** What a year's costs are made of beside its ledgers, as it is now: plans, staff cost, investments and allocation. */
export type Beside = {
  staffCosts: (year: number) => Promise<StaffCosts>
  /** Investments and allocation of any year. */
  internal: () => Promise<(year: number) => InternalCosts>
  plans: { budgets: (year: number) => Promise<PlanBudget[]> }
  budgets: BudgetMarks
}

/**
 * Costs of a municipality. A year's are reckoned whole, laid in pages that nobody sees, and shown by one write: so its
 * rows, its totals and its ledger rows are always of one moment. Whoever reads a year whose plans have been written in
 * since has it reckoned anew first: what is read of budgets is always what the plans say.
 */
export function costsOf(scope: Scope, { staffCosts, internal, plans, budgets }: Beside) {
  const { door, keys, memory, marked } = scope
  const pages = costPages(scope)
  const readTotals = (row: Row) => (unpack(row.totals as Uint8Array) as unknown[]).map(total => CostTotal.parse(total))

  /** Forecasts of a year that people have confirmed, one for each cost kind of an object. */
  const forecasts = (of: number) =>
    collection(scope, {
      name: `forecast#${of}`,
      schema: ConfirmedForecast,
      key: (object: string, kind: string) => keys.forecast(of, object, kind),
      id: forecast => [forecast.object, forecast.costKind],
      list: { pk: keys.forecast(of, '', '').pk, begins: 'FORE#', consistent: true },
    })

  /** What is planned of a year, by its plans and by what was read in: all of it in one parallel round trip. */
  const planned = async (of: number): Promise<CostRow[]> => {
    const [shards, ...plansOf] = await Promise.all([
      Promise.all(keys.costShards(of).map(pk => door.all({ pk, begins: 'COST#' }))),
      ...Array.from({ length: AHEAD + 1 }, (_, back) => plans.budgets(of - back)),
    ])
    const loaded = shards.flat().map(row => CostRow.parse(row))
    return budgeted(of, loaded, plansOf.flat())
  }

  async function head(of: number): Promise<(CostYear & Before) | undefined> {
    const row = await door.get(keys.costYear(of))
    if (!row) return undefined
    const about = CostYear.parse(unpack(row.about as Uint8Array))
    return { ...about, revision: Number(row.revision), generation: String(row.generation) }
  }

  /** A year with its cost rows as it is shown: two round trips, however many they are. */
  async function shown(of: number): Promise<{ about: CostYear & Before; rows: CostRow[] } | undefined> {
    const about = await head(of)
    return about && { about, rows: await pages.read<CostRow>(of, about.generation, 'COST', about.pages) }
  }

  /** A year with its cost rows, reckoned anew first where its plans have been written in since. */
  async function whole(of: number) {
    const [marks, found] = await Promise.all([budgets.now(), shown(of)])
    if (!marks.isStale(of)) return found
    await plan(of)
    return shown(of)
  }

  async function readAllTotals(year?: number): Promise<CostTotal[]> {
    const begins = keys.costTotals(year ?? '').sk
    const years = await marked.rows(begins, readTotals)
    if (years) return madeOf(memory, `all ${begins}`, years, () => years.flat())
    return (await door.all({ pk: keys.prefix, begins, consistent: true })).flatMap(readTotals)
  }

  /**
   * Shows what a year has been reckoned to, unless somebody else has shown it anew since `before`: then the condition
   * fails. `also` is written in the same transaction.
   */
  async function show(
    of: number,
    rows: CostRow[],
    before: (CostYear & Before) | undefined,
    made?: FromLedgers | { from: Pick<CostYear['from'], 'internal'> },
    also: Write[] = [],
  ) {
    const generation = newId()
    const read = made && 'collected' in made ? made : undefined
    const cells = inCells(read?.collected.rows ?? [])
    const named = new Map([...cells].map(([cell, its]) => [`ROW#${cell}`, its as unknown[]]))
    const laid = await pages.lay(of, generation, new Map([['COST', rows], ...named]))
    const { sums, outside, unallocated } = read?.collected ?? before ?? {}
    const accounts = read?.accounts ?? before?.accounts ?? {}
    const from = { ledgers: [], placing: 0, hands: '', ...before?.from, ...made?.from }
    const about = CostYear.parse({
      ...{ year: of, pages: laid.get('COST') ?? 0, from, accounts, outside, unallocated },
      ...(from.ledgers.length > 0 && { sums }),
      actualTo: Math.max(0, ...rows.map(row => row.actualTo), ...from.ledgers.flatMap(({ months }) => months)),
      rowsIn: read ? generation : before?.rowsIn,
      rowPages: read
        ? Object.fromEntries([...cells.keys()].map(cell => [cell, laid.get(`ROW#${cell}`) ?? 0]))
        : (before?.rowPages ?? {}),
    })
    const Item = { ...keys.costYear(of), revision: (before?.revision ?? 0) + 1, generation, about: pack(about) }
    const totals = { Key: keys.costTotals(of), attribute: 'totals', value: pack(totalsOf(of, rows)) }
    try {
      await door.commit([{ Put: { Item, ...unchanged(before) } }, ...also, { Share: totals }], newToken())
    } catch (error) {
      await pages.forget(of, [generation], undefined)
      throw error
    }
    if (before)
      await pages.forget(of, [before.generation, ...(read && before.rowsIn ? [before.rowsIn] : [])], about.rowsIn)
  }

  /**
   * Reckons a year anew with what is planned, confirmed, staffed, invested and divided now; its ledgers are as
   * they were placed. Where nothing has become otherwise nothing is shown anew; answers whether something was. Begun
   * anew when somebody else was first.
   */
  async function plan(of: number, attempts = 3): Promise<boolean> {
    // Read before the plans: what is written in them meanwhile is reckoned by the next.
    const marks = await budgets.now()
    const [was, all, confirmed, { lines }, internalIn] = await Promise.all([
      shown(of),
      planned(of),
      forecasts(of).list(),
      staffCosts(of),
      internal(),
    ])
    const { mark, ...divided } = internalIn(of)
    const covered = new Set(was?.about.from.ledgers.flatMap(({ months }) => months))
    const cells = cellsIn(was?.rows ?? [])
    const rows = costRowsOf(of, { planned: all, cells, covered, confirmed, staff: lines, ...divided })
    const reckoned = marks.reckoned(of)
    const current = (was?.about.from.internal ?? '') === mark
    try {
      if (!current || !isDeepStrictEqual(rows, was?.rows ?? [])) {
        await show(of, rows, was?.about, { from: { internal: mark } }, reckoned)
        return true
      }
      const still: Write = { ConditionCheck: { Key: keys.costYear(of), ...unchanged(was?.about) } }
      if (reckoned.length > 0) await door.commit([still, ...reckoned], newToken())
      return false
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (attempts === 1) throw new Refusal('busy', { seconds: 2 })
      return plan(of, attempts - 1)
    }
  }

  return {
    planned,
    plan,
    /** Calculated staff cost of a year: beside its ledgers. */
    staff: async (of: number) => (await staffCosts(of)).lines,
    /** Investments and allocation of any year, as they are now. */
    internal,
    head,
    whole,
    show,
    forecasts,

    /** The cost rows that a moment showed; its pages are kept for a day after another is shown. */
    shownRows: (of: number, generation: string, n: number) => pages.read<CostRow>(of, generation, 'COST', n),

    /** Every cost row of a year. */
    year: async (of: number): Promise<CostRow[]> => (await whole(of))?.rows ?? [],

    /** The ledger rows of a year that are IT, or that nobody has decided on; of the cells that are wanted. */
    async ledgerRows(of: number, wanted: (cell: Cell) => boolean = () => true): Promise<LedgerRow[]> {
      const about = await head(of)
      const cells = Object.entries(about?.rowPages ?? {}).filter(([name]) => wanted(cellOf(name)))
      const named = cells.map(([name, n]) => ({ name: `ROW#${name}`, n }))
      return about ? pages.readAll<LedgerRow>(of, about.rowsIn ?? '', named) : []
    },

    /** Totals per object of one year, or of every year: what a list or a trend needs, without the rows. */
    async totals(year?: number): Promise<CostTotal[]> {
      const [marks, found] = await Promise.all([budgets.now(), readAllTotals(year)])
      const stale = marks.stale().filter(of => year === undefined || of === year)
      if (stale.length === 0) return found
      await Promise.all(stale.map(of => plan(of)))
      return readAllTotals(year)
    },

    /** What is planned of years, and what was entered without a ledger. */
    async load(rows: CostRow[]): Promise<void> {
      await door.load(rows.map((row): Row => ({ ...keys.cost(row.year, row.id), ...CostRow.parse(row) })))
      for (const of of new Set(rows.map(row => row.year))) await plan(of)
    },
  }
}

/** Rows of an object that lie together whatever their account: to read more of them costs no more. */
const FEW = 100

/** Ledger rows as they lie: an object's, or where they are many its rows on each account, called `<object>#<account>`. */
function inCells(rows: LedgerRow[]): Map<string, LedgerRow[]> {
  const byObject = Map.groupBy(rows, row => (row.state === 'placed' ? row.object! : ''))
  return new Map(
    [...byObject].flatMap(([object, its]) =>
      its.length <= FEW ? [[object, its] as const] : [...Map.groupBy(its, ({ account }) => `${object}#${account}`)],
    ),
  )
}

function cellOf(name: string): Cell {
  const [object = '', account] = name.split('#')
  return { object, account }
}

const unchanged = (before: Before | undefined) =>
  before
    ? {
        ConditionExpression: '#r = :r',
        ExpressionAttributeNames: { '#r': 'revision' },
        ExpressionAttributeValues: { ':r': before.revision },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' }
