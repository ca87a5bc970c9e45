import * as m from '#messages'
import type { Reason, Reasons } from '#shared/refusal.ts'
import { capital } from '#shared/role-names.ts'
import { whoInWords } from '#shared/who-may.ts'
import { moneySentences, type In, type Say } from './money-sentences.ts'
import { networkSentences } from './network-sentences.ts'

/** Who can do it instead: `modellansvarig, objektägare eller objektägare IT`. */
const forbidden = ({ who, names }: Reasons['forbidden'], options: In) =>
  m.refusal_forbidden({ who: whoInWords(who, names, options.locale) }, options)

/** Who decides on plans here. */
const noPlanMandate = ({ names }: Reasons['plan_no_mandate'], options: In) =>
  m.refusal_plan_no_mandate({ who: capital(whoInWords(['owner'], names, options.locale)) }, options)

/** Since when somebody has the role, and until when. */
const alreadyHeld = ({ to, ...held }: Reasons['already_held'], options: In) =>
  to === undefined ? m.refusal_already_held(held, options) : m.refusal_already_held_until({ ...held, to }, options)

/** Who holds the role, and where: the first of them by name, the rest counted. */
const held = ({ role, by }: Reasons['role_held'], options: In) => {
  const named = by.slice(0, 3).map(({ person, object }) => m.refusal_role_held_by({ person, object }, options))
  const rest = by.length - named.length
  const all = rest > 0 ? [...named, m.refusal_role_held_more({ n: rest }, options)] : named
  return m.refusal_role_held({ role, who: new Intl.ListFormat(options.locale).format(all) }, options)
}

/** Nobody had the mandate that day, or those who had it by name. */
const noMandate = ({ who, ...at }: Reasons['decision_no_mandate'], options: In) =>
  who.length > 0
    ? m.refusal_decision_no_mandate({ ...at, who: new Intl.ListFormat(options.locale).format(who) }, options)
    : m.refusal_decision_nobodys_mandate(at, options)
const noSay = ({ who, ...at }: Reasons['decision_no_say'], options: In) =>
  who.length > 0
    ? m.refusal_decision_no_say({ ...at, who: new Intl.ListFormat(options.locale).format(who) }, options)
    : m.refusal_decision_nobodys_say(at, options)

const supported = ({ steps, systems }: Reasons['steps_supported'], options: In) => {
  const list = new Intl.ListFormat(options.locale)
  return m.refusal_steps_supported({ steps: list.format(steps), systems: list.format(systems) }, options)
}

/** The sentence of every "no". Named one by one: a missing text fails to compile, and no other text is bundled with the API. */
export const sentences: Record<Reason, Say> = {
  ...moneySentences,
  ...networkSentences,
  malformed: m.refusal_malformed,
  not_signed_in: m.refusal_not_signed_in,
  not_found: m.refusal_not_found,
  forbidden,
  wrong_origin: m.refusal_wrong_origin,
  stale: m.refusal_stale,
  missing_if_match: m.refusal_missing_if_match,
  too_large: m.refusal_too_large,
  too_many: m.refusal_too_many,
  busy: m.refusal_busy,
  internal: m.refusal_internal,
  bad_cursor: m.refusal_bad_cursor,
  value_taken: m.refusal_value_taken,
  municipality_unknown: m.refusal_municipality_unknown,
  municipality_taken: m.refusal_municipality_taken,
  domain_not_proven: m.refusal_domain_not_proven,
  tenant_not_active: m.refusal_tenant_not_active,
  link_expired: m.refusal_link_expired,
  link_used: m.refusal_link_used,
  login_is_other: m.refusal_login_is_other,
  link_other_address: m.refusal_link_other_address,
  terms_not_accepted: m.refusal_terms_not_accepted,
  last_model_admin: m.refusal_last_model_admin,
  person_without_address: m.refusal_person_without_address,
  in_use: m.refusal_in_use,
  contract_unknown: m.refusal_contract_unknown,
  cost_rows_unknown: m.refusal_cost_rows_unknown,
  object_unknown: m.refusal_object_unknown,
  system_unknown: m.refusal_system_unknown,
  object_has_past: m.refusal_object_has_past,
  contract_ends_before_start: m.refusal_contract_ends_before_start,
  contract_notice_before_start: m.refusal_contract_notice_before_start,
  contract_notice_after_end: m.refusal_contract_notice_after_end,
  role_unknown: m.refusal_role_unknown,
  person_unknown: m.refusal_person_unknown,
  process_step_unknown: m.refusal_process_step_unknown,
  family_unknown: m.refusal_family_unknown,
  step_twice: m.refusal_step_twice,
  steps_supported: supported,
  assignment_ends_before_start: m.refusal_assignment_ends_before_start,
  role_not_on_object: m.refusal_role_not_on_object,
  view_not_yours: m.refusal_view_not_yours,
  comment_not_yours: m.refusal_comment_not_yours,
  handover_role_left: m.refusal_handover_role_left,
  handover_other_role: m.refusal_handover_other_role,
  handover_to_self: m.refusal_handover_to_self,
  handover_owned_left: m.refusal_handover_owned_left,
  handover_too_late: m.refusal_handover_too_late,
  handover_changed_since: m.refusal_handover_changed_since,
  delegated_to_self: m.refusal_delegated_to_self,
  already_held: alreadyHeld,
  person_left: m.refusal_person_left,
  unit_unknown: m.refusal_unit_unknown,
  unit_is_no_authority: m.refusal_unit_is_no_authority,
  unit_cycle: m.refusal_unit_cycle,
  supplier_unknown: m.refusal_supplier_unknown,
  merged_with_itself: m.refusal_merged_with_itself,
  integration_without_system: m.refusal_integration_without_system,
  integration_with_itself: m.refusal_integration_with_itself,
  role_held: held,
  own_field_used: m.refusal_own_field_used,
  own_field_kind: m.refusal_own_field_kind,
  own_field_unknown: m.refusal_own_field_unknown,
  own_value_wrong: m.refusal_own_value_wrong,
  code_list_missing: m.refusal_code_list_missing,
  code_value_used: m.refusal_code_value_used,
  library_full: m.refusal_library_full,
  library_names: ({ names }, options) =>
    m.refusal_library_names({ names: new Intl.ListFormat(options.locale).format(names) }, options),
  library_changed: m.refusal_library_changed,
  practice_own_figure: m.refusal_practice_own_figure,
  plan_not_editable: m.refusal_plan_not_editable,
  plan_incomplete: m.refusal_plan_incomplete,
  plan_wrong_state: m.refusal_plan_wrong_state,
  plan_own_submission: m.refusal_plan_own_submission,
  report_wrong_state: m.refusal_report_wrong_state,
  report_own_text: m.refusal_report_own_text,
  plan_no_mandate: noPlanMandate,
  plan_comment_missing: m.refusal_plan_comment_missing,
  plan_exists: m.refusal_plan_exists,
  plan_decider_vacant: m.refusal_plan_decider_vacant,
  plan_day_before_submission: m.refusal_plan_day_before_submission,
  plan_own_in_stead: m.refusal_plan_own_in_stead,
  plan_both_sides: m.refusal_plan_both_sides,
  plan_side_given: m.refusal_plan_side_given,
  plan_forum_first: m.refusal_plan_forum_first,
  plan_forum_choose: m.refusal_plan_forum_choose,
  plan_point_unknown: m.refusal_plan_point_unknown,
  plan_year_not_over: m.refusal_plan_year_not_over,
  plan_review_comment_missing: m.refusal_plan_review_comment_missing,
  approval_side_missing: m.refusal_approval_side_missing,
  followup_ahead: m.refusal_followup_ahead,
  followup_locked: m.refusal_followup_locked,
  followup_submitted: m.refusal_followup_submitted,
  followup_not_submitted: m.refusal_followup_not_submitted,
  followup_incomplete: m.refusal_followup_incomplete,
  followup_not_locked: m.refusal_followup_not_locked,
  followup_reason_missing: m.refusal_followup_reason_missing,
  followup_reminded: m.refusal_followup_reminded,
  followup_nobody_left: m.refusal_followup_nobody_left,
  plan_written_in: m.refusal_plan_written_in,
  plan_not_there: m.refusal_plan_not_there,
  need_answered: m.refusal_need_answered,
  need_not_yours: m.refusal_need_not_yours,
  person_has_decided: m.refusal_person_has_decided,
  forum_unknown: m.refusal_forum_unknown,
  forum_has_decided: m.refusal_forum_has_decided,
  decision_day_ahead: m.refusal_decision_day_ahead,
  decision_without_decider: m.refusal_decision_without_decider,
  decision_mandate_unknown: m.refusal_decision_mandate_unknown,
  decision_no_mandate: noMandate,
  decision_no_say: noSay,
  decision_other_object: m.refusal_decision_other_object,
  decision_withdrawn: m.refusal_decision_withdrawn,
  decision_corrected_often: m.refusal_decision_corrected_often,
  deadline_not_open: m.refusal_deadline_not_open,
  deadline_reason_missing: m.refusal_deadline_reason_missing,
  deadline_needs: m.refusal_deadline_needs,
  wheel_cycle: m.refusal_wheel_cycle,
  wheel_base_unknown: m.refusal_wheel_base_unknown,
  wheel_event_leaned_on: ({ name, by }, options) =>
    m.refusal_wheel_event_leaned_on({ name, by: new Intl.ListFormat(options.locale).format(by) }, options),
  day_before_today: m.refusal_day_before_today,
  file_too_large: m.refusal_file_too_large,
  import_stopped: m.refusal_import_stopped,
  import_overtaken: m.refusal_import_overtaken,
  import_changed_since: m.refusal_import_changed_since,
  import_not_ready: m.refusal_import_not_ready,
  import_too_late: m.refusal_import_too_late,
  import_seen_changed: m.refusal_import_seen_changed,
  import_gave_up: m.refusal_import_gave_up,
  bulk_overtaken: m.refusal_bulk_overtaken,
  bulk_refused: m.refusal_bulk_refused,
  file_missing: m.refusal_file_missing,
  file_empty: m.refusal_file_empty,
  file_wrong_kind: m.refusal_file_wrong_kind,
  file_old_excel: m.refusal_file_old_excel,
  file_locked: m.refusal_file_locked,
  file_damaged: m.refusal_file_damaged,
  file_unpacks_too_large: m.refusal_file_unpacks_too_large,
  file_too_many_parts: m.refusal_file_too_many_parts,
  file_too_many_sheets: m.refusal_file_too_many_sheets,
  file_too_many_cells: m.refusal_file_too_many_cells,
  file_too_many_rows: m.refusal_file_too_many_rows,
  file_line_too_long: m.refusal_file_line_too_long,
  file_quote_open: m.refusal_file_quote_open,
}
