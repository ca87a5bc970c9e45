import { sum, type Ore } from '../money.ts'
import type { PlacingRule, Target } from '../placing.ts'
import { monthOf, type LedgerRow } from './rows.ts'

/** Rows with the same account and the same value of a code part: they mostly belong at one place. */
export type RowGroup = {
  id: string
  entity: string
  account: string
  /** Empty: the rows do not say. */
  value: string
  rows: LedgerRow[]
  amount: Ore
  /** First and last month that it has rows of. */
  months: [from: number, to: number]
}

/** What a row says of a part of the code string; several values are one text. */
export const partOf = ({ parts }: Pick<LedgerRow, 'parts'>, dimension: string): string =>
  parts
    .filter(([of]) => of === dimension)
    .map(([, value]) => value)
    .join(' ')

/** Rows by account and, when one is named, by a code part: the largest amounts first. */
export function rowGroups(rows: LedgerRow[], dimension = ''): RowGroup[] {
  const value = (row: LedgerRow) => (dimension ? partOf(row, dimension) : '')
  const groups = Map.groupBy(rows, row => [row.entity, row.account, value(row)].join('|'))
  return [...groups]
    .map(([id, its]): RowGroup => {
      const months = its.map(monthOf)
      return {
        ...{ id, entity: its[0]!.entity, account: its[0]!.account, value: value(its[0]!) },
        rows: its.toSorted((a, b) => a.date.localeCompare(b.date) || a.line - b.line),
        ...{ amount: sum(its.map(({ amount }) => amount)), months: [Math.min(...months), Math.max(...months)] },
      }
    })
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || a.id.localeCompare(b.id))
}

/** The code parts that rows say something of: the one that most rules go by first, then the one that most rows have. */
export function dimensionsIn(rows: Pick<LedgerRow, 'parts'>[], rules: Pick<PlacingRule, 'parts'>[] = []): string[] {
  const times = new Map<string, number>()
  for (const { parts } of rows)
    for (const of of new Set(parts.map(([dimension]) => dimension))) times.set(of, (times.get(of) ?? 0) + 1)
  const ruled = (of: string) => rules.filter(({ parts }) => parts.some(({ dimension }) => dimension === of)).length
  return [...times]
    .toSorted(([a, n], [b, k]) => ruled(b) - ruled(a) || k - n || Number(a) - Number(b))
    .map(([dimension]) => dimension)
}

/** Accounts that a rule may name one by one; more are named as an interval. */
const ACCOUNTS = 20

/**
 * A rule that takes these rows and others like them: their accounts, and the code part that they are grouped by; where
 * they differ in that, every code part in which they are alike.
 */
export function ruleOfRows(
  rows: LedgerRow[],
  dimension: string,
  to: Target,
): Pick<PlacingRule, 'accounts' | 'parts' | 'to'> {
  const accounts = [...new Set(rows.map(({ account }) => account))].toSorted()
  const alike = dimensionsIn(rows).flatMap(of => {
    const values = new Set(rows.map(row => partOf(row, of)))
    const [value = ''] = values
    return values.size === 1 && value !== '' ? [{ dimension: of, from: value, to: value }] : []
  })
  const grouped = alike.filter(of => of.dimension === dimension)
  return {
    accounts:
      accounts.length > ACCOUNTS
        ? [{ from: accounts[0]!, to: accounts.at(-1)! }]
        : accounts.map(of => ({ from: of, to: of })),
    parts: (grouped.length > 0 ? grouped : alike).slice(0, 8),
    to,
  }
}
