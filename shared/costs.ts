import * as z from 'zod'
import { Year } from './day.ts'
import { Ore } from './money.ts'

const Months = z.array(Ore).length(12)

/** Cost of one cost kind on one object (and system) for one year: budget, actual and forecast per month, in öre. */
export const CostRow = z.object({
  id: z.string().min(1),
  object: z.string().min(1),
  system: z.string().optional(),
  costKind: z.string().min(1),
  year: Year,
  budget: Months,
  actual: Months,
  forecast: Months,
  /** Last month with actuals, 0–12. */
  actualTo: z.int().min(0).max(12),
})
export type CostRow = z.infer<typeof CostRow>
