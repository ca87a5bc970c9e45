import type { Value } from '../benchmark/key-figures.ts'
import { toTwoDigits } from '../benchmark/rounding.ts'

/** The way from an own value to the median: in the figure's unit, and in what its numerator counts (öre, or a number). */
export type Gap = { distance: number; amount: number; share: number }

/**
 * Avståndet till medianen, with two digits as the median has: how far it is, what that comes to of the own numerator
 * (own value − median, times the own denominator), and which share of the numerator that is.
 */
export function gapOf(own: Value, median: number, scale: number): Gap {
  const distance = Math.abs(own.value - median)
  const amount = (distance / scale) * own.denominator
  return {
    distance: toTwoDigits(distance),
    amount: toTwoDigits(amount),
    share: own.numerator === 0 ? 0 : Math.abs(amount / own.numerator),
  }
}
