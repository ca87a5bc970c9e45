import type { Day } from './day.ts'
import type { NetworkReasons } from './network-refusals.ts'
import type { Holder } from './permissions.ts'
import type { RoleNames } from './role-names.ts'

/** Every reason for which Järnkoll says no, with the values its sentence needs. Texts: `messages/<language>/refusals.json`, `refusal_<reason>`. */
export type Reasons = NetworkReasons & {
  // the request
  malformed: { fields: { path: string; message: string }[] }
  not_signed_in: Record<never, never>
  not_found: Record<never, never>
  /** `names`: what the roles are called here, where that is known. */
  forbidden: { who: readonly Holder[]; names?: RoleNames }
  wrong_origin: Record<never, never>
  stale: { current: unknown }
  missing_if_match: Record<never, never>
  too_large: { limit: string }
  too_many: { seconds: number }
  busy: { seconds: number }
  internal: { request: string }
  bad_cursor: Record<never, never>
  value_taken: { field: string; value: string }
  // tenants, sign-up, members
  municipality_unknown: Record<never, never>
  municipality_taken: { name: string }
  tenant_not_active: { state: string }
  link_expired: Record<never, never>
  link_used: Record<never, never>
  login_is_other: Record<never, never>
  link_other_address: { expected: string; actual: string }
  terms_not_accepted: Record<never, never>
  last_model_admin: Record<never, never>
  person_without_address: Record<never, never>
  // register and staffing
  in_use: { by: string }
  // costs
  ledger_not_sie: Record<never, never>
  ledger_without_rows: Record<never, never>
  ledger_too_many_accounts: { most: number }
  ledger_amounts_too_large: { account: string; line: number }
  ledger_not_ready: { state: string }
  ledger_unbalanced: { n: number }
  ledger_faults: { n: number }
  ledger_too_late: { day: Day }
  ledger_months: Record<never, never>
  ledger_entity_unknown: Record<never, never>
  ledger_columns_unknown: Record<never, never>
  ledger_columns_twice: { first: string; second: string }
  ledger_columns_missing: { need: string }
  ledger_columns_year: Record<never, never>
  ledger_too_many_vouchers: { most: number }
  ledger_older: { name: string; day: Day }
  ledger_table_without_rows: Record<never, never>
  ledger_xlsx_too_large: { rows: number }
  placing_says_nothing: Record<never, never>
  placing_other_object: Record<never, never>
  placing_undecided: { n: number }
  contract_unknown: Record<never, never>
  cost_kind_unknown: Record<never, never>
  // key figures
  entered_outside_bounds: { least: number; most: number }
  kolada_unreachable: Record<never, never>
  kolada_unknown: Record<never, never>
  cost_rows_unknown: { n: number }
  object_unknown: Record<never, never>
  system_unknown: Record<never, never>
  object_has_past: { year: number }
  contract_ends_before_start: { start: string }
  contract_notice_before_start: { start: string }
  contract_notice_after_end: { end: string }
  role_unknown: Record<never, never>
  person_unknown: Record<never, never>
  process_step_unknown: { object: string }
  family_unknown: { name: string }
  step_twice: { name: string }
  steps_supported: { steps: string[]; systems: string[] }
  assignment_ends_before_start: Record<never, never>
  role_not_on_object: { role: string }
  handover_role_left: { role: string }
  handover_other_role: Record<never, never>
  handover_to_self: Record<never, never>
  handover_owned_left: { name: string }
  handover_too_late: { day: Day }
  handover_changed_since: Record<never, never>
  delegated_to_self: Record<never, never>
  already_held: { person: string; role: string; from: Day; to?: Day }
  person_left: { name: string; day: Day }
  // organisation, suppliers, integrations
  unit_unknown: Record<never, never>
  unit_is_no_authority: { name: string }
  unit_cycle: { name: string }
  supplier_unknown: Record<never, never>
  merged_with_itself: Record<never, never>
  integration_without_system: Record<never, never>
  integration_with_itself: Record<never, never>
  view_not_yours: Record<never, never>
  comment_not_yours: Record<never, never>
  // the model
  role_held: { role: string; by: { person: string; object: string }[] }
  cost_kind_used: { name: string }
  own_field_used: { name: string; of: 'system' | 'object' | 'contract'; n: number }
  own_field_kind: { name: string; of: 'system' | 'object' | 'contract'; n: number }
  own_field_unknown: Record<never, never>
  own_value_wrong: { name: string; kind: 'text' | 'number' | 'day' | 'choice' | 'link' }
  code_list_missing: { name: string }
  code_value_used: { name: string; n: number }
  domain_not_proven: { domain: string }
  library_full: Record<never, never>
  library_changed: { version: number }
  library_names: { names: string[] }
  practice_own_figure: Record<never, never>
  // plans
  plan_not_editable: { state: string }
  plan_incomplete: { missing: { what: string; row: string }[] }
  plan_wrong_state: { state: string; needed: string }
  plan_own_submission: Record<never, never>
  report_wrong_state: { state: string; needed: string }
  report_own_text: Record<never, never>
  plan_no_mandate: { names: RoleNames }
  plan_comment_missing: Record<never, never>
  plan_exists: Record<never, never>
  plan_decider_vacant: { role: string; object: string; day: string }
  plan_day_before_submission: { day: string }
  plan_own_in_stead: { name: string }
  plan_both_sides: Record<never, never>
  plan_side_given: { role: string }
  plan_forum_first: { day: string }
  plan_forum_choose: Record<never, never>
  plan_point_unknown: Record<never, never>
  plan_year_not_over: { year: number }
  plan_review_comment_missing: Record<never, never>
  approval_side_missing: Record<never, never>
  // follow-ups
  followup_ahead: { day: string }
  followup_locked: { day: string }
  followup_submitted: { day: string }
  followup_not_submitted: Record<never, never>
  followup_incomplete: { left: string[] }
  followup_not_locked: Record<never, never>
  followup_reason_missing: Record<never, never>
  followup_reminded: { day: string }
  followup_nobody_left: Record<never, never>
  plan_written_in: Record<never, never>
  plan_not_there: Record<never, never>
  // needs
  need_answered: { state: string }
  need_not_yours: Record<never, never>
  // forums and decisions
  person_has_decided: { decision: string }
  forum_unknown: Record<never, never>
  forum_has_decided: { decision: string }
  decision_day_ahead: { day: string }
  decision_without_decider: Record<never, never>
  decision_mandate_unknown: Record<never, never>
  decision_no_mandate: { object: string; day: string; who: string[] }
  decision_no_say: { forum: string; day: string; who: string[] }
  decision_other_object: { forum: string; object: string }
  decision_withdrawn: { day: string }
  decision_corrected_often: Record<never, never>
  // deadlines, wheel
  deadline_not_open: { state: string }
  deadline_reason_missing: Record<never, never>
  deadline_needs: { needs: 'report' | 'approval' }
  wheel_cycle: { name: string; other: string }
  wheel_base_unknown: { name: string }
  wheel_event_leaned_on: { name: string; by: string[] }
  day_before_today: { day: string }
  // economy
  economy_entity_used: { name: string }
  economy_entity_twice: { name: string }
  economy_dimension_twice: { name: string; dimension: string }
  economy_lkp_twice: { day: Day }
  economy_count_twice: { day: Day }
  economy_class_twice: { name: string; day: Day }
  economy_class_name_taken: { name: string }
  economy_class_used: { name: string; by: string }
  economy_class_unknown: { by: string }
  economy_assignment_unknown: Record<never, never>
  allocation_key_missing: { name: string; year: number }
  allocation_receiver_twice: { name: string; receiver: string }
  allocation_not_whole: { name: string; percent: number }
  allocation_measure_missing: { name: string; receivers: string[] }
  allocation_weightless: { name: string }
  allocation_giver_twice: { name: string }
  allocation_cycle: { names: string[] }
  allocation_year_twice: { name: string; year: number }
  allocation_ends_before: { name: string }
  investment_twice: { name: string }
  investment_rate_twice: { year: number }
  investment_residual_too_large: Record<never, never>
  investment_disposed_before_use: { day: Day }
  contract_price_unknown: { name: string }
  index_change_twice: { index: string; year: number }
  budget_account_twice: { account: string }
  feed_key_missing: Record<never, never>
  feed_key_unknown: Record<never, never>
  feed_key_revoked: { day: Day }
  feed_key_expired: { day: Day }
  forecast_comment_missing: { percent: number }
  forecast_year_told: { year: number }
  scenario_too_many: { most: number }
  // imports
  import_stopped: Record<never, never>
  import_overtaken: { name: string }
  import_changed_since: { names: string }
  import_not_ready: { state: string }
  import_too_late: { day: string }
  import_seen_changed: { n: number; rows: number[] }
  import_gave_up: Record<never, never>
  // changes of many
  bulk_overtaken: { name: string }
  bulk_refused: { name: string; sv: string; en: string }
  // imported files
  file_too_large: { limit: string }
  file_missing: Record<never, never>
  file_empty: Record<never, never>
  file_wrong_kind: Record<never, never>
  file_old_excel: Record<never, never>
  file_locked: Record<never, never>
  file_damaged: Record<never, never>
  file_unpacks_too_large: { limit: string }
  file_too_many_parts: { limit: number }
  file_too_many_sheets: { limit: number }
  file_too_many_cells: { limit: number }
  file_too_many_rows: { limit: number }
  file_line_too_long: { row: number }
  file_quote_open: { row: number }
}
export type Reason = keyof Reasons

/** A "no" that a person understands: a reason and the values of its sentence. Rules throw it; HTTP translates it in one place. */
export class Refusal<R extends Reason = Reason> extends Error {
  readonly reason: R
  readonly params: Reasons[R]
  constructor(reason: R, params: Reasons[R]) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
    this.params = params
  }
}
