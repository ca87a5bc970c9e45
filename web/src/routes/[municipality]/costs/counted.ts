import * as m from '#messages'
import type { Counted } from '#shared/cost-counts.ts'

/** What costs are told per. */
export const countedNames: Record<Counted, () => string> = {
  users: m.cost_key_users,
  fte: m.cost_key_fte,
  residents: m.cost_key_residents,
  employees: m.cost_key_employees,
  workplaces: m.cost_key_workplaces,
  operating: m.cost_key_operating,
}
