import type { InferResponseType } from 'hono/client'
import type * as z from 'zod'
import * as m from '#messages'
import type { AllocationKey } from '#shared/allocation-keys.ts'
import { CostAllocation, type KeptPrice, type KeptStep } from '#shared/allocation.ts'
import type { Investment } from '#shared/depreciation.ts'
import { Investments } from '#shared/investments.ts'
import { canonical } from '#shared/plans.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'
import { savedUpon } from '#web/lib/overtaken.ts'

export type AllocationPage = InferResponseType<(typeof api)['allocation']['$get'], 200>
export type InvestmentsPage = InferResponseType<(typeof api)['investments']['$get'], 200>
export type Rate = Investments['rates'][number]
/** Changes what is kept; what it throws is told where it was asked for. */
export type Change<T> = (by: (of: T) => T) => Promise<void>

type Revised = { revision: number }

/** What is sent; what cannot be kept is not told in the parser's words. */
function kept<T>(schema: z.ZodType<T>, of: T): T {
  const { data } = schema.safeParse(of)
  if (data === undefined) throw new Error(m.allocation_number_too_large())
  return data
}

export const changeAllocation = (
  municipality: string,
  seen: AllocationPage,
  by: (of: CostAllocation) => CostAllocation,
) =>
  savedUpon(seen as CostAllocation & Revised, base => {
    const json = kept(CostAllocation, by(base))
    return read(api.allocation.$put({ param: { municipality }, json }, ifMatch(base.revision)))
  })

export const changeInvestments = (municipality: string, seen: InvestmentsPage, by: (of: Investments) => Investments) =>
  savedUpon(seen as Investments & Revised, base => {
    const json = kept(Investments, by(base))
    return read(api.investments.$put({ param: { municipality }, json }, ifMatch(base.revision)))
  })

/** Somebody else has changed the row, or removed it, since it was opened. */
export class RowOvertaken extends Error {
  readonly theirs: unknown
  constructor(theirs: unknown) {
    super(m.allocation_overtaken())
    this.theirs = theirs
  }
}

/**
 * A row instead of what it was; last of all when it is new; gone when there is none. Throws RowOvertaken when somebody
 * else has changed the same row since it was opened.
 */
function replaced<R>(rows: R[], row: R | undefined, was: R | undefined, idOf: (row: R) => string): R[] {
  const at = was ?? row
  const i = at === undefined ? -1 : rows.findIndex(of => idOf(of) === idOf(at))
  const now = rows[i]
  if (was !== undefined && canonical(now) !== canonical(was)) throw new RowOvertaken(now)
  if (row === undefined) return rows.filter((_, k) => k !== i)
  return was === undefined ? [...rows, row] : rows.map((of, k) => (k === i ? row : of))
}

const idOf = ({ id }: { id: string }) => id
const idAndYear = ({ id, year }: { id: string; year: number }) => `${id} ${year}`

/** All of it with a row instead of what it was. Throws RowOvertaken. */
export const withKey = (row?: AllocationKey, was?: AllocationKey) => (all: CostAllocation) => ({
  ...all,
  keys: replaced(all.keys, row, was, idAndYear),
})
export const withPrice = (row?: KeptPrice, was?: KeptPrice) => (all: CostAllocation) => ({
  ...all,
  prices: replaced(all.prices, row, was, idAndYear),
})
export const withStep = (row?: KeptStep, was?: KeptStep) => (all: CostAllocation) => ({
  ...all,
  steps: replaced(all.steps, row, was, idOf),
})
export const withInvestment = (row?: Investment, was?: Investment) => (all: Investments) => ({
  ...all,
  items: replaced(all.items, row, was, idOf),
})
export const withRate = (row?: Rate, was?: Rate) => (all: Investments) => ({
  ...all,
  rates: replaced(all.rates, row, was, one => String(one.year)),
})

/** As it would be; as it is while nothing can be tried, or the row is not what was seen, as when it has just been saved. */
export function drafted(of: AllocationPage, by: ((of: CostAllocation) => CostAllocation) | undefined): CostAllocation {
  const now = of as CostAllocation
  try {
    return by?.(now) ?? now
  } catch {
    return now
  }
}
