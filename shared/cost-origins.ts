import * as z from 'zod'

/** Of a plan's budget: decided on (beslutad), proposed (förslag), or what an earlier year's plan saw ahead (flerårsplan). */
export const PlanOrigin = z.enum(['adopted', 'proposed', 'ahead'])
export type PlanOrigin = z.infer<typeof PlanOrigin>

/**
 * Where a cost comes from: the economy system's file, calculated staff cost (beräknad personalkostnad), what is
 * divided inside the municipality (intern fördelning), or a plan's budget. Only the first is reconciled with the file;
 * the others stand by themselves beside it.
 */
export const Origin = z.enum(['ledger', 'staff', 'allocation', ...PlanOrigin.options])
export type Origin = z.infer<typeof Origin>

/** Is a cost of that origin part of the reconciliation, placed + unallocated + not IT = the file? */
export const isReconciled = (origin: Origin): boolean => origin === 'ledger'

/** Drift and investering: an investment's outlay is no cost of operations; its depreciation and interest are. They are never summed. */
export const Nature = z.enum(['operations', 'investment'])
export type Nature = z.infer<typeof Nature>
