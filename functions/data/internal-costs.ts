import { createHash } from 'node:crypto'
import { CostAllocation } from '#shared/allocation.ts'
import { allocationIn, type YearAllocation } from '#shared/allocation-rows.ts'
import type { Year } from '#shared/day.ts'
import { Investments, investmentsIn, type YearInvestments } from '#shared/investments.ts'
import type { Model } from '#shared/model.ts'
import { collection, type Scope } from './collection.ts'
import { overwriting } from './ledgers.ts'

/** How shared costs are divided, and what has been invested. What nobody has written yet is as a municipality begins. */
export function internalCostsOf(scope: Scope) {
  const { keys } = scope
  const allocation = collection(scope, {
    name: 'allocation',
    schema: CostAllocation,
    key: keys.allocation,
    id: () => [],
    list: { pk: keys.prefix, begins: 'ALLOCATION', consistent: true },
    packed: ['keys', 'steps', 'prices', 'measures'],
  })
  const investments = collection(scope, {
    name: 'investments',
    schema: Investments,
    key: keys.investments,
    id: () => [],
    list: { pk: keys.prefix, begins: 'INVESTMENTS', consistent: true },
    packed: ['items', 'rates'],
  })
  return {
    allocation: {
      ...allocation,
      now: async () => (await allocation.list())[0] ?? { ...CostAllocation.parse({}), revision: 0 },
      ...overwriting(allocation),
    },
    investments: {
      ...investments,
      now: async () => (await investments.list())[0] ?? { ...Investments.parse({}), revision: 0 },
      ...overwriting(investments),
    },
  }
}

/** What stands beside a year's ledgers of investments and allocation, and what tells one state of it from another: `''` is nothing. */
export type InternalCosts = { investments: YearInvestments; allocation: YearAllocation; mark: string }

type Readers = ReturnType<typeof internalCostsOf> & {
  objects: { rows: () => Promise<{ id: string }[]> }
  model: { get: () => Promise<Pick<Model, 'costKinds'>> }
}

/** The one place that reads what allocation and investments come to in a year. Where there are none nothing else is read. */
export function internalReader({ allocation, investments, objects, model }: Readers) {
  return async (year: Year): Promise<InternalCosts> => {
    const [divided, invested] = await Promise.all([allocation.now(), investments.now()])
    const any = divided.steps.length + divided.prices.length + invested.items.length > 0
    const [there, { costKinds }] = any ? await Promise.all([objects.rows(), model.get()]) : [[], { costKinds: [] }]
    const ids = (of: { id: string }[]) => new Set(of.map(({ id }) => id))
    const known = { objects: ids(there), costKinds: ids(costKinds) }
    const made = {
      investments: investmentsIn(year, invested, known).made,
      allocation: allocationIn(year, divided, known).made,
    }
    return { ...made, mark: markOf(made) }
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
