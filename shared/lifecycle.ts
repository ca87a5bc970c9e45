import { addDays, type Day } from './day.ts'

type Ends = { endOfUse?: Day | undefined; endOfSupport?: Day | undefined }

/** The time that a system is used, or is meant to be used, without the supplier's support; without `to` it has no end of its own. */
export type Unsupported = { from: Day; to?: Day }

/**
 * When we use a system longer than its supplier supports it. A system whose own end has not been decided is used on:
 * support that ends within the horizon is then a risk too.
 */
export function unsupported({ endOfUse, endOfSupport }: Ends): Unsupported | undefined {
  if (!endOfSupport) return undefined
  const from = addDays(endOfSupport, 1)
  if (!endOfUse) return { from }
  return endOfUse > endOfSupport ? { from, to: endOfUse } : undefined
}

/** Whole months from one day to another, rounded down. */
export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [from, to].map(day => day.split('-').map(Number) as [number, number, number])
  const months = (b![0] - a![0]) * 12 + b![1] - a![1]
  return Math.max(0, b![2] < a![2] ? months - 1 : months)
}

/** What ends first of a system; nothing when no day is known. */
export const firstEnd = ({ endOfUse, endOfSupport }: Ends): Day | undefined =>
  [endOfUse, endOfSupport].filter(day => day !== undefined).toSorted()[0]

/** How far along the years from `first` to `last`, both whole, a day lies: 0 is their beginning, 1 their end. */
export function along(day: Day, first: number, last: number): number {
  const at = Date.parse(day)
  const [from, to] = [Date.parse(`${first}-01-01`), Date.parse(`${last + 1}-01-01`)]
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}
