import { yearOf } from '../day.ts'
import type { AboutLedger } from './ledgers.ts'
import type { SupplierLine } from './suppliers.ts'
import type { TableFault } from './table-cells.ts'
import type { LedgerTable, TableColumns } from './tables.ts'

/** How many faults are named; all are counted. */
const NAMED = 20
/** Vouchers are counted until there are so many. */
const MOST = 500_000

/** What a supplier ledger holds, worked out while it is read: the year that most of its rows are of, and its months. */
export function supplierSurvey() {
  const months = new Map<string, number>()
  const vouchers = new Set<string>()
  const faults: TableFault[] = []
  return {
    on: {
      line({ series, number, date }: SupplierLine) {
        if (vouchers.size < MOST) vouchers.add(`${series} ${number}`)
        const month = date.slice(0, 7)
        if (month) months.set(month, (months.get(month) ?? 0) + 1)
      },
      fault(fault: TableFault) {
        if (faults.length < NAMED) faults.push(fault)
      },
    },

    /** The file as people meet it; nothing when it has no row, or nothing that says which year it is of. */
    end(
      { rows, faults: faultCount }: { rows: number; faults: number },
      { table, columns: { generated, year: chosen } }: { table: LedgerTable; columns: TableColumns },
    ): AboutLedger | undefined {
      const ofYear = new Map<number, number>()
      for (const [month, n] of months) ofYear.set(yearOf(month), (ofYear.get(yearOf(month)) ?? 0) + n)
      const year = chosen ?? [...ofYear].toSorted((a, b) => b[1] - a[1])[0]?.[0]
      if (rows === 0 || year === undefined) return undefined
      const its = [...months.keys()].filter(month => yearOf(month) === year).map(month => Number(month.slice(5)))
      return {
        ...{ type: table.format, encoding: table.encoding, program: '', company: '', orgNumber: '', years: [] },
        ...(generated && { generated }),
        // An invoice is entered some time after its date: its voucher may be of any month until the last.
        ...{ year, from: 1, to: its.length > 0 ? Math.max(...its) : 12 },
        ...{ vouchers: vouchers.size, rows, dimensions: [], unbalanced: [], unbalancedCount: 0, faults, faultCount },
      }
    },
  }
}
