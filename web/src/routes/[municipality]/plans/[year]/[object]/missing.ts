import * as m from '#messages'
import type { Missing } from '#shared/plan-missing.ts'
import { unexplained } from '#shared/plan-sections.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import { inputId } from './fields.ts'
import { rowNumber } from './words.ts'

const numbered = ({ part = 'activities', no, name }: Missing) => (no ? rowNumber(part, no) : name)

/** What to do about it, and where. */
export const inWords = (of: Missing): { text: string; href: string } => {
  const { what, row, name } = of
  const text = {
    goals: m.plans_missing_goals,
    activities: m.plans_missing_activities,
    budget: m.plans_missing_budget,
    section: () => m.plan_editor_missing_section({ name: name || row }),
    text: () => m.plan_editor_missing_text({ name: numbered(of) }),
    responsible: () => m.plan_editor_missing_responsible({ name: numbered(of) }),
    due: () => m.plan_editor_missing_due({ name: numbered(of) }),
  }[what]()
  if (what === 'section') return { text, href: `#text-${row}` }
  const field = what === 'text' ? (of.part === 'activities' ? 'name' : 'text') : what
  return { text, href: row ? `#${inputId(field, row)}` : `#${what}` }
}

/** The same, where the row is before one's eyes. */
export const lackInWords = ({ what }: Missing): string =>
  what === 'responsible'
    ? m.plan_editor_lacks_responsible()
    : what === 'due'
      ? m.plan_editor_lacks_due()
      : m.plan_editor_lacks_text()

/** Vacancies that the plan does not explain: beside what is missing, and no hindrance. */
export const vacanciesInWords = (of: PlanPage) =>
  unexplained(of.drawn.vacant, of.plan.texts).map(({ role, roleName }) => ({
    text: m.plan_editor_missing_vacancy({ role: roleName.toLocaleLowerCase('sv').replace(/ it$/, ' IT') }),
    href: `#vacancy-${role}`,
  }))
