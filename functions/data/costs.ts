import { CostRow, CostTotal, totalsOf } from '#shared/costs.ts'
import { newToken, type Scope } from './collection.ts'
import { madeOf } from './memory.ts'
import { pack, unpack } from './packed.ts'
import type { Row } from './table.ts'

/** Cost rows of a municipality. A year comes whole, from an import, so its totals are written when it is loaded. */
export function costsOf({ door, keys, memory, marked }: Scope) {
  /** Every cost row of a year: eight shards in one parallel round trip. */
  const rowsOf = async (of: number): Promise<CostRow[]> =>
    (await Promise.all(keys.costShards(of).map(pk => door.all({ pk, begins: 'COST#' }))))
      .flat()
      .map(row => CostRow.parse(row))

  const read = (row: Row) => (unpack(row.totals as Uint8Array) as unknown[]).map(total => CostTotal.parse(total))

  return {
    year: rowsOf,

    /** Totals per object of one year, or of every year: what a list or a trend needs, without the rows. */
    async totals(year?: number): Promise<CostTotal[]> {
      const begins = keys.costTotals(year ?? '').sk
      const years = await marked.rows(begins, read)
      if (years) return madeOf(memory, `all ${begins}`, years, () => years.flat())
      return (await door.all({ pk: keys.prefix, begins, consistent: true })).flatMap(read)
    },

    async load(rows: CostRow[]) {
      await door.load(rows.map((row): Row => ({ ...keys.cost(row.year, row.id), ...CostRow.parse(row) })))
      for (const of of new Set(rows.map(row => row.year))) {
        const value = pack(totalsOf(of, await rowsOf(of)))
        await door.commit([{ Share: { Key: keys.costTotals(of), attribute: 'totals', value } }], newToken())
      }
    },
  }
}
