import * as m from '#messages'
import type { Level, Side } from '#shared/actor.ts'
import type { ModelDifference } from '#shared/model-history.ts'
import type { Role } from '#shared/model.ts'
import type { OwnField } from '#shared/own-fields.ts'

export const level: Record<Level, () => string> = {
  deciding: m.objects_level_deciding,
  leading: m.objects_level_leading,
  operative: m.objects_level_operative,
}
export const side: Record<Side, () => string> = { business: m.objects_business, it: m.objects_it }

/** Where a role must be held. */
export const demand = ({ mandatory, fromSystems }: Pick<Role, 'mandatory' | 'fromSystems'>): string =>
  !mandatory ? m.model_optional() : fromSystems ? m.model_mandatory_from({ n: fromSystems }) : m.model_mandatory()

const added = {
  roles: m.model_diff_new_role,
  sections: m.model_diff_new_section,
  costKinds: m.model_diff_new_kind,
  ownFields: m.own_fields_diff_new,
}
const reordered = {
  roles: m.model_diff_order_roles,
  sections: m.model_diff_order_sections,
  costKinds: m.model_diff_order_kinds,
  ownFields: m.own_fields_diff_order,
}
const fields = {
  name: m.model_field_name,
  level: m.model_field_level,
  side: m.model_field_side,
  mandatory: m.model_field_mandatory,
  line: m.model_field_line,
  guidance: m.model_field_guidance,
  kind: m.own_fields_diff_kind,
}

/** What an own field holds. */
export const fieldKinds: Record<OwnField['kind'], () => string> = {
  text: m.own_fields_text,
  number: m.own_fields_number,
  day: m.own_fields_day,
  link: m.own_fields_link,
}

const value = (field: keyof typeof fields, raw: string): string => {
  if (field === 'level') return level[raw as Level]()
  if (field === 'side') return side[raw as Side]()
  if (field === 'kind') return fieldKinds[raw as OwnField['kind']]().toLocaleLowerCase()
  if (field === 'mandatory')
    return demand({ mandatory: raw !== 'none', ...(Number(raw) && { fromSystems: Number(raw) }) })
  return raw
}

/** One thing that is otherwise, as a sentence. */
export function inWords(of: ModelDifference): string {
  const { list, name } = of
  if (of.what === 'changed') return changedInWords(of)
  if (of.what === 'added') return added[list]({ name })
  return of.what === 'removed' ? m.model_diff_removed({ name }) : reordered[list]()
}

function changedInWords({ name, field, from, to }: Extract<ModelDifference, { what: 'changed' }>): string {
  if (field === 'required')
    return to === 'true' ? m.own_fields_diff_required({ name }) : m.own_fields_diff_optional({ name })
  if (field === 'hidden') return to === 'true' ? m.model_diff_hidden({ name }) : m.model_diff_shown({ name })
  const values = { name, field: fields[field](), from: value(field, from), to: value(field, to) }
  if (from === '') return m.model_diff_added_text(values)
  if (to === '') return m.model_diff_removed_text(values)
  return field === 'name' ? m.model_diff_renamed(values) : m.model_diff_changed(values)
}
