import * as m from '#messages'
import { periodText } from '#shared/period-text.ts'
import type { Period, RoundState } from '#shared/rounds.ts'

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
