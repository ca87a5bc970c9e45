import * as z from 'zod'
import { Year } from './day.ts'
import { BasisPoints, Ore, split, sum, WHOLE } from './money.ts'
import { begunBy, noMonths, type Months } from './months.ts'
import { Refusal } from './refusal.ts'

const Receiver = z.string().min(1)
const common = { id: z.string().min(1), name: z.string().trim().min(1).max(80), year: Year }

/**
 * Fördelningsnyckel: by what a shared cost is divided, from its year until a later one takes its place. Users and
 * årsarbetare are measured, a per cent or an amount of the year (in öre) is agreed.
 */
export const AllocationKey = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('users'), receivers: z.array(Receiver).min(1).max(500) }),
  z.object({ ...common, kind: z.literal('fte'), receivers: z.array(Receiver).min(1).max(500) }),
  z.object({
    ...common,
    kind: z.literal('percent'),
    shares: z.array(z.object({ receiver: Receiver, basisPoints: BasisPoints.min(0) })).max(500),
  }),
  z.object({
    ...common,
    kind: z.literal('amount'),
    shares: z.array(z.object({ receiver: Receiver, amount: Ore })).max(500),
  }),
])
export type AllocationKey = z.infer<typeof AllocationKey>

/** How many users, and how many årsarbetare, each receiver has. */
export type Measures = { users?: Record<string, number>; fte?: Record<string, number> }
/** What receivers are called, for whoever is told no. */
export type Names = Record<string, string>

/** What one receiver pays, in öre. */
type Part = { receiver: string; amount: Ore }
export type Allocated = { parts: Part[]; /** What stays with the giver. */ rest: Ore }
export type AllocatedMonths = { parts: { receiver: string; months: Months }[]; rest: Months }

/** The key that counts in a year: the latest that has begun. Refuses a year before the first. */
export function keyIn(keys: AllocationKey[], id: string, year: Year): AllocationKey {
  const own = keys.filter(key => key.id === id)
  const found = begunBy(own, year).at(-1)
  if (!found) throw new Refusal('allocation_key_missing', { name: own[0]?.name ?? id, year })
  return found
}

/** Who pays by the key, in its order. */
export const receiversOf = (key: AllocationKey): string[] =>
  'receivers' in key ? key.receivers : key.shares.map(({ receiver }) => receiver)

/** A key names nobody twice, and its per cent are exactly 100. */
export function assertShares(key: AllocationKey, names: Names = {}): void {
  const { name } = key
  const receivers = receiversOf(key)
  const twice = receivers.find((receiver, i) => receivers.indexOf(receiver) !== i)
  if (twice !== undefined) throw new Refusal('allocation_receiver_twice', { name, receiver: names[twice] ?? twice })
  if (key.kind === 'percent') {
    const total = sum(key.shares.map(({ basisPoints }) => basisPoints))
    if (total !== WHOLE) throw new Refusal('allocation_not_whole', { name, percent: total / 100 })
  }
}

/**
 * A key's shares are right (`assertShares`); whoever pays by users or årsarbetare has been counted, and not all of them
 * have 0, since nothing can be divided by that.
 */
export function assertKey(key: AllocationKey, measures: Measures, names: Names = {}): void {
  assertShares(key, names)
  if (!('receivers' in key)) return
  const { name, receivers } = key
  const of = measures[key.kind] ?? {}
  const unknown = receivers.filter(receiver => !((of[receiver] ?? -1) >= 0))
  if (unknown.length > 0)
    throw new Refusal('allocation_measure_missing', { name, receivers: unknown.map(id => names[id] ?? id) })
  if (receivers.every(receiver => of[receiver] === 0)) throw new Refusal('allocation_weightless', { name })
}

/** How heavy each receiver is in a key that divides the whole. */
const weightsOf = (key: Exclude<AllocationKey, { kind: 'amount' }>, measures: Measures): number[] =>
  key.kind === 'percent'
    ? key.shares.map(({ basisPoints }) => basisPoints)
    : key.receivers.map(receiver => measures[key.kind]![receiver]!)

/**
 * Divides an amount by a key, in whole öre by largest remainder: parts + rest = the amount. An agreed amount is paid as
 * it is; what is left stays with the giver, below 0 where more is agreed than it cost. Refuses as `assertKey`.
 */
export function allocate(amount: Ore, key: AllocationKey, measures: Measures, names?: Names): Allocated {
  assertKey(key, measures, names)
  if (key.kind === 'amount')
    return {
      parts: key.shares.map(({ receiver, amount }) => ({ receiver, amount })),
      rest: amount - sum(key.shares.map(share => share.amount)),
    }
  const parts = split(amount, weightsOf(key, measures))
  return { parts: receiversOf(key).map((receiver, i) => ({ receiver, amount: parts[i]! })), rest: 0 }
}

/**
 * Divides a year's months by a key: parts + rest = the amount, each month and the year. Each sum from January is
 * divided as a whole, so that nobody gets the odd öre every month, and the year is what `allocate` says of the year.
 * An agreed amount is paid by a twelfth a month. Refuses as `assertKey`.
 */
export function allocateMonths(months: Months, key: AllocationKey, measures: Measures, names?: Names): AllocatedMonths {
  assertKey(key, measures, names)
  if (key.kind === 'amount') {
    const parts = key.shares.map(({ receiver, amount }) => ({ receiver, months: twelfths(amount) }))
    return { parts, rest: months.map((amount, i) => amount - sum(parts.map(part => part.months[i]!))) }
  }
  const weights = weightsOf(key, measures)
  let before = weights.map(() => 0)
  let soFar = 0
  const byMonth = months.map(amount => {
    soFar += amount
    const now = split(soFar, weights)
    const parts = now.map((part, i) => part - before[i]!)
    before = now
    return parts
  })
  return {
    parts: receiversOf(key).map((receiver, i) => ({ receiver, months: byMonth.map(parts => parts[i]!) })),
    rest: noMonths(),
  }
}

/** A year's amount by a twelfth a month, in whole öre: the months sum to the amount. */
export const twelfths = (amount: Ore): Months => split(amount, Array<number>(12).fill(1))
