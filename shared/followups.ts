import * as z from 'zod'
import { Day, Year } from './day.ts'

/** T1 per 30 April, T2 (delår) per 31 August, year per 31 December. */
export const Period = z.enum(['T1', 'T2', 'year'])
/** Läge: enligt plan, avviker, kritiskt; no row is "ej bedömd". */
export const Status = z.enum(['ok', 'warn', 'bad'])
export type Status = z.infer<typeof Status>

/** One object's follow-up of one period. Identity is (year, object, period). */
export const FollowUp = z.object({
  object: z.string().min(1),
  year: Year,
  period: Period,
  status: Status,
  comment: z.string().trim().max(2000).default(''),
  submittedOn: Day.optional(),
})
export type FollowUp = z.infer<typeof FollowUp>
