import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import { sum, type Ore } from './money.ts'
import { lineTotal, type BudgetLine } from './plan-rows.ts'

/**
 * An object's budget of operations the year before by cost kind, in öre: what the accounts say; where they say nothing, what the
 * approved plan of that year did.
 */
export function budgetBefore(costs: CostRow[], approved: BudgetLine[] = []): Map<string, Ore> {
  const was = new Map<string, Ore>()
  const add = (kind: string, amount: Ore) => was.set(kind, (was.get(kind) ?? 0) + amount)
  if (costs.length > 0) for (const row of costs.filter(isOperations)) add(row.costKind, sum(row.budget))
  else for (const line of approved) add(line.costKind, lineTotal(line))
  return was
}
