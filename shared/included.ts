import { isOperations } from './cost-origins.ts'
import { sumsOf, type CostRow } from './costs.ts'
import { stated, type CostPart, type Placed, type Stated } from './key-costs.ts'
import { sum, type Ore } from './money.ts'

const partOf = ({ origin }: CostRow): CostPart =>
  origin === 'staff' || origin === 'allocation' ? origin : origin === 'investment' ? 'capital' : 'operations'

export type Included = {
  /** Each part in öre; a part that there is nothing of in the year is not there. */
  parts: Partial<Record<CostPart, Ore>>
  /** What is moved between objects, in öre: what some bear of what others cost. */
  moved: Ore
} & Stated

/** What the actual, or the forecast, of rows is made of, and how complete it is: the parts sum to the total, which no outlay is in. */
export function includedIn(rows: CostRow[], file: Placed, what: 'actual' | 'forecast' = 'actual'): Included {
  const own = Map.groupBy(rows.filter(isOperations), partOf)
  const parts: Included['parts'] = Object.fromEntries([...own].map(([part, of]) => [part, sumsOf(of)[what]]))
  const moved = sum((own.get('allocation') ?? []).flatMap(row => row[what]).filter(ore => ore > 0))
  return { parts, moved, ...stated(parts, file) }
}
