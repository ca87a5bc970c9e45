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
