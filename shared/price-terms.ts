import * as z from 'zod'
import { Year } from './day.ts'
import { BasisPoints, WHOLE } from './money.ts'

/** The day of a year that a price is adjusted. */
const AdjustedOn = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .default('01-01')

/** Prisjustering: how a contract's price changes from one year to the next. `share`: the part of the price that follows the index. */
export const IndexTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fixed'), basisPoints: BasisPoints, adjustedOn: AdjustedOn }),
  z.object({
    kind: z.literal('index'),
    index: z.string().trim().min(1).max(60),
    share: BasisPoints.min(0).max(WHOLE).default(WHOLE),
    adjustedOn: AdjustedOn,
  }),
])
export type IndexTerms = z.infer<typeof IndexTerms>

/** How much the municipality reckons that an index changes prices in a year, and by whose word. */
export const IndexChange = z.object({
  index: z.string().trim().min(1).max(60),
  year: Year,
  basisPoints: BasisPoints,
  source: z.string().trim().max(200).default(''),
})
export type IndexChange = z.infer<typeof IndexChange>
