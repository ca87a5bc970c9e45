import * as m from '#messages'
import { isForecast, yearOf, type Period } from './rounds.ts'

/** "2025", "2026, prognos". */
export const periodText = (period: Period, locale?: 'sv' | 'en'): string =>
  isForecast(period)
    ? m.coordination_period_forecast({ year: yearOf(period) }, locale ? { locale } : {})
    : String(yearOf(period))
