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
