import type { KeyFigureId } from './key-figures.ts'
import { quantile } from './quantiles.ts'
import { toTwoDigits } from './rounding.ts'

/** The least number of contributors to anything; a network may raise it, never lower it. */
export const K = 5
/** The least number of contributors to a band. */
const BAND = 8
/** Version of these rules, written in every certificate. */
export const RULES = 1

export type Contribution = { municipality: string; value: number }

/** A figure of a group that has been released: who contributed is known to the screening, never shown. */
export type Earlier = { group: string; contributors: string[] }

type Suppressed = 'too_few' | 'too_similar'

export type Released = {
  figure: KeyFigureId
  /** Exact from k on, otherwise null: "färre än 5". */
  n: number | null
  median?: number
  quartiles?: { lower: number; upper: number }
  suppressed?: Suppressed
}

/** Which statistics a group gets is decided by its size alone, before anything is computed. */
export const mayRelease = (n: number, k: number) => ({ median: n >= Math.max(K, k), quartiles: n >= Math.max(BAND, k) })

/** How many contribute to one group and not to the other. */
function difference(a: string[], b: string[]): number {
  const [inA, inB] = [new Set(a), new Set(b)]
  return a.filter(x => !inB.has(x)).length + b.filter(x => !inA.has(x)).length
}

/** Two releases of one figure and period must have the same contributors, or differ by at least k: otherwise the difference tells. */
export const tooSimilar = (contributors: string[], earlier: Earlier[], k: number): boolean =>
  earlier.some(e => {
    const apart = difference(contributors, e.contributors)
    return apart > 0 && apart < Math.max(K, k)
  })

/** What is released of one figure of one group, or why nothing is. Contributors count, not members. */
export function release(figure: KeyFigureId, contributions: Contribution[], earlier: Earlier[], k: number): Released {
  const n = contributions.length
  const may = mayRelease(n, k)
  if (!may.median) return { figure, n: n >= Math.max(K, k) ? n : null, suppressed: 'too_few' }
  const contributors = contributions.map(c => c.municipality)
  if (tooSimilar(contributors, earlier, k)) return { figure, n, suppressed: 'too_similar' }
  const values = contributions.map(c => c.value)
  const at = (p: number) => toTwoDigits(quantile(values, p))
  return { figure, n, median: at(0.5), ...(may.quartiles && { quartiles: { lower: at(0.25), upper: at(0.75) } }) }
}
