import * as m from '#messages'
import { getLocale } from '#locale'
import { monthName, tkr } from '#shared/format.ts'
import { sum } from '#shared/money.ts'
import type { Anchor } from '#shared/comments.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import type { PlanRow } from '#shared/plan-story.ts'
import { rowName as nameIn, type Activity, type PlanPart } from '#shared/plan-rows.ts'
import { vacancyText, type PlanSection } from '#shared/plan-sections.ts'
import { termName } from '#web/lib/terms.svelte.ts'
import { lineFields, lineValue } from './budget-words.ts'

export const partNames = {
  goals: m.plans_goal,
  activities: m.plans_activity,
  risks: m.plans_risk,
  resources: m.plans_resource,
  dependencies: m.plans_dependency,
  budget: m.plans_budget,
}
export const kindNames: Record<Activity['kind'], () => string> = {
  upkeep: m.plans_kind_upkeep,
  enhancement: m.plans_kind_enhancement,
  retirement: m.plans_kind_retirement,
}
export const statusNames: Record<Activity['status'], () => string> = {
  planned: m.plans_status_planned,
  ongoing: m.plans_status_ongoing,
  done: m.plans_status_done,
  dropped: m.plans_status_dropped,
}
export const shortKinds: typeof kindNames = {
  upkeep: m.plan_editor_kind_upkeep,
  enhancement: m.plan_editor_kind_enhancement,
  retirement: m.plans_kind_retirement,
}
export const priorityNames: Record<NonNullable<Activity['priority']>, () => string> = {
  must: m.plan_editor_must,
  should: m.plan_editor_should,
  could: m.plan_editor_could,
}
export const sideNames = { business: m.objects_business, it: m.objects_it }

/** A section by the model's name, or by the house's where the model has none. */
const house: Record<string, () => string> = {
  ...{ goals: m.plans_goals, activities: m.plans_activities, budget: m.plans_budget, risks: m.plans_risks },
  ...{ resources: m.plan_editor_resources, dependencies: m.plan_editor_dependencies },
  ...{ summary: m.plans_summary, links: m.links_title },
}
export const sectionName = ({ id, name }: Pick<PlanSection, 'id' | 'name'>): string =>
  name ?? house[id]?.() ?? m.plan_editor_old_section()

const numbers: Partial<Record<PlanPart, (of: { n: number }) => string>> = {
  ...{ goals: m.plan_editor_no_goal, activities: m.plan_editor_no_activity, risks: m.plan_editor_no_risk },
  ...{ resources: m.plan_editor_no_resource, dependencies: m.plan_editor_no_dependency },
}
/** What a row is called by its place, from 1: M1, A1, R1. */
export const rowNumber = (part: PlanPart, n: number): string => numbers[part]?.({ n }) ?? String(n)
/** The number of a row, by its id; empty when it is not there. */
export const numberOf = (of: PlanPage, part: PlanPart, id: string | undefined): string => {
  const at = of[part].findIndex(row => row.id === id)
  return at < 0 ? '' : rowNumber(part, at + 1)
}

const fields: Record<string, () => string> = {
  ...{ text: m.plans_field_text, measure: m.plans_measure, name: m.plans_field_name, kind: m.plans_kind },
  ...{ goal: m.plans_goal, responsible: m.plans_responsible, start: m.plans_field_start, due: m.plans_due },
  ...{ cost: m.plans_cost, status: m.plans_field_status, doneOn: m.plans_field_done_on },
  ...{ likelihood: m.plans_likelihood, consequence: m.plans_consequence, mitigation: m.plans_mitigation },
  ...{ costKind: m.plans_budget_kind, months: m.plans_field_months, comment: m.plans_comment },
  ...{ summary: m.plans_summary, frame: m.plans_field_frame, state: m.plans_field_state },
  ...{ version: m.plans_field_version, submittedBy: m.plans_field_submitted_by },
  ...{ submittedOn: m.plans_field_submitted_on, returnedWith: m.plans_field_returned_with },
  approvedOn: m.plans_field_approved_on,
  ...{ returnedAt: m.approvals_returned_rows_field, returnedBy: m.approvals_field_returned_by },
  ...{ answerBy: m.approvals_answer, approvals: m.approvals_field_approvals },
  ...{ reviewedOn: m.approvals_field_reviewed_on, reviewedBy: m.approvals_field_reviewed_by },
  reviewedWith: m.approvals_field_reviewed_with,
  ...{ target: m.plan_editor_target, until: m.plan_editor_until, steering: m.plan_editor_steering },
  ...{ side: m.plan_editor_side, hours: m.plan_editor_hours, priority: m.plan_editor_priority },
  ...{ risk: m.plan_editor_risk_of, systems: m.plan_editor_systems, after: m.plan_editor_after },
  ...{ role: m.plan_editor_role, object: m.plan_editor_from_object, texts: m.plan_editor_texts },
  ...lineFields,
}
/** A field of a plan or its rows, by the name that history tells. */
export function fieldName(field: string): string {
  const [of, part] = [field.split('.')[0]!, field.slice(field.indexOf('.') + 1)]
  if (of === 'months' && part !== of) return monthName(Number(part) + 1, getLocale())
  return fields[of]?.() ?? field
}

const costKind = (of: PlanPage, id: unknown) =>
  [...of.costKinds, ...of.budget.map(line => ({ id: line.costKind, name: line.name }))].find(kind => kind.id === id)
    ?.name

const namesOf = (rows: { id: string; name: string }[], ids: unknown) =>
  (ids as string[]).map(id => rows.find(row => row.id === id)?.name ?? '').join(', ')
/** Texts of a plan with the names of their sections; of a vacancy with its role's. */
const textsInWords = (of: PlanPage, texts: Record<string, string>) =>
  Object.entries(texts)
    .map(([id, text]) => {
      const role = of.roles.find(role => vacancyText(role.id) === id)?.name
      return `${role ?? sectionName(of.sections.find(section => section.id === id) ?? { id })}: ${text}`
    })
    .join('\n')

/** A value of a field, where a choice, an id or öre stands for it. */
export function valueName(of: PlanPage, field: string, value: unknown): string | undefined {
  if (field in lineFields) return lineValue(of, field, value)
  if (['cost', 'frame'].includes(field)) return tkr(Number(value))
  if (field === 'months') return tkr(sum(value as number[]))
  if (field.startsWith('months.')) return tkr(Number(value))
  if (field === 'texts') return textsInWords(of, value as Record<string, string>)
  if (field === 'priority') return priorityNames[value as NonNullable<Activity['priority']>]()
  if (field === 'side') return sideNames[value as keyof typeof sideNames]()
  if (field === 'role') return of.roles.find(({ id }) => id === value)?.name
  if (field === 'object') return of.objects.find(({ id }) => id === value)?.name
  if (field === 'steering') return of.steering.find(({ id }) => id === value)?.name
  if (field === 'risk') return of.risks.find(({ id }) => id === value)?.text
  if (field === 'systems') return namesOf(of.drawn.systems, value)
  if (field === 'after') return namesOf(of.activities, value)
  if (field === 'kind') return kindNames[value as Activity['kind']]()
  if (field === 'status') return statusNames[value as Activity['status']]()
  if (field === 'state') return termName('plan', String(value))
  if (field === 'goal') return of.goals.find(({ id }) => id === value)?.text
  if (field === 'costKind') return costKind(of, value)
  if (field === 'returnedAt')
    return ((value as { part: PlanRow['part'] | 'plan' }[] | null) ?? [])
      .map(({ part }) => (part === 'plan' ? m.approvals_point_plan() : partNames[part]()))
      .join(', ')
  if (field === 'approvals')
    return ((value as { role: string; day: string }[] | null) ?? []).map(({ role, day }) => `${role} ${day}`).join(', ')
  if (['responsible', 'submittedBy', 'returnedBy', 'reviewedBy'].includes(field))
    return of.people.find(({ id }) => id === value)?.name
  return undefined
}

/** A row as history names it: "Aktivitet Byt larm". */
export const rowName = (of: PlanPage, { part, name }: PlanRow) =>
  m.plans_row({ part: partNames[part](), name: part === 'budget' ? (costKind(of, name) ?? name) : name })

/** What a comment is about: the row's own name, or nothing when the row is no longer there. */
export function anchorName(of: PlanPage, { part, row: id }: Anchor): string | undefined {
  const row = (of[part] as { id: string }[]).find(row => row.id === id)
  if (!row) return undefined
  const name = (nameIn[part] as (row: object) => string)(row)
  return rowName(of, { part, id, name })
}
