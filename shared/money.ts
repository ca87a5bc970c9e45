import * as z from 'zod'

/** An amount in whole öre. Never floating point kronor. */
export const Ore = z.int().min(-9_000_000_000_000).max(9_000_000_000_000)
export type Ore = z.infer<typeof Ore>

/** Sum of amounts in öre; integers within 2^53, so exact. */
export const sum = (amounts: Iterable<Ore>): Ore => {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}

/** Whole thousands of kronor, half away from zero. */
export const toTkr = (ore: Ore): number => Math.sign(ore) * Math.round(Math.abs(ore) / 100_000) || 0

export const fromTkr = (tkr: number): Ore => Math.round(tkr * 100_000)

/** An exact fraction in whole öre, half away from zero; `under` is not 0. */
export function rounded(over: bigint, under: bigint): Ore {
  const half = over < 0n === under < 0n ? under : -under
  return Number((2n * over + half) / (2n * under))
}

/** A part of an amount, `amount × over / under`, in whole öre and half away from zero: exact however large they are. */
export const partOf = (amount: Ore, over: Ore, under: Ore): Ore => rounded(BigInt(amount) * BigInt(over), BigInt(under))

/** Hundredths of a per cent, for rates that are told with decimals: 3 187 is 31,87 %. */
export const BasisPoints = z.int().min(-1_000_000).max(1_000_000)
export type BasisPoints = z.infer<typeof BasisPoints>
/** The whole, in basis points. */
export const WHOLE = 10_000

/**
 * Divides an amount by weights into whole öre by largest remainder: the parts sum to the amount exactly. An income is
 * divided as a cost of the same size, so that what is charged and credited meets.
 */
export function split(amount: Ore, weights: number[]): Ore[] {
  if (amount < 0) return split(-amount, weights).map(part => -part || 0)
  const total = weights.reduce((a, b) => a + b, 0)
  if (weights.length === 0 || !(total > 0)) return weights.map((_, i) => (i === 0 ? amount : 0))
  const exact = weights.map(weight => (amount * weight) / total)
  const parts = exact.map(Math.floor)
  const left = amount - sum(parts)
  const byRemainder = exact
    .map((x, i) => [x - Math.floor(x), i] as const)
    .toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
  for (let i = 0; i < left; i++) parts[byRemainder[i % parts.length]![1]]! += 1
  return parts
}
