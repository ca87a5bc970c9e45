import { CostRow, CostTotal, totalsOf } from '#shared/costs.ts'
import { CostYear } from '#shared/cost-years.ts'
import type { Collected } from '#shared/ledgers/collect.ts'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import { costRowsOf } from '#shared/year-costs.ts'
import { newId, newToken, type Scope } from './collection.ts'
import { madeOf } from './memory.ts'
import { pack, unpack } from './packed.ts'
import type { Row, Write } from './table.ts'

/** Rows of one page: well under an item's 400 KB when packed. */
const [COST_ROWS, LEDGER_ROWS] = [2_500, 2_500]
/** Seconds that a year's former pages are kept: whoever is reading them gets to the end. */
const KEPT = 86_400
const NO_LEDGER = { from: { ledgers: [], placing: 0, hands: '' }, accounts: {} }

/** A year's costs as they were when somebody began to reckon them anew. */
export type Before = { revision: number; generation: string }

/**
 * Costs of a municipality. A year's are reckoned whole, laid in pages that nobody sees, and shown by one write: so its
 * rows, its totals and its ledger rows are always of one moment.
 */
export function costsOf({ door, keys, memory, marked, now }: Scope) {
  const readTotals = (row: Row) => (unpack(row.totals as Uint8Array) as unknown[]).map(total => CostTotal.parse(total))

  /** What is planned of a year, and what was entered without a ledger: eight shards in one parallel round trip. */
  const planned = async (of: number): Promise<CostRow[]> =>
    (await Promise.all(keys.costShards(of).map(pk => door.all({ pk, begins: 'COST#' }))))
      .flat()
      .map(row => CostRow.parse(row))

  const head = async (of: number): Promise<(CostYear & Before) | undefined> => {
    const row = await door.get(keys.costYear(of))
    return row && { ...CostYear.parse(unpack(row.about as Uint8Array)), ...beforeIn(row) }
  }
  const beforeIn = (row: Row) => ({ revision: Number(row.revision), generation: String(row.generation) })

  const pagesOf = async <T>(of: number, generation: string, name: string, n: number): Promise<T[]> => {
    const pages = Array.from({ length: n }, (_, i) => keys.costPage(of, generation, `${name}#${i}`))
    return (await door.gets(pages)).flatMap(row => (row ? (unpack(row.rows as Uint8Array) as T[]) : []))
  }

  const api = {
    planned,
    head,

    /** Every cost row of a year. */
    async year(of: number): Promise<CostRow[]> {
      return (await api.whole(of))?.rows ?? []
    },

    /** A year with its cost rows: two round trips, however many they are. */
    async whole(of: number): Promise<{ about: CostYear & Before; rows: CostRow[] } | undefined> {
      const about = await head(of)
      if (!about) return undefined
      const rows = await pagesOf<CostRow>(of, about.generation, 'COST', about.pages)
      return { about, rows }
    },

    /** The ledger rows of an object, or without one those that are unallocated. */
    async ledgerRows(of: number, object = ''): Promise<LedgerRow[]> {
      const about = await head(of)
      const n = about?.rowPages[object]
      return about && n ? pagesOf<LedgerRow>(of, about.generation, `ROW#${object}`, n) : []
    },

    /** Every ledger row of a year that is IT, or that nobody has decided on. */
    async allLedgerRows(of: number): Promise<LedgerRow[]> {
      const about = await head(of)
      if (!about) return []
      const pages = Object.entries(about.rowPages)
      return (
        await Promise.all(pages.map(([id, n]) => pagesOf<LedgerRow>(of, about.generation, `ROW#${id}`, n)))
      ).flat()
    },

    /** Totals per object of one year, or of every year: what a list or a trend needs, without the rows. */
    async totals(year?: number): Promise<CostTotal[]> {
      const begins = keys.costTotals(year ?? '').sk
      const years = await marked.rows(begins, readTotals)
      if (years) return madeOf(memory, `all ${begins}`, years, () => years.flat())
      return (await door.all({ pk: keys.prefix, begins, consistent: true })).flatMap(readTotals)
    },

    /** What is planned of years, and what was entered without a ledger. */
    async load(rows: CostRow[]): Promise<void> {
      await door.load(rows.map((row): Row => ({ ...keys.cost(row.year, row.id), ...CostRow.parse(row) })))
      for (const of of new Set(rows.map(row => row.year))) {
        const [was, all] = await Promise.all([head(of), planned(of)])
        await api.show(of, costRowsOf(of, all, [], new Set()), undefined, NO_LEDGER, was)
      }
    },

    /**
     * Shows what a year has been reckoned to, unless somebody else has shown it anew since `before`: then nothing is
     * shown and the condition's failure says so. `also` is written in the same transaction.
     */
    async show(
      of: number,
      rows: CostRow[],
      collected: Collected | undefined,
      made: Pick<CostYear, 'from' | 'accounts'>,
      before: Before | undefined,
      also: Write[] = [],
    ): Promise<void> {
      const generation = newId()
      const byObject = Map.groupBy(collected?.rows ?? [], row => (row.state === 'placed' ? row.object! : ''))
      const costPages = inPages(rows, COST_ROWS)
      const rowPages = [...byObject].map(([object, its]) => [object, inPages(its, LEDGER_ROWS)] as const)
      const page = (name: string, of_: unknown[][]) =>
        of_.map((part, i): Row => ({ ...keys.costPage(of, generation, `${name}#${i}`), rows: pack(part) }))
      await door.load([...page('COST', costPages), ...rowPages.flatMap(([id, pages]) => page(`ROW#${id}`, pages))])
      const about = CostYear.parse({
        ...{
          year: of,
          pages: costPages.length,
          actualTo: Math.max(0, ...rows.map(row => row.actualTo), ...made.from.ledgers.flatMap(({ months }) => months)),
        },
        rowPages: Object.fromEntries(rowPages.map(([object, pages]) => [object, pages.length])),
        ...(collected && { sums: collected.sums, outside: collected.outside, unallocated: collected.unallocated }),
        ...made,
      })
      const Item = { ...keys.costYear(of), revision: (before?.revision ?? 0) + 1, generation, about: pack(about) }
      const value = pack(totalsOf(of, rows))
      await door.commit(
        [
          {
            Put: {
              Item,
              ...(before
                ? {
                    ConditionExpression: '#r = :r',
                    ExpressionAttributeNames: { '#r': 'revision' },
                    ExpressionAttributeValues: { ':r': before.revision },
                  }
                : { ConditionExpression: 'attribute_not_exists(pk)' }),
            },
          },
          ...also,
          { Share: { Key: keys.costTotals(of), attribute: 'totals', value } },
        ],
        newToken(),
      )
      if (before) await forget(of, before.generation)
    },
  }

  /** Pages that are no longer shown go by themselves in a day. */
  async function forget(of: number, generation: string) {
    const ttl = Math.floor(now().getTime() / 1000) + KEPT
    const { pk } = keys.costPage(of, generation, '')
    await door.load((await door.all({ pk })).map(row => ({ ...row, ttl })))
  }
  return api
}

function inPages<T>(rows: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
