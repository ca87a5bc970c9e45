import * as z from 'zod'
import {
  AllocationKey,
  assertKey,
  assertShares,
  keyIn,
  receiversOf,
  type Measures,
  type Names,
} from './allocation-keys.ts'
import { orderOf } from './allocation-steps.ts'
import { isCurrent, shareOf, type Assignment } from './assignments.ts'
import { Year, type Day } from './day.ts'
import { InternalPrice, Quantity } from './internal-prices.ts'
import { begunBy } from './months.ts'
import { Refusal } from './refusal.ts'

/** The model's cost kind Intern fördelning. Ids never change, whatever it is called. */
const ALLOCATION_KIND = 'allocation'

/** Who divides what it costs by which key, in the years from `since` to `until`. */
export const KeptStep = z.object({
  id: z.string().min(1),
  giver: z.string().min(1),
  key: z.string().min(1),
  since: Year,
  until: Year.optional(),
})
export type KeptStep = z.infer<typeof KeptStep>

/** An internal price with how many each has, from its year until a later row of it takes its place, or it ends. */
export const KeptPrice = InternalPrice.extend({ until: Year.optional(), quantities: z.array(Quantity).max(500) })
export type KeptPrice = z.infer<typeof KeptPrice>

/** How many users and årsarbetare (in hundredths: 12,5 is 1250) a receiver has, from a year until it is counted anew. */
export const Measured = z.object({
  receiver: z.string().min(1),
  year: Year,
  users: z.int().min(0).max(10_000_000).optional(),
  fte: z.int().min(0).max(100_000_000).optional(),
})
export type Measured = z.infer<typeof Measured>

/** Intern fördelning: by which keys and internal prices objects bear what others cost. */
export const CostAllocation = z.object({
  costKind: z.string().min(1).default(ALLOCATION_KIND),
  keys: z.array(AllocationKey).max(500).default([]),
  steps: z.array(KeptStep).max(500).default([]),
  prices: z.array(KeptPrice).max(500).default([]),
  measures: z.array(Measured).max(5_000).default([]),
})
export type CostAllocation = z.infer<typeof CostAllocation>

type InYears = { since?: Year; until?: Year | undefined }
const holds = ({ since, until }: InYears, year: Year) =>
  (since === undefined || since <= year) && (until === undefined || year <= until)

/** The steps of a year. */
export const stepsIn = ({ steps }: Pick<CostAllocation, 'steps'>, year: Year): KeptStep[] =>
  steps.filter(step => holds(step, year))

/** The internal prices of a year: of each the latest row that has begun, unless it has ended. */
export const pricesIn = ({ prices }: Pick<CostAllocation, 'prices'>, year: Year): KeptPrice[] =>
  [...Map.groupBy(prices, ({ id }) => id).values()].flatMap(rows => {
    const now = begunBy(rows, year).at(-1)
    return now && holds({ until: now.until }, year) ? [now] : []
  })

/** How many each has in a year: the latest that has been counted of users, and of årsarbetare. */
export function measuresIn({ measures }: Pick<CostAllocation, 'measures'>, year: Year): Required<Measures> {
  const begun = begunBy(measures, year)
  const counted = (what: 'users' | 'fte') =>
    Object.fromEntries(begun.flatMap(of => (of[what] === undefined ? [] : [[of.receiver, of[what]] as const])))
  return { users: counted('users'), fte: counted('fte') }
}

/** Years in which something begins to be otherwise: what holds in them holds in every year between. */
function turningYears({ keys, steps, measures }: CostAllocation): Year[] {
  const years = [
    ...steps.flatMap(({ since, until }) => [since, ...(until === undefined ? [] : [until + 1])]),
    ...[...keys, ...measures].map(({ year }) => year),
  ]
  return [...new Set(years)].toSorted((a, b) => a - b)
}

/** Årsarbetare in the roles of each object on a day, in hundredths: what may be proposed where nobody has counted. */
export const fteOf = (assignments: Assignment[], day: Day): Record<string, number> =>
  Object.fromEntries(
    [
      ...Map.groupBy(
        assignments.filter(of => isCurrent(of, day)),
        ({ object }) => object,
      ),
    ].map(([object, of]) => [object, Math.round(of.reduce((all, one) => all + shareOf(one), 0))]),
  )

/** Every object that it names. */
const namedIn = ({ keys, steps, prices, measures }: CostAllocation): Set<string> =>
  new Set([
    ...keys.flatMap(receiversOf),
    ...steps.map(({ giver }) => giver),
    ...prices.flatMap(({ giver, quantities }) => [giver, ...quantities.map(({ receiver }) => receiver)]),
    ...measures.map(({ receiver }) => receiver),
  ])

const twice = <T>(all: T[], of: (one: T) => string): T | undefined => {
  const seen = new Set<string>()
  return all.find(one => seen.has(of(one)) || (seen.add(of(one)), false))
}

/**
 * Refuses what cannot be taken in some year: a step by a key that has not begun, shares that are not the whole, somebody
 * who has not been counted, a circle, two rows of one year. What it names there is, or was named before and has left.
 */
export function assertAllocation(
  after: CostAllocation,
  before: CostAllocation,
  { objects, costKinds }: { objects: { id: string; name: string }[]; costKinds: { id: string }[] },
): void {
  const names: Names = Object.fromEntries(objects.map(({ id, name }) => [id, name]))
  const was = namedIn(before)
  if ([...namedIn(after)].some(id => !(id in names) && !was.has(id))) throw new Refusal('object_unknown', {})
  const empty = after.steps.length + after.prices.length === 0
  if (!empty && !costKinds.some(({ id }) => id === after.costKind)) throw new Refusal('cost_kind_unknown', {})
  const row = twice([...after.keys, ...after.prices], ({ id, year }) => `${id} ${year}`)
  if (row) throw new Refusal('allocation_year_twice', { name: row.name, year: row.year })
  for (const { name, quantities } of after.prices) {
    const again = twice(quantities, ({ receiver }) => receiver)?.receiver
    if (again) throw new Refusal('allocation_receiver_twice', { name, receiver: names[again] ?? again })
  }
  for (const key of after.keys) assertShares(key, names)
  const backwards = after.steps.find(({ since, until }) => until !== undefined && until < since)
  if (backwards) throw new Refusal('allocation_ends_before', { name: names[backwards.giver] ?? backwards.giver })
  for (const year of turningYears(after)) {
    const steps = stepsIn(after, year).map(({ giver, key }) => ({ giver, key: keyIn(after.keys, key, year) }))
    for (const { key } of steps) assertKey(key, measuresIn(after, year), names)
    orderOf(steps, names)
  }
}
