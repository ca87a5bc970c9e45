import { getLocale } from '#locale'
import * as m from '#messages'
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

/** A day of any year, MM-DD, as people say it. */
export const dayName = (mmdd: string): string =>
  `${Number(mmdd.slice(3))} ${monthName(Number(mmdd.slice(0, 2)), getLocale())}`
