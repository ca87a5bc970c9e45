import * as m from '#messages'
import type { Level, Side } from '#shared/actor.ts'
import type { ModelDifference } from '#shared/model-history.ts'
import type { Role } from '#shared/model.ts'
import type { PlanYearKey } from '#shared/plan-year.ts'
import { houseName } from '#shared/term-texts.ts'
import type { UseConsequence } from '#shared/usable-fields.ts'
import type { WheelEvent } from '#shared/wheel.ts'
import type { RenamedTerm } from '#shared/terms.ts'
import { termName, termOf } from '#web/lib/terms.svelte.ts'
import { nameOf } from '../standing/texts.ts'
import { bandName, dayName } from '../wheel/words.ts'
import type { FieldConsequence } from '#shared/own-changes.ts'
import type { OwnField, Owning } from '#shared/own-fields.ts'

export const level = (of: Level): string => termName('level', of)
export const side: Record<Side, () => string> = { business: m.objects_business, it: m.objects_it }

/** Where a role must be held. */
export const demand = ({ mandatory, fromSystems }: Pick<Role, 'mandatory' | 'fromSystems'>): string =>
  !mandatory ? m.model_optional() : fromSystems ? m.model_mandatory_from({ n: fromSystems }) : m.model_mandatory()

const added = {
  roles: m.model_diff_new_role,
  sections: m.model_diff_new_section,
  costKinds: m.model_diff_new_kind,
  families: m.model_diff_new_family,
  processes: m.model_diff_new_process,
  steering: m.model_diff_new_steering,
  ownFields: m.own_fields_diff_new,
  codeLists: m.code_diff_new,
  events: m.model_diff_new_event,
}
const reordered = {
  roles: m.model_diff_order_roles,
  sections: m.model_diff_order_sections,
  costKinds: m.model_diff_order_kinds,
  families: m.model_diff_order_families,
  processes: m.model_diff_order_processes,
  steering: m.model_diff_order_steering,
  ownFields: m.own_fields_diff_order,
  codeLists: m.code_diff_order_lists,
  events: m.model_diff_order_events,
}
const fields = {
  name: m.model_field_name,
  level: m.model_field_level,
  side: m.model_field_side,
  mandatory: m.model_field_mandatory,
  line: m.model_field_line,
  guidance: m.model_field_guidance,
  steps: m.model_field_steps,
  kind: m.own_fields_diff_kind,
  of: m.own_fields_diff_of,
  value: m.code_diff_value,
  day: m.model_field_day,
  start: m.model_field_start,
  band: m.model_field_band,
  holder: m.model_field_holder,
}

/** What an own field holds. */
export const fieldKinds: Record<OwnField['kind'], () => string> = {
  text: m.own_fields_text,
  number: m.own_fields_number,
  day: m.own_fields_day,
  choice: m.own_fields_choice,
  link: m.own_fields_link,
}

/** What has own fields. */
export const ownTitles: Record<Owning, () => string> = {
  system: m.own_fields_of_systems,
  object: m.own_fields_of_objects,
  contract: m.own_fields_of_contracts,
}

/** Whose fields of the house they are. */
export const useTitles: Record<Owning, () => string> = {
  system: m.terms_use_systems,
  object: m.terms_use_objects,
  contract: m.terms_use_contracts,
}
const split = (key: string) => [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)] as const

/** What a field of the house is called, by its key. */
export function useName(key: string): string {
  const [of, id] = split(key)
  return nameOf(of as Owning, id)
}

const levels = [m.terms_degree_0, m.terms_degree_1, m.terms_degree_2, m.terms_degree_3, m.terms_degree_4]
/** What the house calls a status or a level, by its key; empty when it has no name for it. */
export function standardName(key: string): string {
  const [field, value] = split(key)
  return field === 'degree' ? (levels[Number(value)]?.() ?? '') : (houseName(field, value)?.({}) ?? value)
}

const renamed: Record<RenamedTerm['of'], (of: { name: string; to: string; n: number }) => string> = {
  system: m.terms_if_systems,
  role: m.terms_if_roles,
  plan: m.terms_if_plans,
  followUp: m.terms_if_follow_ups,
}
/** How many read otherwise when a status or a level is called something else, in words. */
export function renamedInWords({ key, of, n }: RenamedTerm, to: string | undefined): string {
  const name = standardName(key) || m.terms_level({ n: split(key)[1] })
  return renamed[of]({ name: to ? name : (termOf(...split(key)) ?? name), to: to ?? name, n })
}

/** What hiding or demanding a field of the house leads to, in words. */
export const useInWords = ({ id, what, of, n }: UseConsequence): string =>
  what === 'hidden'
    ? m.own_fields_if_hidden({ name: useName(id), n, of })
    : m.own_fields_if_required({ name: useName(id), n, of })

/** What a change of own fields and code lists leads to, in words. */
export function fieldInWords(of: FieldConsequence): string {
  const { name, n } = of
  if (of.what === 'hidden') return m.own_fields_if_hidden({ name, n, of: of.of })
  if (of.what === 'required') return m.own_fields_if_required({ name, n, of: of.of })
  return of.what === 'moved' ? m.code_if_moved({ name, n, to: of.to }) : m.code_if_retired({ name, n })
}

/** What a choice of the plan year is called. */
export const yearName: Record<PlanYearKey, () => string> = {
  by: m.model_year_by,
  afterForum: m.model_year_after_forum,
  ownApproval: m.model_year_own,
  periods: m.model_year_periods,
  lockAfterDays: m.model_year_lock,
  overBudgetPercent: m.model_year_over,
}
/** What has been chosen, in words. */
export const yearValue = (key: PlanYearKey, raw: string): string => {
  if (key === 'by') return raw === 'both' ? m.model_year_both() : m.model_year_owner()
  if (key === 'periods') return raw === 'quarters' ? m.model_year_quarters() : m.model_year_tertials()
  if (key === 'afterForum' || key === 'ownApproval') return raw === 'true' ? m.model_year_yes() : m.model_year_no()
  return raw
}

const value = (field: keyof typeof fields, raw: string): string => {
  if (field === 'level') return level(raw as Level)
  if (field === 'side') return side[raw as Side]()
  if (field === 'band') return bandName(raw as WheelEvent['band'])
  if (field === 'day' || field === 'start') return raw && dayName(raw)
  if (field === 'holder')
    return raw
      .split(' ')
      .map((of, i) => (i === 0 ? level(of as Level) : side[of as Side]()))
      .join(', ')
  if (field === 'kind') return fieldKinds[raw as OwnField['kind']]().toLocaleLowerCase()
  if (field === 'of') return ownTitles[raw as Owning]().toLocaleLowerCase()
  if (field === 'mandatory')
    return demand({ mandatory: raw !== 'none', ...(Number(raw) && { fromSystems: Number(raw) }) })
  return raw
}

/** One thing that is otherwise, as a sentence. */
export function inWords(of: ModelDifference): string {
  if (of.what === 'changed') return changedInWords(of)
  const { list, name, what } = of
  if (what === 'added') return added[list]({ name })
  return what === 'removed' ? m.model_diff_removed({ name }) : reordered[list]()
}

function changedInWords({ name, field, from, to }: Extract<ModelDifference, { what: 'changed' }>): string {
  if (field === 'required')
    return to === 'true' ? m.own_fields_diff_required({ name }) : m.own_fields_diff_optional({ name })
  if (field === 'demanded') return to === 'true' ? m.model_diff_demanded({ name }) : m.model_diff_not_demanded({ name })
  if (field === 'fieldUse') return usedInWords(useName(name), to)
  if (field === 'terms') {
    const standard = standardName(name) || m.terms_level({ n: name.slice('degree.'.length) })
    return to === '' ? m.terms_diff_back({ name: standard, from }) : m.terms_diff({ name: standard, to })
  }
  if (field === 'planYear') {
    const key = name as PlanYearKey
    const said = { field: yearName[key](), from: yearValue(key, from), to: yearValue(key, to) }
    return m.model_diff_year(said)
  }
  if (field === 'rule') return m.model_diff_rule({ name })
  if (field === 'scale') return name === 'from' ? m.terms_diff_from({ from, to }) : m.terms_diff_to({ from, to })
  if (field === 'retired')
    return to === 'true' ? m.code_diff_retired({ name, value: from }) : m.code_diff_offered({ name, value: from })
  if (field === 'moved') return m.code_diff_moved({ name, value: from, to })
  if (field === 'order') return m.code_diff_order({ name })
  if (field === 'list') return m.code_diff_other_list({ name })
  if (field === 'hidden') return to === 'true' ? m.model_diff_hidden({ name }) : m.model_diff_shown({ name })
  const values = { name, field: fields[field](), from: value(field, from), to: value(field, to) }
  if (from === '') return m.model_diff_added_text(values)
  if (to === '') return m.model_diff_removed_text(values)
  return field === 'name' ? m.model_diff_renamed(values) : m.model_diff_changed(values)
}

/** What is done with a field of the house, as a sentence. */
export const usedInWords = (name: string, to: string): string =>
  to === 'hidden'
    ? m.model_diff_hidden({ name })
    : to === 'required'
      ? m.own_fields_diff_required({ name })
      : m.terms_diff_usual({ name })
