import * as z from 'zod'
import { MunicipalityCode } from '../actor.ts'

/**
 * What one municipality gave to a figure: value = numerator ÷ denominator × scale. Denominators are public. A missing value
 * is absent, never zero.
 */
export const Contribution = z.object({
  municipality: MunicipalityCode,
  numerator: z.number(),
  denominator: z.number(),
  value: z.number(),
})
export type Contribution = z.infer<typeof Contribution>
