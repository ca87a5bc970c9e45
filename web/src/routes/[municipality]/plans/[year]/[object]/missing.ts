import * as m from '#messages'
import type { Missing } from '#shared/plan-missing.ts'

/** What to do about it, and where. */
export const inWords = ({ what, row, name }: Missing): { text: string; href: string } => {
  const text = {
    goals: m.plans_missing_goals,
    activities: m.plans_missing_activities,
    budget: m.plans_missing_budget,
    responsible: () => m.plans_missing_responsible({ name }),
    due: () => m.plans_missing_due({ name }),
  }[what]()
  return { text, href: row ? `#${what}-${row}` : `#${what}` }
}
