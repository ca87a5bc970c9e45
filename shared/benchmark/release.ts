import type { Asked, Earlier, Heard } from './asked.ts'
import type { Solve } from './programs.ts'
import type { Released, Why } from './released.ts'
import { mayRelease, tooSimilar, type Thresholds } from './screening.ts'
import type { Contribution } from './contribution.ts'
import { toldMean } from './told-mean.ts'
import { toldQuantiles } from './told-quantiles.ts'

export type { Asked, Earlier } from './asked.ts'
/** What goes out, how far the narrowest interval is known to reach (a share of the value), and how many programs it took. */
export type Outcome = { released: Released; narrowest?: number; programs: number }

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
  const quantiles = toldQuantiles(asked, contributions, earlier, may.quartiles, accomplices, heard)
  const mean = toldMean(asked, contributions, earlier, solve, accomplices, heard)
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
