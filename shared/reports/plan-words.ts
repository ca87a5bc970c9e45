import * as m from '#messages'
import { tkr } from '../format.ts'
import type { Model } from '../model.ts'
import { sum, type Ore } from '../money.ts'
import type { Difference } from '../plan-versions.ts'
import type { Text } from '../system-texts.ts'
import type { Frame } from './frame.ts'

/** What the parts of a plan are called, a row at a time. */
export const partNames: Record<Difference['part'], Text> = {
  plan: m.plans_summary,
  goals: m.plans_goal,
  activities: m.plans_activity,
  risks: m.plans_risk,
  resources: m.plans_resource,
  dependencies: m.plans_dependency,
  budget: m.plans_budget,
}

/** What fields of a plan and its rows are called. Named one by one, so that no other text is bundled with them. */
const fieldNames: Record<string, Text> = {
  ...{ text: m.plans_field_text, measure: m.plans_measure, name: m.plans_field_name, kind: m.plans_kind },
  ...{ target: m.reports_target, goal: m.plans_goal, responsible: m.plans_responsible, hours: m.reports_hours },
  ...{ start: m.plans_field_start, due: m.plans_due, cost: m.plans_cost, status: m.plans_field_status },
  ...{ likelihood: m.plans_likelihood, consequence: m.plans_consequence, mitigation: m.plans_mitigation },
  ...{ costKind: m.plans_budget_kind, months: m.plans_field_months, comment: m.plans_comment },
  ...{ summary: m.plans_summary, frame: m.plans_field_frame, doneOn: m.plans_field_done_on },
  ...{ system: m.plan_budget_system, contract: m.plan_budget_contract, code: m.plan_budget_code },
  ahead: m.plan_budget_ahead_field,
  ...{ links: m.reports_links, object: m.plans_object, role: m.reports_role },
}
export const fieldName = (field: string, { locale }: Pick<Frame, 'locale'>): string =>
  fieldNames[field]?.({}, { locale }) ?? m.reports_other_field({}, { locale })

const choices: Record<string, Record<string, Text>> = {
  kind: { upkeep: m.plans_kind_upkeep, enhancement: m.plans_kind_enhancement, retirement: m.plans_kind_retirement },
  status: {
    ...{ planned: m.plans_status_planned, ongoing: m.plans_status_ongoing },
    ...{ done: m.plans_status_done, dropped: m.plans_status_dropped },
  },
}
/** What is known of the names that ids stand for. */
export type Names = {
  people: { id: string; name: string }[]
  objects: { id: string; name: string }[]
  model: Pick<Model, 'costKinds' | 'roles'>
  goals: { id: string; text: string }[]
}

/** A value of a field in words: a choice, an id or öre by what it stands for. */
export function valueInWords(field: string, value: unknown, names: Names, { locale }: Pick<Frame, 'locale'>): string {
  const named = (all: { id: string; name: string }[]) => all.find(({ id }) => id === value)?.name ?? ''
  if (value === undefined || value === null || value === '') return '–'
  if (field === 'cost' || field === 'frame') return tkr(value as Ore)
  if (field === 'ahead') return (value as Ore[]).map(tkr).join(', ')
  if (field === 'months') return tkr(sum(value as Ore[]))
  if (field === 'responsible') return named(names.people)
  if (field === 'object') return named(names.objects)
  if (field === 'role') return named(names.model.roles)
  if (field === 'costKind') return named(names.model.costKinds)
  if (field === 'goal') return names.goals.find(({ id }) => id === value)?.text ?? ''
  if (field === 'links') return (value as { name: string }[]).map(({ name }) => name).join(', ') || '–'
  const choice = choices[field]?.[String(value)]
  if (choice) return choice({}, { locale })
  return typeof value === 'object' ? m.reports_other_value({}, { locale }) : String(value)
}
