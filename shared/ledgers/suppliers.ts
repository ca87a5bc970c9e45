import * as z from 'zod'
import type { Ore } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { oreIn } from './table-amounts.ts'
import { apart, cellReader, isSum, remembering, type Cells, type TableFault } from './table-cells.ts'
import { dayIn } from './table-days.ts'
import type { LedgerTable, TableColumns } from './tables.ts'

/** A row of a supplier ledger: whose invoice a voucher is, and its amount in öre where the table gives one. */
export type SupplierLine = {
  series: string
  number: string
  supplier: string
  amount: Ore | undefined
  date: string
  line: number
}

type On = { line?: (line: SupplierLine) => void; fault?: (fault: TableFault) => void }

/** A supplier ledger in rows of cells. A row without voucher number or supplier is a fault; a day or an amount is not needed. */
export function supplierReader({ table, columns }: { table: LedgerTable; columns: TableColumns }, on: On) {
  const { raw, fault, faults, unitOf } = cellReader(columns, table, on.fault)
  const names = remembering(text => apart(text).slice(0, 80))
  const days = remembering(text => dayIn(text, columns.year))
  const unit = unitOf('amount')
  let rows = 0
  return {
    /** One row of cells, numbered as in the file, from 1. */
    add(cells: Cells, line: number): void {
      if (cells.every(cell => cell === null || cell.trim() === '')) return
      const said = raw(cells, 'number')
      if (said === '') return isSum(cells) ? undefined : fault(line, 'number', 'number')
      const supplier = names(raw(cells, 'supplier'))
      if (supplier === '') return fault(line, 'supplier', 'supplier')
      const given = raw(cells, 'amount')
      const amount = given === '' ? undefined : oreIn(given, unit)
      if (typeof amount === 'string') fault(line, 'amount', amount)
      rows++
      on.line?.({
        ...voucherIn(apart(raw(cells, 'series')), apart(said)),
        ...{ supplier, amount: typeof amount === 'string' ? undefined : amount, line },
        date: days(raw(cells, 'date')),
      })
    },
    end: () => ({ rows, faults: faults() }),
  }
}

/** `L 1204` and `L1204` have their series in the number. */
function voucherIn(series: string, said: string): { series: string; number: string } {
  const [, own, number] = (series === '' && /^(\p{L}{1,4})[\s-]?(\d+)$/u.exec(said)) || []
  return own && number ? { series: own, number } : { series, number: said }
}

/** How a supplier ledger meets the ledger: of its vouchers those found, those with several suppliers (which name none), those found that name one, and of those found with an amount how many agree. */
export const SuppliersMet = z.object({
  vouchers: z.int(),
  found: z.int(),
  several: z.int(),
  named: z.int(),
  withAmount: z.int(),
  agree: z.int(),
})
export type SuppliersMet = z.infer<typeof SuppliersMet>

type Voucher = { supplier: string | undefined; amount: Ore | undefined; found: boolean } & Sums
/** What the ledger has of a voucher, in öre, and whether a row of it alone is the amount. */
type Sums = { debit: Ore; credit: Ore; alone: boolean }

/** Vouchers of one supplier ledger. */
const MOST = 500_000

/** Who the supplier of a ledger's rows is, by a supplier ledger of the same entity and year. */
export function supplierNames() {
  const known = new Map<string, Voucher>()
  const place = (series: string, number: string) => `${series.toUpperCase()} ${number.replace(/^0+(?=\d)/, '')}`
  return {
    /** A voucher with rows of several suppliers names none; its amounts are summed. */
    add({ series, number, supplier, amount }: SupplierLine): void {
      const key = place(series, number)
      const of = known.get(key)
      if (!of) {
        if (known.size === MOST) throw new Refusal('ledger_too_many_vouchers', { most: MOST })
        known.set(key, { supplier, amount, found: false, debit: 0, credit: 0, alone: false })
        return
      }
      if (of.supplier !== supplier) of.supplier = undefined
      if (amount !== undefined) of.amount = (of.amount ?? 0) + amount
    },

    /** The supplier of a row, whose voucher is found by it; a supplier ledger without series is of them all. */
    nameOf({ series, number, amount }: { series: string; number: string; amount: Ore }): string | undefined {
      if (number === '' || known.size === 0) return undefined
      const of = known.get(place(series, number)) ?? known.get(place('', number))
      if (!of) return undefined
      of.found = true
      if (amount > 0) of.debit += amount
      else of.credit -= amount
      of.alone ||= of.amount !== undefined && Math.abs(amount) === Math.abs(of.amount)
      return of.supplier
    },

    met(): SuppliersMet {
      const met: SuppliersMet = { vouchers: known.size, found: 0, several: 0, named: 0, withAmount: 0, agree: 0 }
      for (const { supplier, amount, found, ...sums } of known.values()) {
        if (supplier === undefined) met.several++
        if (!found) continue
        met.found++
        if (supplier !== undefined) met.named++
        if (amount === undefined) continue
        met.withAmount++
        if (agrees(Math.abs(amount), sums)) met.agree++
      }
      return met
    },
  }
}

/** An invoice is what the voucher has in debit, or in credit, or on a row: with or without value added tax. */
const agrees = (amount: Ore, { debit, credit, alone }: Sums) => alone || debit === amount || credit === amount
