import type { Released } from '../benchmark/released.ts'

/** What the municipality gave of a figure in a round, by which version of its definition. */
export type Earlier = { period: string; version: number; value: number }

/** One period: the own value, and the median of those who have answered in every period. Either may be missing. */
export type TrendPoint = { period: string; own?: number; median?: number }

/**
 * Utvecklingen, the oldest first, ends with the period itself. The medians are of the same panel in all periods; own
 * values of another version of the definition are left out, for they are of something else.
 */
export function trendOf(
  at: { period: string; version: number },
  own: number | undefined,
  shown: Pick<Released, 'median' | 'trend'> | undefined,
  earlier: readonly Earlier[],
): TrendPoint[] {
  const owns = new Map(
    earlier.filter(({ version }) => version === at.version).map(({ period, value }) => [period, value]),
  )
  if (own !== undefined) owns.set(at.period, own)
  const medians = new Map(shown?.trend?.map(({ period, median }) => [period, median]))
  if (shown?.median !== undefined && !medians.has(at.period)) medians.set(at.period, shown.median)
  const periods = [...new Set([...owns.keys(), ...medians.keys()])].filter(period => of(period) <= of(at.period))
  return latestOfYear(
    periods.toSorted((a, b) => (of(a) < of(b) ? -1 : 1)),
    at.period,
  ).map(period => ({
    period,
    ...(owns.has(period) && { own: owns.get(period)! }),
    ...(medians.has(period) && { median: medians.get(period)! }),
  }))
}

/** A forecast comes before its year when that is closed. */
const of = (period: string) => (period.includes('-') ? period : `${period}~`)

/** A year that is closed stands for its forecast, unless the forecast is what is looked at. */
const latestOfYear = (periods: string[], at: string) =>
  periods.filter(period => period === at || !periods.some(later => later !== period && later === period.slice(0, 4)))
