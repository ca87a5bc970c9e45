import { getLocale } from '#locale'
import * as m from '#messages'
import type { StaffGap } from '#shared/economy-page.ts'
import type { Reasons, Refusal } from '#shared/refusal.ts'
import type { Part } from './draft.svelte.ts'

export const partNames: Record<Part, () => string> = {
  entities: m.economy_entities,
  lkp: m.economy_lkp,
  classes: m.economy_classes,
  ofRole: m.economy_roles,
  ofAssignment: m.economy_exceptions,
  counts: m.cost_key_counts,
}

const faults: Partial<Record<keyof Reasons, (of: never) => string>> = {
  economy_entity_used: m.refusal_economy_entity_used,
  economy_entity_twice: m.refusal_economy_entity_twice,
  economy_dimension_twice: m.refusal_economy_dimension_twice,
  economy_count_twice: m.refusal_economy_count_twice,
  economy_lkp_twice: m.refusal_economy_lkp_twice,
  economy_class_twice: m.refusal_economy_class_twice,
  economy_class_name_taken: m.refusal_economy_class_name_taken,
  economy_class_used: m.refusal_economy_class_used,
  economy_class_unknown: m.refusal_economy_class_unknown,
}
/** What is wrong, as the API would say it. */
export const sayFault = ({ reason, params }: Refusal): string => faults[reason]?.(params as never) ?? reason

const whys: Record<StaffGap['why'], (of: { name: string }) => string> = {
  role_without_class: m.economy_gap_no_class,
  class_without_salary: m.economy_gap_no_salary,
  no_lkp: m.economy_gap_no_lkp,
  role_unknown: m.economy_gap_no_role,
  no_cost_kind: m.economy_gap_no_kind,
}
export const sayGap = ({ why, name }: StaffGap): string => whys[why]({ name })

const SHOWN = 3
/** The first names, and how many there are besides. */
export function someOf(names: string[]): string {
  const rest = names.length - SHOWN
  const shown = rest > 0 ? [...names.slice(0, SHOWN), m.economy_more({ n: rest })] : names
  return new Intl.ListFormat(getLocale()).format(shown)
}
