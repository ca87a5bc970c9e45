import { isPlanned, type CostRow } from './costs.ts'
import { sum, type Ore } from './money.ts'

/** An object's budget of a year by cost kind, in öre, as people have written it: what the next plan is held against. */
export function budgetBefore(costs: CostRow[]): Map<string, Ore> {
  const was = new Map<string, Ore>()
  for (const { costKind, budget } of costs.filter(isPlanned)) was.set(costKind, (was.get(costKind) ?? 0) + sum(budget))
  return was
}
