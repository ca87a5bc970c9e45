import * as m from '#messages'
import { tkr } from '#shared/format.ts'
import { sum } from '#shared/money.ts'
import type { Anchor } from '#shared/comments.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import type { PlanRow } from '#shared/plan-story.ts'
import { rowName as nameIn, type Activity } from '#shared/plan-rows.ts'
import { termName } from '#web/lib/terms.svelte.ts'

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
const statusNames: Record<Activity['status'], () => string> = {
  planned: m.plans_status_planned,
  ongoing: m.plans_status_ongoing,
  done: m.plans_status_done,
  dropped: m.plans_status_dropped,
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
}
/** A field of a plan or its rows, by the name that history tells. */
export const fieldName = (field: string) => fields[field]?.() ?? field

const costKind = (of: PlanPage, id: unknown) =>
  [...of.costKinds, ...of.budget.map(line => ({ id: line.costKind, name: line.name }))].find(kind => kind.id === id)
    ?.name

/** A value of a field, where a choice, an id or öre stands for it. */
export function valueName(of: PlanPage, field: string, value: unknown): string | undefined {
  if (['cost', 'frame'].includes(field)) return tkr(Number(value))
  if (field === 'months') return tkr(sum(value as number[]))
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
