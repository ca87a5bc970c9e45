/** Natural logarithm of the gamma function for x > 0 (Lanczos, g = 7, n = 9). */
function logGamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const y = x - 1
  const t = y + 7.5
  const series = c.slice(1).reduce((total, ci, i) => total + ci / (y + i + 1), c[0]!)
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series)
}

/** Continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const away = (v: number) => (Math.abs(v) < tiny ? tiny : v)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return h
}

/** I(x; a, b), the regularised incomplete beta function, for 0 ≤ x ≤ 1 and a, b > 0. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** How much each of n sorted values weighs in the p-quantile (Harrell & Davis, Biometrika 1982); sums to 1. */
export function weights(n: number, p: number): number[] {
  const [a, b] = [(n + 1) * p, (n + 1) * (1 - p)]
  const upTo = Array.from({ length: n + 1 }, (_, i) => incompleteBeta(i / n, a, b))
  return Array.from({ length: n }, (_, i) => upTo[i + 1]! - upTo[i]!)
}

/** The Harrell–Davis estimate of the p-quantile, 0 < p < 1: a smooth mean of all values, never one municipality's. */
export function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return weights(sorted.length, p).reduce((total, w, i) => total + w * sorted[i]!, 0)
}
