import type { Coverage } from '../benchmark/coverage.ts'
import type { Lacking, Told, Unit } from '../benchmark/definitions/definition.ts'
import type { FigureId, Value } from '../benchmark/key-figures.ts'
import type { Released, Why } from '../benchmark/released.ts'
import { gapOf, type Gap } from './gap.ts'
import { placeOf, type Place } from './place.ts'
import { scaleOf, type Scale } from './scale.ts'
import { trendOf, type Earlier, type TrendPoint } from './trend.ts'

/** Why a member sees nothing of the others in a figure. */
export type Hidden =
  | Why
  /** It has not chosen to share the figure there. */
  | 'not_shared'
  /** It shares the figure, and had no value to give. */
  | 'no_own'
  /** It shares the figure, and gave none before the round closed. */
  | 'not_given'
  /** The round is not released yet. */
  | 'not_released'

/** What is known of one figure in one round: the municipality's own, and what was released of the group. */
export type Known = {
  figure: FigureId
  told: Told
  period: string
  /** What it gave to the round. */
  given?: Value | undefined
  /** What its own data say today, or why they say nothing. */
  today: Value | Lacking | 'not_entered'
  /** Has it chosen to share the figure there? */
  shares: boolean
  /** Is the round released? */
  released: boolean
  group?: Released | undefined
  /** What it gave to earlier rounds of the group. */
  earlier: readonly Earlier[]
}

/** One figure as a member sees it. */
export type ComparisonRow = {
  figure: FigureId
  version: number
  unit: Unit
  decimals: number
  /** What it gave; else today's value, which nobody else has seen. */
  own?: number
  isToday: boolean
  /** Why it has no value of its own. */
  lacking?: Lacking | 'not_entered'
  /** How complete its own cost is, beside every cost figure. */
  coverage?: Coverage
  /** Exact, or null for fewer than k; absent before the release. */
  n?: number | null
  median?: number
  /** Mittersta hälften. */
  quartiles?: { lower: number; upper: number }
  /** The ratio of sums, which weighs each municipality by its size. */
  mean?: number
  place?: Place
  gap?: Gap
  /** Why no median is shown; and where one is, why no middle half and no ratio of sums. */
  hidden?: Hidden
  noBand?: Why
  noMean?: Why
  scale: Scale
  trend: TrendPoint[]
}

/**
 * One figure as a member sees it. Den som ger får se: who gave no value to the round sees nothing of the others in that
 * figure. What is told of the group is what was released, and nothing is computed of it but by the reader's own value.
 */
export function comparisonRow(known: Known): ComparisonRow {
  const { figure, told, period, given, group, earlier } = known
  const today = typeof known.today === 'string' ? undefined : known.today
  const own = given ?? today
  const hidden = hiddenBy(known)
  const shown = hidden ? undefined : group
  const { median, quartiles, mean } = shown ?? {}
  const place = own && shown && placeOf(own.value, shown)
  return {
    ...{ figure, version: told.version, unit: told.unit, decimals: told.decimals },
    ...(own && { own: own.value }),
    isToday: own !== undefined && given === undefined,
    ...(typeof known.today === 'string' && !given && { lacking: known.today }),
    ...(own?.coverage && { coverage: own.coverage }),
    ...(group && { n: group.n }),
    ...(median !== undefined && { median }),
    ...(quartiles && { quartiles }),
    ...(mean !== undefined && { mean }),
    ...(place && { place }),
    ...(own && median !== undefined && { gap: gapOf(own, median, told.scale) }),
    ...(hidden && { hidden }),
    ...(shown?.why.quartiles && { noBand: shown.why.quartiles }),
    ...(shown?.why.mean && { noMean: shown.why.mean }),
    scale: scaleOf([own?.value, median, quartiles?.lower, quartiles?.upper]),
    trend: trendOf({ period, version: told.version }, own?.value, shown, earlier),
  }
}

/** The reason that the member itself can do most about comes first. */
function hiddenBy({ given, today, shares, released, group }: Known): Hidden | undefined {
  if (!given && !shares) return 'not_shared'
  if (!given && typeof today === 'string') return 'no_own'
  if (!released) return 'not_released'
  if (!given) return 'not_given'
  if (!group) return 'too_few'
  return group.median === undefined ? (group.why.median ?? 'too_few') : undefined
}
