import * as m from '#messages'
import type { Words } from '../../history/values.ts'

const fields: Record<string, () => string> = {
  name: m.scenario_name,
  description: m.scenario_description,
  baseYear: m.scenario_base_year,
  ahead: m.scenario_ahead,
  changes: m.scenario_field_changes,
}
/** What the fields of a scenario are called; a year is no number with its thousands apart. */
export const facts: Words = {
  field: field => fields[field]?.() ?? field,
  value: (field, value) => (field === 'baseYear' ? String(value) : undefined),
}
