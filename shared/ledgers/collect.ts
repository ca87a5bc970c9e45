import type { Ore } from '../money.ts'
import type { Placement } from '../placement.ts'
import type { Coded, Nature, Target } from '../placing.ts'
import type { LedgerSums } from './ledgers.ts'
import { rowKeys, short, type LedgerRow } from './rows.ts'

/** Costs of one kind in one place on one account of an entity, in öre month by month. */
export type Cell = {
  entity: string
  account: string
  object?: string | undefined
  system?: string | undefined
  contract?: string | undefined
  costKind?: string | undefined
  nature: Nature
  supplier?: string | undefined
  months: Ore[]
}
/** What is outside IT, in öre month by month. */
export type Outside = { entity: string; account: string; why: 'payroll' | 'notIt'; months: Ore[] }

/** A row of a file, while it is read. */
export type Read = Coded & { date: string; series: string; number: string; amount: Ore; line: number }

/** What a year's files come to: cells that are placed, cells that are not, what is outside, and the rows of the first two. */
export type Collected = {
  placed: Cell[]
  unallocated: Cell[]
  outside: Outside[]
  rows: LedgerRow[]
  /** Of all the files, and of each by its id. */
  sums: LedgerSums
  files: Map<string, LedgerSums>
}

/** More rows than this of IT and undecided, and the accounts have not been looked at: they are kept as sums. */
const MOST_ROWS = 300_000
/** A code string has at most eight parts. */
const MOST_PARTS = 8

const zeros = () => Array<Ore>(12).fill(0)

/**
 * Takes in a year's rows one by one, placed by `place` and by what people have said of them. Every row lands in one of
 * three places, so placed + unallocated + outside = the file, in each month of each account.
 */
export function collector(place: (row: Coded, hand?: Target) => Placement, hands: ReadonlyMap<string, Target>) {
  const cells = { placed: new Map<string, Cell>(), unallocated: new Map<string, Cell>() }
  const outside = new Map<string, Outside>()
  const rows: LedgerRow[] = []
  const keyOf = rowKeys()
  const handled = new Set([...hands.keys()].map(voucherOf))
  const files = new Map<string, LedgerSums>()

  return {
    /** One row of the file `ledger`; the amount by the entity's sign. */
    add(ledger: string, row: Read): void {
      const sums = sumsIn(files, ledger)
      sums.file += row.amount
      sums.rows++
      const month = Number(row.date.slice(5, 7)) - 1
      const key = handled.has(`${row.entity}|${short(row.series, 20)}|${short(row.number, 40)}`)
        ? keyOf(row)
        : undefined
      const placement = place(row, key === undefined ? undefined : hands.get(key))
      if (placement.state === 'notIt') {
        const why = placement.by[0] === 'payroll' ? 'payroll' : 'notIt'
        const id = `${row.entity} ${row.account} ${why}`
        let of = outside.get(id)
        if (!of) outside.set(id, (of = { entity: row.entity, account: row.account, why, months: zeros() }))
        of.months[month]! += row.amount
        sums.notIt += row.amount
        if (why === 'payroll') sums.payroll += row.amount
        if (isBalance(row.account)) sums.balance += row.amount
        return
      }
      const { state, by, ...to } = placement
      const { entity, account, supplier } = row
      // Only what is placed is told per supplier.
      const from = state === 'placed' ? supplier : undefined
      const id = [entity, account, to.object, to.system, to.contract, to.costKind, to.nature, from].join('|')
      let cell = cells[state].get(id)
      if (!cell)
        cells[state].set(id, (cell = { entity, account, ...to, ...(from && { supplier: from }), months: zeros() }))
      cell.months[month]! += row.amount
      sums[state] += row.amount
      sums[`${state}Rows`]++
      if (rows.length >= MOST_ROWS) return
      const { line, date, series, number, amount, text } = row
      rows.push({
        ...{
          key: key ?? keyOf(row),
          ledger,
          line,
          entity,
          date,
          series,
          number,
          account,
          amount,
          text: short(text, 200),
        },
        parts: row.parts.slice(0, MOST_PARTS).map(([dimension, value]) => [dimension, short(value, 60)]),
        ...(supplier && { supplier }),
        ...{ ...to, state, by },
      })
    },

    end(): Collected {
      const all = {
        placed: [...cells.placed.values()],
        unallocated: [...cells.unallocated.values()],
        outside: [...outside.values()],
      }
      return { ...all, rows, files, sums: [...files.values()].reduce(added, noSums()) }
    },
  }
}

const voucherOf = (key: string) => key.split('|').slice(0, 3).join('|')

/** Accounts of the balance sheet, in Kommun-Bas and in the chart of companies. */
export const isBalance = (account: string) => account.startsWith('1') || account.startsWith('2')

const noSums = (): LedgerSums => ({
  ...{ file: 0, placed: 0, unallocated: 0, notIt: 0, payroll: 0, balance: 0 },
  ...{ rows: 0, placedRows: 0, unallocatedRows: 0 },
})
const added = (a: LedgerSums, b: LedgerSums): LedgerSums =>
  Object.fromEntries(
    Object.entries(a).map(([part, amount]) => [part, amount + b[part as keyof LedgerSums]]),
  ) as LedgerSums

function sumsIn(files: Map<string, LedgerSums>, id: string): LedgerSums {
  let of = files.get(id)
  if (!of) files.set(id, (of = noSums()))
  return of
}

/** What one file came to; nothing when none of its rows counts. */
export const sumsOfFile = ({ files }: Pick<Collected, 'files'>, id: string): LedgerSums => files.get(id) ?? noSums()
