import * as m from '#messages'
import type { Reason } from '#shared/refusal.ts'
import type { Say } from './money-sentences.ts'

/** The sentence of every "no" that is of networks and their rounds. */
export const networkSentences = {
  network_not_member: m.refusal_network_not_member,
  key_figure_not_listed: m.refusal_key_figure_not_listed,
  round_closed: m.refusal_round_closed,
  round_not_released: m.refusal_round_not_released,
  correction_waits: m.refusal_correction_waits,
  round_exists: m.refusal_round_exists,
  round_days_order: m.refusal_round_days_order,
  round_has_opened: m.refusal_round_has_opened,
  network_name_reserved: m.refusal_network_name_reserved,
  network_threshold_lowered: m.refusal_network_threshold_lowered,
  network_band_below_k: m.refusal_network_band_below_k,
  network_ended: m.refusal_network_ended,
  network_without_figures: m.refusal_network_without_figures,
  network_not_invited: m.refusal_network_not_invited,
  network_is_member: m.refusal_network_is_member,
  network_is_invited: m.refusal_network_is_invited,
  network_agreement_changed: m.refusal_network_agreement_changed,
  network_last_coordinator: m.refusal_network_last_coordinator,
} satisfies Partial<Record<Reason, Say>>
