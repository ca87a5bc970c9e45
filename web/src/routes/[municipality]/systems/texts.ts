import * as m from '#messages'
import { whole } from '#shared/format.ts'
import type { SystemField } from '#shared/system-fields.ts'
import type { SystemReason } from '#shared/system-validity.ts'

type Said = () => string
const said = m as unknown as Record<string, Said>

/** A field's name; `name`, `object` and `classification` have names too. */
export const fieldName = (id: string): string => said[`systems_field_${id}`]?.() ?? id

/** A choice of a field, in words. */
export const choiceName = (field: string, choice: string): string => said[`systems_${field}_${choice}`]!()

export const groupName = (group: SystemField['group']): string => said[`systems_group_${group}`]!()
export const reasonName = (reason: SystemReason): string => said[`systems_reason_${reason}`]!()

/** A field's value as people read it; empty when there is none. */
export function valueText({ id, kind }: Pick<SystemField, 'id' | 'kind'>, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (kind === 'choice') return choiceName(id, String(value))
  if (kind === 'yesno') return value ? m.systems_yes() : m.systems_no()
  return kind === 'number' ? whole(Number(value)) : String(value)
}
