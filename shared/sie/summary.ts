import { addDays, addMonths, type Day } from '../day.ts'
import type { Ore } from '../money.ts'
import { faultCounter, type SieFault } from './faults.ts'
import type { SieBalance, SieHead, SieListener, SieRow, SieVoucher, SieYear } from './model.ts'
import { addTo, monthsOf, noSums, partsApart, type YearSums } from './sums.ts'

/** So many accounts, years of them, months in those, and months that rows lie in are summed: more than any file that means well. */
const ACCOUNTS = 20_000
const YEARS = 60_000
const MONTHS = 1_000_000
const SLOTS = 600
/** So many unbalanced vouchers are kept; all are counted. */
const UNBALANCED = 1_000
/** So many rows outside of the years are named in each month; all are counted. */
const NAMED = 20

/** One account in one year, all in öre by month; no `yearNumber` for rows that lie in no year, no month (``) for those without a day. `changes` come from #TRANS, `months` from #PSALDO. */
export type SieSums = {
  account: string
  yearNumber?: number
  opening?: Ore
  closing?: Ore
  result?: Ore
  changes: Map<string, Ore>
  months: Map<string, Ore>
  budgets: Map<string, Ore>
}
export type SieUnbalanced = Pick<SieVoucher, 'series' | 'number' | 'date' | 'line'> & { difference: Ore }

/** What a file comes to. `partsApart`: see `sums.ts`. `faultCount` counts those of the head and rows outside of the years. */
export type SieSummary = {
  head: SieHead
  sums: SieSums[]
  partsApart: boolean
  unbalanced: SieUnbalanced[]
  unbalancedCount: number
  faults: SieFault[]
  faultCount: number
}

type Account = { changes: (Ore | undefined)[]; years: Map<number, YearSums> }
/** A month of a year, or of none: where in `changes` it is. */
type Slot = { year: SieYear | undefined; month: string; rows: number; lines: number[] }

/** A listener that sums per account, year and month. `end` takes the head that the reader ends with. */
export function sieSummer(): { on: SieListener; end(head: SieHead): SieSummary } {
  const accounts = new Map<string, Account>()
  const years: SieYear[] = []
  const slots: Slot[] = []
  const slotOf = new Map<string, number>()
  const unbalanced: SieUnbalanced[] = []
  const faults: SieFault[] = []
  const own = faultCounter(fault => faults.push(fault))
  let unbalancedCount = 0
  let yearsKept = 0
  let monthsKept = 0
  let day: Day | undefined
  let slot = 0

  function accountOf(id: string, line: number, record: string): Account | undefined {
    const known = accounts.get(id)
    if (known) return known
    if (accounts.size >= ACCOUNTS) return void own.add(line, record, 'too_many')
    const account: Account = { changes: [], years: new Map() }
    accounts.set(id, account)
    return account
  }
  function findSlot(date: Day): number {
    const year = years.find(({ from, to }) => from <= date && date <= to)
    const key = `${year?.number ?? ''} ${date.slice(0, 7)}`
    const known = slotOf.get(key)
    if (known !== undefined) return known
    if (slots.length >= SLOTS) return -1
    slotOf.set(key, slots.length)
    return slots.push({ year, month: date.slice(0, 7), rows: 0, lines: [] }) - 1
  }
  function row({ account, date, amount, line }: SieRow) {
    const sums = accountOf(account, line, 'TRANS')
    if (!sums) return
    if (date !== day) {
      day = date
      slot = findSlot(date)
    }
    if (slot < 0) return own.add(line, 'TRANS', 'too_many')
    sums.changes[slot] = (sums.changes[slot] ?? 0) + amount
    const at = slots[slot]!
    if (at.year || at.rows++ >= NAMED) return
    at.lines.push(line)
  }
  function balance({ kind, account, yearNumber, period = '', objects, amount, line }: SieBalance) {
    if (kind === 'objectOpening' || kind === 'objectClosing') return
    const sums = accountOf(account, line, '')
    if (!sums) return
    let year = sums.years.get(yearNumber)
    if (!year) {
      if (yearsKept++ >= YEARS) return own.add(line, '', 'too_many')
      sums.years.set(yearNumber, (year = noSums()))
    }
    const part = objects.length > 0
    if (kind === 'month' || kind === 'budget') {
      const months = year[part ? (`${kind}Parts` as const) : (`${kind}s` as const)]
      if (!months.has(period) && monthsKept++ >= MONTHS) return own.add(line, '', 'too_many')
      addTo(months, period, amount)
    } else if (!part) year[kind] = (year[kind] ?? 0) + amount
  }
  function voucherEnd({ series, number, date, line }: SieVoucher, difference: Ore) {
    if (difference === 0 || unbalancedCount++ >= UNBALANCED) return
    unbalanced.push({ series, number, date, line, difference })
  }

  function end(head: SieHead): SieSummary {
    // Years may stand after the vouchers: then it is the month that lies in one.
    for (const at of slots) at.year ??= years.find(year => at.month !== '' && holds(year, at.month))
    for (const { year, month, rows, lines } of slots) {
      if (year || month === '' || years.length === 0) continue
      for (let i = 0; i < rows; i++) own.add(lines[Math.min(i, lines.length - 1)]!, 'TRANS', 'outside_years')
    }
    const apart = partsApart([...accounts.values()].flatMap(({ years }) => [...years.values()]))
    const sums = [...accounts].flatMap(([id, account]) => sumsOf(id, account, slots, apart))
    sums.sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : yearOrder(b) - yearOrder(a)))
    const faultCount = head.faults + own.count()
    return { head, sums, partsApart: apart, unbalanced, unbalancedCount, faults, faultCount }
  }

  const on: SieListener = {
    year(year) {
      years.push(year)
      day = undefined
    },
    row,
    balance,
    voucherEnd,
    fault: fault => void faults.push(fault),
  }
  return { on, end }
}

const yearOrder = ({ yearNumber }: SieSums) => yearNumber ?? -Infinity

const holds = ({ from, to }: SieYear, month: string): boolean =>
  from <= `${month}-01` && addDays(addMonths(`${month}-01`, 1), -1) <= to

function sumsOf(account: string, { changes, years }: Account, slots: Slot[], apart: boolean): SieSums[] {
  const byYear = new Map<number | undefined, Map<string, Ore>>()
  changes.forEach((amount, slot) => {
    if (amount === undefined) return
    const { year, month } = slots[slot]!
    const of = byYear.get(year?.number) ?? new Map<string, Ore>()
    byYear.set(year?.number, addTo(of, month, amount))
  })
  return [...new Set([...byYear.keys(), ...years.keys()])].map(number => {
    const { months, monthParts, budgets, budgetParts, ...balances } =
      (number === undefined ? undefined : years.get(number)) ?? noSums()
    return {
      account,
      ...(number !== undefined && { yearNumber: number }),
      ...balances,
      changes: byYear.get(number) ?? new Map(),
      months: monthsOf(months, monthParts, apart),
      budgets: monthsOf(budgets, budgetParts, apart),
    }
  })
}
