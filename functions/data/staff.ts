import type { Year } from '#shared/day.ts'
import type { Economy } from '#shared/economy.ts'
import type { Model } from '#shared/model.ts'
import type { Staffed, StaffCosts } from '#shared/staff-costs.ts'
import { isReckoned, staffOf } from '#shared/staff-rows.ts'

type Readers = {
  economy: { find: () => Promise<Pick<Economy, 'staff'> | undefined> }
  model: { get: () => Promise<Model> }
  staffing: () => Promise<{ assignments: Staffed[] }>
}

/** The one place that reads what staff cost is calculated from. Where there are no terms nothing else is read. */
export function staffReader({ economy, model, staffing }: Readers) {
  const staffTerms = async () => (await economy.find())?.staff
  return {
    staffTerms,
    async staffCosts(year: Year): Promise<StaffCosts> {
      const terms = await staffTerms()
      if (!terms || !isReckoned(terms, year)) return { lines: [], missing: [] }
      const [{ roles, costKinds }, { assignments }] = await Promise.all([model.get(), staffing()])
      return staffOf(year, { assignments, roles, costKinds }, terms)
    },
  }
}
