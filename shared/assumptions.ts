import * as z from 'zod'
import { IndexChange } from './price-terms.ts'
import { Refusal } from './refusal.ts'
import { spelled } from './written.ts'

/** The account that a cost kind's budget goes to in a legal entity's economy system. */
export const BudgetAccount = z.object({
  entity: z.string().min(1).max(40),
  costKind: z.string().min(1).max(80),
  account: z.string().regex(/^\d{1,12}$/),
})
export type BudgetAccount = z.infer<typeof BudgetAccount>

/** Budgetförutsättningar: what next years' budgets are reckoned by, and where they go in the economy system. */
export const Assumptions = z.object({
  indexes: z.array(IndexChange).max(400).default([]),
  accounts: z.array(BudgetAccount).max(1_200).default([]),
  /** Objects whose budget is another legal entity's than the first one's. */
  entityOf: z.record(z.string().min(1).max(80), z.string().min(1).max(40)).default({}),
})
export type Assumptions = z.infer<typeof Assumptions>

/** An index changes once a year, and a cost kind has one account in each entity. */
export function assertAssumptions({ indexes, accounts }: Assumptions): void {
  const twice = indexes.find(
    (of, i) => indexes.findIndex(other => spelled(other.index) === spelled(of.index) && other.year === of.year) < i,
  )
  if (twice) throw new Refusal('index_change_twice', { index: twice.index, year: twice.year })
  const again = accounts.find(
    (of, i) => accounts.findIndex(other => other.entity === of.entity && other.costKind === of.costKind) < i,
  )
  if (again) throw new Refusal('budget_account_twice', { account: again.account })
}
