import type { Contribution } from './contribution.ts'

/** The least number of contributors to anything; a network may raise it, never lower it. */
export const K = 5
/** The least number of contributors to the middle half. */
export const BAND = 8
/** Version of the rules by which figures are screened and audited, written in every certificate. */
export const RULES = 2

/** A network's own thresholds, never below the rules'. */
export type Thresholds = { k: number; band: number }

/** Which statistics a group gets is decided by its size alone, before anything is computed. */
export const mayRelease = (n: number, { k, band }: Thresholds) => ({
  median: n >= Math.max(K, k),
  quartiles: n >= Math.max(BAND, band, k),
})

/** How many contribute to one group and not to the other. */
export function difference(a: readonly Contribution[], b: readonly Contribution[]): number {
  const [inA, inB] = [new Set(a.map(one => one.municipality)), new Set(b.map(one => one.municipality))]
  return [...inA].filter(of => !inB.has(of)).length + [...inB].filter(of => !inA.has(of)).length
}

/** Two releases of one figure and period have the same contributors, or differ by at least k: otherwise the difference tells. */
export const tooSimilar = (
  contributions: readonly Contribution[],
  earlier: readonly (readonly Contribution[])[],
  k: number,
): boolean =>
  earlier.some(other => {
    const apart = difference(contributions, other)
    return apart > 0 && apart < Math.max(K, k)
  })

/** Of a sum, how much one contributor may be; and of the largest, how much the rest beside the two largest must be. */
const [HALF, P] = [0.5, 0.15]

/** A sum tells of its largest contributor when that is more than half of it, or when the second largest can reckon it to within p %. */
export function dominated(contributions: Contribution[]): boolean {
  const sizes = contributions.map(({ numerator }) => Math.abs(numerator)).toSorted((a, b) => b - a)
  const total = sizes.reduce((all, size) => all + size, 0)
  const [first = 0, second = 0] = sizes
  return first > HALF * total || total - first - second < P * first
}
