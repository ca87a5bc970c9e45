import * as z from 'zod'
import { isReconciled } from './cost-origins.ts'
import type { CostYear } from './cost-years.ts'
import { sumsOf, type CostRow } from './costs.ts'
import { isBalance } from './ledgers/collect.ts'
import type { LedgerSums } from './ledgers/ledgers.ts'
import { sum } from './money.ts'
import type { Months } from './months.ts'

/** Period that costs are followed in: the year, a tertial `t1`–`t3`, a month `m1`–`m12`, or up to and with one, `to1`–`to12`. */
export const CostPeriod = z
  .string()
  .regex(/^(year|t[1-3]|(m|to)([1-9]|1[0-2]))$/)
  .default('year')
export type CostPeriod = z.infer<typeof CostPeriod>

/** The months of a period, the first and the last of them, 1–12. */
export type Span = { from: number; to: number }

const wholeYear: Span = { from: 1, to: 12 }
const isWholeYear = ({ from, to }: Span): boolean => from === wholeYear.from && to === wholeYear.to

/** Which months a period has. */
export function spanOf(period: CostPeriod): Span {
  const n = Number(/\d+$/.exec(period)?.[0])
  if (period.startsWith('to')) return { from: 1, to: n }
  if (period.startsWith('t')) return { from: 4 * n - 3, to: 4 * n }
  return period.startsWith('m') ? { from: n, to: n } : wholeYear
}

/** Is a month, 1–12, one of the period's? */
export const isWithin = (month: number, { from, to }: Span): boolean => month >= from && month <= to

/** How many of the period's months have actuals. */
export const toldMonths = (actualTo: number, { from, to }: Span): number =>
  Math.max(0, Math.min(actualTo, to) - from + 1)

const cut = (months: Months, span: Span): Months => months.map((ore, i) => (isWithin(i + 1, span) ? ore : 0))

/** Cost rows of a period: what lies in other months is 0, so that each sum of them is the sum of the period's months. */
export const rowsWithin = (rows: CostRow[], span: Span): CostRow[] =>
  isWholeYear(span)
    ? rows
    : rows.map(row => ({
        ...row,
        ...{ budget: cut(row.budget, span), actual: cut(row.actual, span), forecast: cut(row.forecast, span) },
      }))

type FileSums = Pick<LedgerSums, 'file' | 'placed' | 'unallocated' | 'notIt' | 'payroll' | 'balance'>

/** What the year's files came to in a period, in öre; `rows` are the year's own. Its months sum to the files; none without them. */
export function filesWithin(
  { sums, outside, unallocated }: Pick<CostYear, 'sums' | 'outside' | 'unallocated'>,
  rows: CostRow[],
  span: Span,
): FileSums | undefined {
  if (!sums || isWholeYear(span)) return sums
  const within = (all: { months: Months }[]) => sum(all.flatMap(({ months }) => cut(months, span)))
  const ledger = rows.filter(({ origin }) => isReconciled(origin))
  const parts = {
    placed: sumsOf(rowsWithin(ledger, span)).actual,
    unallocated: within(unallocated),
    notIt: within(outside),
  }
  return {
    ...parts,
    file: sum(Object.values(parts)),
    payroll: within(outside.filter(({ why }) => why === 'payroll')),
    balance: within(outside.filter(({ account }) => isBalance(account))),
  }
}
