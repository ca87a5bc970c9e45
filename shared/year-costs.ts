import { CostRow } from './costs.ts'
import type { Year } from './day.ts'
import type { Cell } from './ledgers/collect.ts'
import type { Ore } from './money.ts'

/**
 * The cost rows of a year: budget and forecast as they are planned, actual as the ledgers have it. In months that a
 * ledger covers only the ledger counts; in the others what was entered without one.
 */
export function costRowsOf(year: Year, planned: CostRow[], cells: Cell[], covered: ReadonlySet<number>): CostRow[] {
  if (covered.size === 0) return planned
  const ledgerTo = Math.max(0, ...covered)
  const actualTo = Math.max(ledgerTo, ...planned.map(row => row.actualTo))
  const known = (actual: Ore[], forecast: Ore[]) =>
    forecast.map((ore, month) => (month < actualTo ? actual[month]! : ore))
  const asPlanned = planned.map(row => {
    const actual = row.actual.map((ore, month) => (covered.has(month + 1) ? 0 : ore))
    return { ...row, actual, forecast: known(actual, row.forecast), actualTo }
  })
  const asInLedger = cells.flatMap(({ months, object, costKind, ...cell }): CostRow[] =>
    object === undefined || costKind === undefined
      ? []
      : [
          CostRow.parse({
            ...cell,
            ...{ object, costKind, year, actualTo },
            id: [
              cell.entity,
              cell.account,
              object,
              cell.system,
              cell.contract,
              costKind,
              cell.nature,
              cell.supplier,
            ].join('|'),
            ...{ budget: Array<Ore>(12).fill(0), actual: months, forecast: months },
          }),
        ],
  )
  return [...asPlanned, ...asInLedger]
}
