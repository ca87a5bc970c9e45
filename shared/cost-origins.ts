import * as z from 'zod'
import type { Nature } from './placing.ts'

/** Of a plan's budget: decided on (beslutad), proposed (förslag), or what an earlier year's plan saw ahead (flerårsplan). */
export const PlanOrigin = z.enum(['adopted', 'proposed', 'ahead'])
export type PlanOrigin = z.infer<typeof PlanOrigin>

/**
 * Where a cost comes from: the economy system's file, calculated staff cost (beräknad personalkostnad), calculated
 * capital cost of investments, what is divided inside the municipality (intern fördelning), or a plan's budget. Only the
 * first is reconciled with the file; the others stand by themselves beside it.
 */
export const Origin = z.enum(['ledger', 'staff', 'investment', 'allocation', ...PlanOrigin.options])
export type Origin = z.infer<typeof Origin>

/** Is a cost of that origin part of the reconciliation, placed + unallocated + not IT = the file? What is planned is of none. */
export const isReconciled = (origin: Origin | undefined): boolean => origin === 'ledger'

/** Drift: what things cost. An investment's outlay is none of it; its depreciation and interest are. The two are never summed. */
export const isOperations = ({ nature }: { nature?: Nature | undefined }): boolean => nature !== 'investment'
