import * as m from '#messages'
import type { Reason, Reasons } from '#shared/refusal.ts'

export type In = { locale: 'sv' | 'en' }
export type Say = (params: never, options: In) => string

const notWhole = ({ name, percent }: Reasons['allocation_not_whole'], options: In) =>
  m.refusal_allocation_not_whole({ name, percent: percent.toLocaleString(options.locale) }, options)

const outsideBounds = ({ least, most }: Reasons['entered_outside_bounds'], options: In) =>
  m.refusal_entered_outside_bounds(
    { least: least.toLocaleString(options.locale), most: most.toLocaleString(options.locale) },
    options,
  )

/** The sentence of every "no" that is of money: ledgers and how they are placed, the economy model, and next year's budget. */
export const moneySentences = {
  ledger_not_sie: m.refusal_ledger_not_sie,
  ledger_without_rows: m.refusal_ledger_without_rows,
  ledger_too_many_accounts: m.refusal_ledger_too_many_accounts,
  ledger_amounts_too_large: m.refusal_ledger_amounts_too_large,
  ledger_not_ready: m.refusal_ledger_not_ready,
  ledger_unbalanced: m.refusal_ledger_unbalanced,
  ledger_faults: m.refusal_ledger_faults,
  ledger_too_late: m.refusal_ledger_too_late,
  ledger_months: m.refusal_ledger_months,
  ledger_entity_unknown: m.refusal_ledger_entity_unknown,
  ledger_columns_unknown: m.refusal_ledger_columns_unknown,
  ledger_columns_twice: m.refusal_ledger_columns_twice,
  ledger_columns_missing: m.refusal_ledger_columns_missing,
  ledger_columns_year: m.refusal_ledger_columns_year,
  ledger_too_many_vouchers: m.refusal_ledger_too_many_vouchers,
  ledger_older: m.refusal_ledger_older,
  ledger_table_without_rows: m.refusal_ledger_table_without_rows,
  ledger_xlsx_too_large: m.refusal_ledger_xlsx_too_large,
  placing_undecided: m.refusal_placing_undecided,
  placing_says_nothing: m.refusal_placing_says_nothing,
  placing_other_object: m.refusal_placing_other_object,
  cost_kind_unknown: m.refusal_cost_kind_unknown,
  entered_outside_bounds: outsideBounds,
  kolada_unreachable: m.refusal_kolada_unreachable,
  kolada_unknown: m.refusal_kolada_unknown,
  cost_kind_used: m.refusal_cost_kind_used,
  economy_entity_used: m.refusal_economy_entity_used,
  economy_entity_twice: m.refusal_economy_entity_twice,
  economy_dimension_twice: m.refusal_economy_dimension_twice,
  economy_count_twice: m.refusal_economy_count_twice,
  economy_lkp_twice: m.refusal_economy_lkp_twice,
  economy_class_twice: m.refusal_economy_class_twice,
  economy_class_name_taken: m.refusal_economy_class_name_taken,
  economy_class_used: m.refusal_economy_class_used,
  economy_class_unknown: m.refusal_economy_class_unknown,
  economy_assignment_unknown: m.refusal_economy_assignment_unknown,
  allocation_key_missing: m.refusal_allocation_key_missing,
  allocation_receiver_twice: m.refusal_allocation_receiver_twice,
  allocation_not_whole: notWhole,
  allocation_measure_missing: ({ name, receivers }, options) =>
    m.refusal_allocation_measure_missing(
      { name, receivers: new Intl.ListFormat(options.locale).format(receivers) },
      options,
    ),
  allocation_weightless: m.refusal_allocation_weightless,
  allocation_giver_twice: m.refusal_allocation_giver_twice,
  allocation_cycle: ({ names }: Reasons['allocation_cycle'], options) =>
    m.refusal_allocation_cycle({ names: names.join(' → ') }, options),
  allocation_year_twice: m.refusal_allocation_year_twice,
  allocation_ends_before: m.refusal_allocation_ends_before,
  investment_twice: m.refusal_investment_twice,
  investment_rate_twice: m.refusal_investment_rate_twice,
  investment_residual_too_large: m.refusal_investment_residual_too_large,
  investment_disposed_before_use: m.refusal_investment_disposed_before_use,
  contract_price_unknown: m.refusal_contract_price_unknown,
  index_change_twice: m.refusal_index_change_twice,
  budget_account_twice: m.refusal_budget_account_twice,
  feed_key_missing: m.refusal_feed_key_missing,
  feed_key_unknown: m.refusal_feed_key_unknown,
  feed_key_revoked: m.refusal_feed_key_revoked,
  feed_key_expired: m.refusal_feed_key_expired,
  forecast_comment_missing: m.refusal_forecast_comment_missing,
  forecast_year_told: m.refusal_forecast_year_told,
  scenario_too_many: m.refusal_scenario_too_many,
} satisfies Partial<Record<Reason, Say>>
