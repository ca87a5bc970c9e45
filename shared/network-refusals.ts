import type { Day } from './day.ts'

/** Reasons for a "no" that are of networks, what is shared in them, and their rounds. */
export type NetworkReasons = {
  network_not_member: Record<never, never>
  key_figure_not_listed: Record<never, never>
  round_closed: Record<never, never>
  round_not_released: Record<never, never>
  correction_waits: Record<never, never>
  round_exists: Record<never, never>
  round_days_order: Record<never, never>
  round_has_opened: { day: Day }
  network_name_reserved: { name: string }
  network_threshold_lowered: { from: number; to: number }
  network_band_below_k: { k: number }
  network_ended: { day: Day }
  network_without_figures: Record<never, never>
  network_not_invited: Record<never, never>
  network_is_member: { name: string }
  network_is_invited: { name: string }
  network_agreement_changed: { version: number }
  network_last_coordinator: Record<never, never>
}
