import * as m from '#messages'
import type { DateRule } from './date-fields.ts'

type Say = (inputs: { name: string }, options: { locale: 'sv' }) => string

const titles: Record<DateRule, Say> = {
  activity: m.deadlines_date_activity,
  mitigation: m.deadlines_date_mitigation,
  dependency: m.deadlines_date_dependency,
  goal: m.deadlines_date_goal,
  'contract-notice': m.deadlines_date_contract_notice,
  'contract-end': m.deadlines_date_contract_end,
  classification: m.deadlines_date_classification,
  'continuity-test': m.deadlines_date_continuity_test,
  'end-of-support': m.deadlines_date_end_of_support,
  'end-of-use': m.deadlines_date_end_of_use,
  'assignment-end': m.deadlines_date_assignment_end,
  'deputy-end': m.deadlines_date_deputy_end,
  meeting: m.deadlines_date_meeting,
}

/** What a date asks for. Kept in its deadline, in the municipality's language, as the names of the wheel's events are. */
export const dateTitle = (rule: DateRule, name: string): string => titles[rule]({ name }, { locale: 'sv' })
