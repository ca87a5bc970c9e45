import { getLocale } from '#locale'
import * as m from '#messages'
import type { DayRule } from '#shared/day-rules.ts'
import { monthName } from '#shared/format.ts'
import type { WheelEvent } from '#shared/wheel.ts'

const bands: Record<WheelEvent['band'], () => string> = {
  budget: m.wheel_band_budget,
  plan: m.wheel_band_plan,
  followup: m.wheel_band_followup,
  contracts: m.wheel_band_contracts,
}
/** Which ring of the wheel it is. */
export const bandName = (band: WheelEvent['band']): string => bands[band]()

/** A day of any year, MM-DD, as people say it; any other rule as a day that is counted. */
export const dayName = (rule: DayRule): string =>
  typeof rule !== 'string' || rule.startsWith('{')
    ? m.wheel_rule_own()
    : `${Number(rule.slice(3))} ${monthName(Number(rule.slice(0, 2)), getLocale())}`

const actions: Record<WheelEvent['action'], () => string> = {
  tick: m.wheel_action_tick,
  plan: m.wheel_action_plan,
  followup: m.wheel_action_followup,
  staffing: m.wheel_action_staffing,
  costs: m.wheel_action_costs,
}
/** Where an event's work is done. */
export const actionName = (action: WheelEvent['action']): string => actions[action]()

/** What an event needs to be done, after "done when". */
export const needName = (needs: NonNullable<WheelEvent['needs']>, action: WheelEvent['action']): string =>
  needs === 'tick'
    ? m.wheel_needs_tick()
    : needs === 'approval'
      ? m.wheel_needs_approval()
      : action === 'followup'
        ? m.wheel_needs_followup()
        : m.wheel_needs_plan()
