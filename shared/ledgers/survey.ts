import { sum, type Ore } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { SieHead, SieVoucher } from '../sie/model.ts'
import type { Read } from './collect.ts'
import { MOST_ACCOUNTS, type AboutLedger, type LedgerAccount } from './ledgers.ts'
import type { TableEncoding } from './tables.ts'

/** How many faults and vouchers are named; all are counted. */
const NAMED = 20

/** Öre in a month of an account: ten milliard kronor, which no municipality has. */
const LARGEST = 1_000_000_000_000

type Fault = AboutLedger['faults'][number]
/** What a file says of itself. */
type Head = Pick<SieHead, 'program' | 'company' | 'orgNumber' | 'generated' | 'years' | 'vouchers' | 'faults'> & {
  type: string
  accounts: ReadonlyMap<string, { name: string }>
  dimensions: ReadonlyMap<string, { name: string }>
}

type Account = { rows: number; months: Ore[] }

/** What a file holds, worked out while it is read: account by account and month by month of each year that it has rows of. */
export function survey() {
  const years = new Map<string, Map<string, Account>>()
  const unbalanced: AboutLedger['unbalanced'] = []
  const faults: Fault[] = []
  let [unbalancedCount, rows] = [0, 0]

  return {
    on: {
      row({ date, account, amount, line }: Read) {
        rows++
        const year = date.slice(0, 4)
        let accounts = years.get(year)
        if (!accounts) years.set(year, (accounts = new Map()))
        let of = accounts.get(account)
        if (!of && accounts.size === MOST_ACCOUNTS)
          throw new Refusal('ledger_too_many_accounts', { most: MOST_ACCOUNTS })
        if (!of) accounts.set(account, (of = { rows: 0, months: Array<Ore>(12).fill(0) }))
        of.rows++
        const month = Number(date.slice(5, 7)) - 1
        of.months[month]! += amount
        if (Math.abs(of.months[month]!) > LARGEST) throw new Refusal('ledger_amounts_too_large', { account, line })
      },
      unbalanced({ series, number, date, line }: SieVoucher, difference: Ore) {
        unbalancedCount++
        if (unbalanced.length < NAMED) unbalanced.push({ series, number, date, line, difference })
      },
      fault(fault: Fault) {
        if (faults.length < NAMED) faults.push(fault)
      },
    },

    /** The file as people meet it, and its accounts in the year that most of its rows are of; nothing when it has no row. */
    end(head: Head, encoding: TableEncoding): { about: AboutLedger; accounts: LedgerAccount[] } | undefined {
      const count = (of: Map<string, Account>) => sum([...of.values()].map(account => account.rows))
      const [year, accounts] = [...years].toSorted(([, a], [, b]) => count(b) - count(a))[0] ?? []
      if (!year || !accounts) return undefined
      const months = Array.from({ length: 12 }, (_, month) => month + 1).filter(month =>
        [...accounts.values()].some(of => of.months[month - 1] !== 0),
      )
      const { type, program, company, orgNumber, generated, dimensions, vouchers } = head
      const about = {
        ...{ type, program, company, orgNumber, encoding, vouchers, rows },
        ...(generated && { generated }),
        years: head.years.map(({ number, from, to }) => ({ number, from, to })),
        ...{ year: Number(year), from: months[0] ?? 1, to: months.at(-1) ?? 12 },
        dimensions: [...dimensions].map(([id, { name }]) => ({ id, name })),
        ...{ unbalanced, unbalancedCount, faultCount: head.faults },
        faults: faults.map(({ line, record, reason }) => ({ line, record, reason })),
      }
      const named = [...accounts]
        .map(([account, of]) => ({ account, name: head.accounts.get(account)?.name ?? '', ...of }))
        .toSorted((a, b) => a.account.localeCompare(b.account))
      return { about, accounts: named }
    },
  }
}
