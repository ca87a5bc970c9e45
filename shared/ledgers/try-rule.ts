import { sum, type Ore } from '../money.ts'
import { placementOf, type ObjectOf } from '../placement.ts'
import { inForce, meets, type Placing, type PlacingRule } from '../placing.ts'
import type { LedgerRow } from './rows.ts'

/** What a rule would do to a year's rows: how many it meets, how many would land elsewhere, and the first of those. */
export type RuleTried = {
  hits: number
  amount: Ore
  changes: number
  rows: { row: LedgerRow; object?: string; costKind?: string; state: 'placed' | 'unallocated' | 'notIt' }[]
}

/** How many rows are shown. */
const SHOWN = 50

/** Tries the placing as it would be, on the rows that the rule meets. Rows that people have placed by hand stay. */
export function tried(
  rule: PlacingRule,
  after: Placing,
  rows: LedgerRow[],
  year: number,
  objectOf: ObjectOf,
): RuleTried {
  const now = inForce(after, year)
  const met = rows.filter(row => meets(row, rule))
  const changed = met.flatMap(row => {
    if (row.by.includes('hand')) return []
    const to = placementOf(row, now, objectOf)
    const same =
      to.state === row.state &&
      (['object', 'system', 'contract', 'costKind', 'nature'] as const).every(p => to[p] === row[p])
    return same
      ? []
      : [
          {
            row,
            state: to.state,
            ...(to.object && { object: to.object }),
            ...(to.costKind && { costKind: to.costKind }),
          },
        ]
  })
  return {
    ...{ hits: met.length, amount: sum(met.map(({ amount }) => amount)) },
    ...{ changes: changed.length, rows: changed.slice(0, SHOWN) },
  }
}
