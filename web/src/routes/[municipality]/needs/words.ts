import * as m from '#messages'
import type { Need } from '#shared/needs.ts'

export const stateNames: Record<Need['state'], () => string> = {
  new: m.needs_state_new,
  planned: m.needs_state_planned,
  declined: m.needs_state_declined,
}
export const sizeNames: Record<NonNullable<Need['size']>, () => string> = {
  small: m.needs_size_small,
  medium: m.needs_size_medium,
  large: m.needs_size_large,
}
