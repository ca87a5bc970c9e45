import * as z from 'zod'
import { Day } from '../day.ts'
import type { Frozen } from './frozen.ts'
import { ORDER } from './groups.ts'
import { Why } from './released.ts'
import { RULES } from './screening.ts'
import type { KeptFigure } from './told.ts'

/** Significant digits of what is released. */
const ROUNDING = 2

export const Statistic = z.enum(['median', 'quartiles', 'mean'])
export type Statistic = z.infer<typeof Statistic>

/** What the attacker model leaves out, said in every certificate. */
const NotProven = z.enum(['several_periods', 'related_figures', 'quantiles_of_several_groups'])

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

/** The certificate of a group's release, once every figure that was asked is there; `hashed` makes one hash of the figures' own. */
export function certificateOf(
  frozen: Pick<Frozen, 'period' | 'edition' | 'k' | 'band' | 'frozenAt' | 'asked'>,
  group: string,
  kept: readonly KeptFigure[],
  releasedOn: Day,
  hashed: (hashes: string[]) => string,
): Certificate | undefined {
  const { period, edition, k, band, frozenAt, asked } = frozen
  const figures = asked.flatMap(({ figure }) => kept.filter(of => of.figure === figure))
  if (figures.length < asked.length) return undefined
  const reaches = figures.flatMap(({ narrowest }) => narrowest ?? [])
  return {
    ...{ rules: RULES, group, period, edition, k, band, rounding: ROUNDING, order: ORDER },
    figures: figures.map(({ figure, version, n, why, ...of }) => ({
      ...{ figure, version, n, why },
      released: Statistic.options.filter(statistic => of[statistic] !== undefined),
    })),
    removed: figures.flatMap(({ why }) => Object.values(why)).filter(why => why === 'too_close').length,
    ...(reaches.length > 0 && { narrowest: Math.min(...reaches) }),
    hash: hashed(figures.map(({ hash }) => hash)),
    ...{ frozenAt, releasedOn, notProven: NotProven.options },
  }
}
