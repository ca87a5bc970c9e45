import * as m from '#messages'
import type { AllocationKey } from '#shared/allocation-keys.ts'

/** By what a key divides. */
export const keyKinds: Record<AllocationKey['kind'], () => string> = {
  users: m.allocation_users,
  fte: m.allocation_fte,
  percent: m.allocation_percent,
  amount: m.allocation_amount,
}
