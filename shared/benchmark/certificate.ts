import * as z from 'zod'
import { Day } from '../day.ts'
import { Why } from './released.ts'

/** Version of the rules by which figures are screened, audited and released. */
export const RULES = 2
/** Significant digits of what is released. */
export const ROUNDING = 2

export const Statistic = z.enum(['median', 'quartiles', 'mean'])
export type Statistic = z.infer<typeof Statistic>

/** What the attacker model leaves out, said in every certificate. */
export const NotProven = z.enum(['several_periods', 'related_figures', 'quantiles_of_several_groups'])
export const notProven = NotProven.options

/**
 * What was released of a group and a period, and how it was proven that it discloses nobody: no value, and nobody's name.
 * It can be shown to anyone.
 */
export const Certificate = z.object({
  rules: z.int(),
  group: z.string().min(1),
  period: z.string().min(4),
  /** 1; a correction is 2, 3 … */
  edition: z.int().min(1),
  /** The least number of contributors to anything, and to the middle half. */
  k: z.int().min(5),
  band: z.int().min(8),
  rounding: z.int(),
  /** The published order of groups, which no value can move. */
  order: z.string(),
  figures: z.array(
    z.object({
      figure: z.string().min(1),
      version: z.int(),
      /** Null for fewer than k. */
      n: z.int().nullable(),
      released: z.array(Statistic),
      why: z.object({ median: Why.optional(), quartiles: Why.optional(), mean: Why.optional() }),
    }),
  ),
  /** Statistics that the auditor took away, of all figures. */
  removed: z.int().min(0),
  /** The narrowest deduced interval's reach, in per cent of the true value, downwards to steps of 5; absent where nothing was deduced. */
  narrowest: z.number().optional(),
  /** SHA-256 of a secret salt and the frozen snapshots. */
  hash: z.string().length(64),
  frozenAt: z.iso.datetime(),
  releasedOn: Day,
  notProven: z.array(NotProven),
})
export type Certificate = z.infer<typeof Certificate>

/** A period of a group that has been released and is shown. */
export const Shown = z.object({
  group: z.string().min(1),
  period: z.string().min(4),
  edition: z.int().min(1),
  releasedOn: Day,
  hash: z.string(),
})
export type Shown = z.infer<typeof Shown>
