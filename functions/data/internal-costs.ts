import { createHash } from 'node:crypto'
import { CostAllocation } from '#shared/allocation.ts'
import { allocationIn, type YearAllocation } from '#shared/allocation-rows.ts'
import type { Year } from '#shared/day.ts'
import { idsOf } from '#shared/ids.ts'
import { Investments, investmentsIn, type YearInvestments } from '#shared/investments.ts'
import type { Model } from '#shared/model.ts'
import type { Scope } from './collection.ts'
import { theOnly } from './the-only.ts'

/** How shared costs are divided, and what has been invested. */
export const internalCostsOf = (scope: Scope) => ({
  allocation: theOnly(
    scope,
    {
      ...{ name: 'allocation', schema: CostAllocation, key: scope.keys.allocation },
      packed: ['keys', 'steps', 'prices', 'measures'],
    },
    () => CostAllocation.parse({}),
  ),
  investments: theOnly(
    scope,
    { name: 'investments', schema: Investments, key: scope.keys.investments, packed: ['items', 'rates'] },
    () => Investments.parse({}),
  ),
})

/** What stands beside a year's ledgers of investments and allocation, and what tells one state of it from another: `''` is nothing. */
export type InternalCosts = { investments: YearInvestments; allocation: YearAllocation; mark: string }

type Readers = ReturnType<typeof internalCostsOf> & {
  objects: { rows: () => Promise<{ id: string }[]> }
  model: { get: () => Promise<Pick<Model, 'costKinds'>> }
}

/**
 * The one place that reads what allocation and investments come to: read once, told of any year. Where there are none
 * nothing else is read.
 */
export function internalReader({ allocation, investments, objects, model }: Readers) {
  return async (): Promise<(year: Year) => InternalCosts> => {
    const [divided, invested] = await Promise.all([allocation.now(), investments.now()])
    const any = divided.steps.length + divided.prices.length + invested.items.length > 0
    const [there, { costKinds }] = any ? await Promise.all([objects.rows(), model.get()]) : [[], { costKinds: [] }]
    const known = { objects: idsOf(there), costKinds: idsOf(costKinds) }
    return year => {
      const made = {
        investments: investmentsIn(year, invested, known).made,
        allocation: allocationIn(year, divided, known).made,
      }
      return { ...made, mark: markOf(made) }
    }
  }
}

function markOf({ investments, allocation }: Omit<InternalCosts, 'mark'>): string {
  const { lines } = investments
  if (lines.length + allocation.steps.length + allocation.charges.length === 0) return ''
  return createHash('sha256')
    .update(JSON.stringify([lines.length > 0 && investments, allocation]))
    .digest('base64url')
    .slice(0, 16)
}
