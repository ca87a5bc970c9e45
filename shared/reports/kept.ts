import * as z from 'zod'
import { Year } from '../day.ts'

/** The PDF of an approved version: made once, and served as it was made. `hash` is SHA-256 of its bytes. */
export const KeptPlan = z.object({
  object: z.string().min(1),
  year: Year,
  version: z.int().min(1),
  hash: z.string().length(64),
  bytes: z.int().min(1),
})
export type KeptPlan = z.infer<typeof KeptPlan>
