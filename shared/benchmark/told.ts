import * as z from 'zod'
import { Period } from '../rounds.ts'
import { Contribution } from './contribution.ts'
import { Released } from './released.ts'

/** A figure that is released, with what its certificate is made of: nothing that a reader is told. */
export const KeptFigure = Released.extend({
  /** Of what the figure was given by the group, with the round's salt. */
  hash: z.string().length(64),
  /** In per cent, downwards to steps of 5. */
  narrowest: z.number().optional(),
})
export type KeptFigure = z.infer<typeof KeptFigure>

/**
 * What the world was told of a figure and period by a group, and who contributed: what later groups are screened and
 * audited against. Contributors are kept only where something was told.
 */
export const Told = z.object({
  group: z.string().min(1),
  period: Period,
  edition: z.int(),
  contributions: z.array(Contribution),
  released: Released,
})
export type Told = z.infer<typeof Told>
