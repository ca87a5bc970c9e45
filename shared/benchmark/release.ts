import { auditQuantiles, type Quantile } from './audit-quantiles.ts'
import { auditSums } from './audit-sums.ts'
import type { Solve } from './programs.ts'
import { reach, type Limits } from './protection.ts'
import { quantile } from './quantiles.ts'
import type { Released, Why } from './released.ts'
import { toTwoDigits } from './rounding.ts'
import { dominated, mayRelease, tooSimilar, type Thresholds } from './screens.ts'
import type { Contribution } from './sums.ts'

/** What of a figure's definition a release goes by. A figure whose numerators cannot be added has no ratio of sums. */
export type Asked = Limits & { figure: string; version: number; scale: number; sums: boolean }
/** A release of the same figure and period: who contributed is known to the audit, never shown. */
export type Earlier = { group: string; contributions: Contribution[]; released: Released }
/** What goes out, how far the narrowest interval is known to reach (a share of the value), and how many programs it took. */
export type Outcome = { released: Released; narrowest?: number; programs: number }

type Heard = { why: Released['why']; narrowest: number; programs: number }

/**
 * What is released of one figure of one group, and why the rest is not. Size alone decides what is asked for; then
 * whatever lets a contributor's value be deduced goes, the middle half first, then the ratio of sums, then the median.
 */
export function release(
  asked: Asked,
  contributions: Contribution[],
  earlier: Earlier[],
  thresholds: Thresholds,
  solve: Solve,
  accomplices: 0 | 1 = 1,
): Outcome {
  const n = contributions.length
  const may = mayRelease(n, thresholds)
  const none = (why: Why, told: number | null): Outcome => ({
    released: {
      figure: asked.figure,
      version: asked.version,
      n: told,
      why: { median: why, quartiles: why, mean: why },
    },
    programs: 0,
  })
  if (!may.median) return none('too_few', null)
  if (tooSimilar(contributions, seen(earlier), thresholds.k)) return none('too_similar', n)

  const heard: Heard = { why: {}, narrowest: Infinity, programs: 0 }
  const quantiles = told(asked, contributions, may.quartiles, accomplices, heard)
  const mean = heard.why.median ? undefined : meanOf(asked, contributions, earlier, solve, accomplices, heard)
  if (heard.why.median) heard.why.mean = heard.why.median
  const at = (p: number) => quantiles.find(of => of.p === p)?.released
  const [lower, median, upper] = [at(0.25), at(0.5), at(0.75)]
  const released: Released = {
    ...{ figure: asked.figure, version: asked.version, n, why: heard.why },
    ...(median !== undefined && { median }),
    ...(lower !== undefined && upper !== undefined && { quartiles: { lower, upper } }),
    ...(mean !== undefined && { mean }),
  }
  return { released, ...(heard.narrowest < Infinity && { narrowest: heard.narrowest }), programs: heard.programs }
}

/** Those that tell anything. */
const seen = (earlier: Earlier[]) =>
  earlier
    .filter(({ released }) => released.median !== undefined || released.mean !== undefined)
    .map(of => of.contributions)

/** The quantiles that leave everyone protected: all three, or the median, or none. */
function told(
  asked: Asked,
  contributions: Contribution[],
  quartiles: boolean,
  accomplices: 0 | 1,
  heard: Heard,
): Quantile[] {
  const values = contributions.map(({ value }) => value)
  if (!quartiles) heard.why.quartiles = 'small_group'
  for (const places of quartiles ? [[0.25, 0.5, 0.75], [0.5]] : [[0.5]]) {
    const quantiles = places.map(p => ({ p, released: toTwoDigits(quantile(values, p)) }))
    const { safe, from, to, programs } = auditQuantiles(values, quantiles, asked, accomplices)
    heard.programs += programs
    if (safe) {
      heard.narrowest = Math.min(...[Math.min(...values), Math.max(...values)].map(of => reach(of, [from, to], asked)))
      return quantiles
    }
    heard.why.quartiles ??= 'too_close'
  }
  heard.why.median = 'too_close'
  return []
}

/** The ratio of sums, where nobody dominates and it tells of nobody together with every other that is released. */
function meanOf(
  asked: Asked,
  contributions: Contribution[],
  earlier: Earlier[],
  solve: Solve,
  accomplices: 0 | 1,
  heard: Heard,
): number | undefined {
  const no = (why: Why) => void (heard.why.mean = why)
  if (!asked.sums) return no('not_asked')
  if (dominated(contributions)) return no('dominated')
  const total = (of: 'numerator' | 'denominator') => contributions.reduce((all, one) => all + one[of], 0)
  const released = toTwoDigits((total('numerator') / total('denominator')) * asked.scale)
  const sums = earlier.flatMap(of => (of.released.mean === undefined ? [] : [{ ...of, released: of.released.mean }]))
  const { safe, narrowest, programs } = auditSums(
    [...sums, { contributions, released }],
    asked.scale,
    asked,
    solve,
    accomplices,
  )
  heard.programs += programs
  if (!safe) return no('too_close')
  heard.narrowest = Math.min(heard.narrowest, narrowest)
  return released
}
