import * as m from '#messages'
import { isForecast, yearOf, type Period, type RoundState } from '#shared/rounds.ts'

/** "2025", "2026, prognos". */
export const periodText = (period: Period) =>
  isForecast(period)
    ? m.coordination_period_forecast({ year: yearOf(period) })
    : m.coordination_period_closed({ year: yearOf(period) })

export const roundName = (period: Period) => m.coordination_round_of({ period: periodText(period) })

export const stateText = (state: RoundState) =>
  ({
    planned: m.coordination_state_planned,
    open: m.coordination_state_open,
    frozen: m.coordination_state_frozen,
    released: m.coordination_state_released,
  })[state]()

/** A letter in the reader's own mail program. */
export const letter = (subject: string, body: string) =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
