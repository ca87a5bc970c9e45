import * as z from 'zod'
import type { Contribution } from './contribution.ts'
import type { Limits } from './protection.ts'
import type { Released } from './released.ts'

/**
 * What of a figure's definition a release goes by, as it was when the round was frozen. A figure whose numerators cannot
 * be added (`sums`) has no ratio of sums.
 */
export const AskedFigure = z.object({
  figure: z.string().min(1),
  version: z.int(),
  bounds: z.tuple([z.number(), z.number()]),
  floor: z.number(),
  scale: z.number(),
  sums: z.boolean(),
})
export type AskedFigure = z.infer<typeof AskedFigure>
export type Asked = Omit<AskedFigure, keyof Limits> & Limits
/** A release of the same figure and period: who contributed is known to the audit, never shown. */
export type Earlier = { group: string; contributions: Contribution[]; released: Released }
/** What the audit has heard so far: why what is not told is not, how far the narrowest interval reaches, and its programs. */
export type Heard = { why: Released['why']; narrowest: number; programs: number }
