import * as z from 'zod'
import { sum, type Ore } from './money.ts'
import type { StaffLine } from './staff-costs.ts'

const Digits = z.string().regex(/^\d{1,10}$/)

/** An interval of accounts, both ends included. Fewer digits take all that begin so: 50 to 51 takes 5010 and 5199. */
export const Accounts = z.object({ from: Digits, to: Digits })
export type Accounts = z.infer<typeof Accounts>

/** Does an account lie in the interval? */
export const isWithin = (account: string, { from, to }: Accounts): boolean =>
  account.slice(0, from.length) >= from && account.slice(0, to.length) <= to

type LedgerRow = { account: string; amount: Ore }

/**
 * Ersatt av beräknad personalkostnad: rows on accounts that are used as payroll are taken out of the cost, since
 * calculated staff cost stands in their place. They are still placed: counted + replaced = the rows.
 */
export function withoutPayroll<R extends Pick<LedgerRow, 'account'>>(rows: R[], payroll: Accounts[]) {
  const isPayroll = ({ account }: R) => payroll.some(interval => isWithin(account, interval))
  return { counted: rows.filter(row => !isPayroll(row)), replaced: rows.filter(isPayroll) }
}

/**
 * Never counted twice: the cost is what the ledger has besides payroll, and calculated staff cost. Only the ledger's
 * part is reconciled with the file, `ledger + replaced`; `staff` stands outside. In öre.
 */
export function costWithStaff(rows: LedgerRow[], payroll: Accounts[], lines: StaffLine[]) {
  const { counted, replaced } = withoutPayroll(rows, payroll)
  const ledger = sum(counted.map(({ amount }) => amount))
  const staff = sum(lines.flatMap(({ months }) => months))
  return { ledger, replaced: sum(replaced.map(({ amount }) => amount)), staff, total: ledger + staff }
}
