import * as m from '#messages'
import { whole } from '#shared/format.ts'
import type { SystemField } from '#shared/system-fields.ts'
import { choiceNames, fieldNames } from '#shared/system-texts.ts'
import type { SystemReason } from '#shared/system-validity.ts'
import { termOf } from '#web/lib/terms.svelte.ts'

/** A field's name in the reader's language. */
export const fieldName = (id: string): string => termOf('axis', id) ?? fieldNames[id]?.({}) ?? id

/** A choice of a field, in words. */
export const choiceName = (field: string, choice: string): string =>
  termOf(field, choice) ?? choiceNames[field]?.[choice]?.({}) ?? choice

const degrees = [m.terms_degree_0, m.terms_degree_1, m.terms_degree_2, m.terms_degree_3, m.terms_degree_4]
/** A level of information classification in words; empty when nobody has named it. */
export const degreeName = (level: number): string => termOf('degree', level) ?? degrees[level]?.() ?? ''

const groups: Record<SystemField['group'], () => string> = {
  about: m.systems_group_about,
  operation: m.systems_group_operation,
  lifecycle: m.systems_group_lifecycle,
  security: m.systems_group_security,
  personalData: m.systems_group_personalData,
  continuity: m.systems_group_continuity,
  public: m.systems_group_public,
}
export const groupName = (group: SystemField['group']): string => groups[group]()

const reasons: Record<SystemReason, () => string> = {
  contract_ended: m.systems_reason_contract_ended,
  no_contract: m.systems_reason_no_contract,
  support_ended: m.systems_reason_support_ended,
  past_end_of_use: m.systems_reason_past_end_of_use,
  no_owner: m.standing_no_owner,
  unclassified: m.systems_reason_unclassified,
  classification_overdue: m.systems_reason_classification_overdue,
  no_processor_agreement: m.systems_reason_no_processor_agreement,
}
export const reasonName = (reason: SystemReason): string => reasons[reason]()

/** A field's value as people read it; empty when there is none. */
export function valueText({ id, kind }: Pick<SystemField, 'id' | 'kind'>, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (kind === 'choice') return choiceName(id, String(value))
  if (kind === 'yesno') return value ? m.systems_yes() : m.systems_no()
  return kind === 'number' ? whole(Number(value)) : String(value)
}
