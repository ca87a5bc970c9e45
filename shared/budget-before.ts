import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import { sum, type Ore } from './money.ts'

/** An object's budget of operations in a year by cost kind, in öre: its cost rows', which are what its plan says and nothing else. */
export function budgetBefore(costs: CostRow[]): Map<string, Ore> {
  const was = new Map<string, Ore>()
  for (const { costKind, budget } of costs.filter(isOperations))
    was.set(costKind, (was.get(costKind) ?? 0) + sum(budget))
  return was
}
