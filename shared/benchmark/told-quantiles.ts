import type { Asked, Earlier, Heard } from './asked.ts'
import { auditCorrection, corrects } from './audit-corrections.ts'
import { auditQuantiles, type Quantile } from './audit-quantiles.ts'
import { quantile } from './quantiles.ts'
import type { Released } from './released.ts'
import { toTwoDigits } from './rounding.ts'
import type { Contribution } from './contribution.ts'

/** The quantiles that leave everyone protected: all three, or the median, or none. */
export function toldQuantiles(
  asked: Asked,
  contributions: Contribution[],
  earlier: Earlier[],
  quartiles: boolean,
  accomplices: 0 | 1,
  heard: Heard,
): Quantile[] {
  const values = contributions.map(({ value }) => value)
  const corrected = earlier.filter(of => of.released.median !== undefined && corrects(contributions, of.contributions))
  /** With each release that these correct. */
  const together = (quantiles: Quantile[]) =>
    corrected.every(of => {
      const before = { contributions: of.contributions, quantiles: quantilesOf(of.released) }
      const audit = auditCorrection([before, { contributions, quantiles }], asked, accomplices)
      heard.programs += audit.programs
      return audit.safe
    })
  if (!quartiles) heard.why.quartiles = 'small_group'
  for (const places of quartiles ? [[0.25, 0.5, 0.75], [0.5]] : [[0.5]]) {
    const quantiles = places.map(p => ({ p, released: toTwoDigits(quantile(values, p)) }))
    const { safe, narrowest, programs } = auditQuantiles(values, quantiles, asked, accomplices)
    heard.programs += programs
    if (safe && together(quantiles)) {
      heard.narrowest = narrowest
      return quantiles
    }
    heard.why.quartiles ??= 'too_close'
  }
  heard.why.median = 'too_close'
  return []
}

/** The quantiles that a release told. */
const quantilesOf = ({ median, quartiles }: Released): Quantile[] => [
  ...(quartiles ? [{ p: 0.25, released: quartiles.lower }] : []),
  ...(median === undefined ? [] : [{ p: 0.5, released: median }]),
  ...(quartiles ? [{ p: 0.75, released: quartiles.upper }] : []),
]
