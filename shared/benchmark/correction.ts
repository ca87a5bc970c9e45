import * as z from 'zod'
import { Day } from '../day.ts'
import type { Contribution } from './contribution.ts'
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

/** What everybody in the network is told of a correction: not who asked for it. */
export const forMembers = ({ askedBy: _, ...told }: Correction) => told

const said = ({ numerator, denominator }: Contribution) => `${numerator} ${denominator}`

/** Whether the same have given the same. */
export function sameGiven(first: readonly Contribution[], now: readonly Contribution[]): boolean {
  const before = new Map(first.map(one => [one.municipality, said(one)]))
  return first.length === now.length && now.every(one => before.get(one.municipality) === said(one))
}

/** Whether the new edition still tells the median where the first did. The auditor may take the rest away, as from any release. */
export const tellsAsMuch = (first: Released, now: Released): boolean =>
  first.median === undefined || now.median !== undefined
