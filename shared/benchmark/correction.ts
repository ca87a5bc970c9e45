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
  /** Why it was refused: fewer than k have joined or left, or the editions together tell too much. */
  why: z.enum(['too_few_changed', 'tells_too_much', 'nothing_changed']).optional(),
  triedOn: Day.optional(),
})
export type Correction = z.infer<typeof Correction>

const municipalities = (of: readonly Contribution[]) => new Set(of.map(({ municipality }) => municipality))
const said = ({ numerator, denominator }: Contribution) => `${numerator} ${denominator}`

/** Whether the same have given the same. */
export function sameGiven(first: readonly Contribution[], now: readonly Contribution[]): boolean {
  const before = new Map(first.map(one => [one.municipality, said(one)]))
  return first.length === now.length && now.every(one => before.get(one.municipality) === said(one))
}

/**
 * A figure is told anew only when nobody has joined or left since the first edition, or at least k have: the difference
 * between editions tells otherwise. Of those who have given something else it is the auditor that says what they tell.
 */
export function mayTellAnew(first: readonly Contribution[], now: readonly Contribution[], k: number): boolean {
  const [before, after] = [municipalities(first), municipalities(now)]
  const changed = [...before].filter(of => !after.has(of)).length + [...after].filter(of => !before.has(of)).length
  return changed === 0 || changed >= k
}

/** Whether the new edition still tells the median where the first did. The auditor may take the rest away, as from any release. */
export const tellsAsMuch = (first: Released, now: Released): boolean =>
  first.median === undefined || now.median !== undefined
