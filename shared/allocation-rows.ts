import { assertKey, keyIn, receiversOf, type Measures } from './allocation-keys.ts'
import { allocateInSteps, internalRows, type AllocationStep, type InternalRow } from './allocation-steps.ts'
import { measuresIn, pricesIn, stepsIn, type CostAllocation } from './allocation.ts'
import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import type { Year } from './day.ts'
import { chargesOf } from './internal-prices.ts'
import { addedMonths, noMonths, type Months } from './months.ts'
import { Refusal } from './refusal.ts'

/** What is paid to a giver by an internal price, in öre for each month. */
type Charge = { price: string; giver: string; receiver: string; months: Months }

/** Intern fördelning of one year, as far as it can be made. */
export type YearAllocation = {
  costKind: string
  charges: Charge[]
  steps: AllocationStep[]
  measures: Required<Measures>
}

/** What of it is not made, and why: objects or the cost kind have left the register, or nothing can be divided by the key. */
export type AllocationGap = { why: 'object' | 'costKind' | 'key'; name: string; gone: string[] }

type Known = { objects: ReadonlySet<string>; costKinds: ReadonlySet<string> }

/**
 * What is divided in a year. A step is taken whole or not at all: where its giver or one of its receivers has left the
 * register it is not, and that is told. A price is not paid by whoever has left, nor to it.
 */
export function allocationIn(
  year: Year,
  all: CostAllocation,
  { objects, costKinds }: Known,
): { made: YearAllocation; gaps: AllocationGap[] } {
  const { costKind } = all
  const [measures, taken, prices] = [measuresIn(all, year), stepsIn(all, year), pricesIn(all, year)]
  const none = { costKind, charges: [], steps: [], measures: { users: {}, fte: {} } }
  if (taken.length + prices.length === 0) return { made: none, gaps: [] }
  if (!costKinds.has(costKind))
    return { made: none, gaps: [{ why: 'costKind' as const, name: costKind, gone: [costKind] }] }
  const gaps: AllocationGap[] = []
  const left = (name: string, of: string[]) => {
    const gone = of.filter(id => !objects.has(id))
    if (gone.length > 0) gaps.push({ why: 'object', name, gone })
    return gone
  }
  const steps = taken.flatMap(({ giver, key: id }): AllocationStep[] => {
    try {
      const key = keyIn(all.keys, id, year)
      if (left(key.name, [giver, ...receiversOf(key)]).length > 0) return []
      assertKey(key, measures)
      return [{ giver, key }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      gaps.push({ why: 'key', name: all.keys.find(key => key.id === id)?.name ?? id, gone: [] })
      return []
    }
  })
  const charges = prices.flatMap(price => {
    const { id, name, giver, quantities } = price
    const paid = quantities.filter(({ quantity }) => quantity > 0)
    const gone = new Set(left(name, [giver, ...paid.map(({ receiver }) => receiver)]))
    if (gone.has(giver)) return []
    const present = paid.filter(({ receiver }) => !gone.has(receiver))
    return chargesOf(price, present).map((charge): Charge => ({ price: id, giver, ...charge }))
  })
  return { made: { costKind, charges, steps, measures }, gaps }
}

/** Operations of each object, in öre for each month. */
export const costsByObject = (rows: CostRow[], of: 'budget' | 'actual' | 'forecast'): Record<string, Months> =>
  Object.fromEntries(
    [...Map.groupBy(rows.filter(isOperations), row => row.object)].map(([object, its]) => [
      object,
      addedMonths(its.map(row => row[of])),
    ]),
  )

/**
 * The rows of a year's allocation over what objects cost: internal prices first, since they do not hang on what anything
 * costs; then the steps, each giver with what it has paid and been paid. The sum of every month is 0.
 */
export function allocated(
  costs: Record<string, Months>,
  { charges, steps, measures }: Omit<YearAllocation, 'costKind'>,
): InternalRow[] {
  const paid = [...Map.groupBy(charges, ({ giver }) => giver)].flatMap(([giver, of]) => internalRows(giver, of))
  const after = { ...costs }
  for (const { object, months } of paid) after[object] = addedMonths([after[object] ?? noMonths(), months])
  return [...paid, ...allocateInSteps(after, steps, measures).rows]
}

/**
 * Intern fördelning as cost rows, one for each pair of objects: + at the receiver, − at the giver, in budget, actual and
 * forecast each, so that what everything costs together is the same. Actual as far as the year's actuals go.
 */
export function allocationRowsOf(year: Year, rows: CostRow[], allocation: YearAllocation, actualTo: number): CostRow[] {
  const { costKind } = allocation
  const pairs = new Map<string, CostRow>()
  for (const what of ['budget', 'actual', 'forecast'] as const)
    for (const { object, counterpart, months } of allocated(costsByObject(rows, what), allocation)) {
      const id = `allocation|${object}|${counterpart}`
      const empty = { budget: noMonths(), actual: noMonths(), forecast: noMonths() }
      const pair = pairs.get(id) ?? {
        ...{ id, object, counterpart, costKind, origin: 'allocation', year, actualTo },
        ...empty,
      }
      const told = what === 'actual' ? months.map((ore, month) => (month < actualTo ? ore : 0)) : months
      pairs.set(id, { ...pair, [what]: addedMonths([pair[what], told]) })
    }
  return [...pairs.values()].filter(({ budget, actual, forecast }) => [budget, actual, forecast].flat().some(Boolean))
}
