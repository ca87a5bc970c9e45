import * as z from 'zod'
import { Day } from '../day.ts'
import type { Contribution } from './sums.ts'
import type { Released } from './released.ts'

/**
 * Rättelse: a coordinator asks for a new edition of a round that is released. It is tried the next morning, with what the
 * members give anew that night, and waits for the next round when it would tell of those that have changed.
 */
export const Correction = z.object({
  askedBy: z.string(),
  askedOn: Day,
  state: z.enum(['asked', 'accepted', 'refused', 'released']),
  /** Why it was refused: fewer than k have changed, or the editions together tell too much. */
  why: z.enum(['too_few_changed', 'tells_too_much', 'nothing_changed']).optional(),
  triedOn: Day.optional(),
})
export type Correction = z.infer<typeof Correction>

/** How many contributors have joined, left or given something else since the first edition. */
export function changedContributors(first: readonly Contribution[], now: readonly Contribution[]): number {
  const said = ({ numerator, denominator }: Contribution) => `${numerator} ${denominator}`
  const before = new Map(first.map(one => [one.municipality, said(one)]))
  const after = new Map(now.map(one => [one.municipality, said(one)]))
  return [...new Set([...before.keys(), ...after.keys()])].filter(of => before.get(of) !== after.get(of)).length
}

/** A figure is told anew only when nobody has changed, or at least k have: the difference between editions tells otherwise. */
export const mayTellAnew = (first: readonly Contribution[], now: readonly Contribution[], k: number): boolean => {
  const changed = changedContributors(first, now)
  return changed === 0 || changed >= k
}

/** Whether the new edition still tells the median where the first did. The auditor may take the rest away, as from any release. */
export const tellsAsMuch = (first: Released, now: Released): boolean =>
  first.median === undefined || now.median !== undefined
