import * as z from 'zod'
import { Year } from '../day.ts'

export const ReportKind = z.enum(['plan', 'differences', 'followup', 'annual', 'portfolio', 'budget', 'minutes'])
export type ReportKind = z.infer<typeof ReportKind>

const id = z.string().min(1).max(80).optional()
/** Which report somebody asks for: its kind, the year, and what it is narrowed down to. */
export const ReportAsked = z.object({
  kind: ReportKind,
  year: z.coerce.number().pipe(Year),
  object: id,
  /** Of one förvaltning. */
  unit: id,
  period: id,
  forum: id,
  /** The approved version; without one the plan is as it is written now. */
  version: z.coerce.number().int().min(1).max(999).optional(),
})
export type ReportAsked = z.infer<typeof ReportAsked>
