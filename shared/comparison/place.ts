import type { Released } from '../benchmark/released.ts'
import { toTwoDigits } from '../benchmark/rounding.ts'

/** Where an own value lies. `within`: in the middle half; undefined where no middle half is released. */
export type Place = { side: 'above' | 'below' | 'on'; within?: boolean }

/**
 * Var ett eget värde ligger, told from the released figures only; undefined without a median. What is released has two
 * digits, and so has the own value here: one that reads as the median is on it, and one that reads as an end of the
 * middle half is in it, since nobody can tell more.
 */
export function placeOf(own: number, { median, quartiles }: Pick<Released, 'median' | 'quartiles'>): Place | undefined {
  if (median === undefined) return undefined
  const value = toTwoDigits(own)
  const side = value > median ? 'above' : value < median ? 'below' : 'on'
  return quartiles ? { side, within: value >= quartiles.lower && value <= quartiles.upper } : { side }
}
