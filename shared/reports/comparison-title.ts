import * as m from '#messages'
import { isForecast, yearOf, type Period } from '../rounds.ts'
import type { Frame } from './frame.ts'

/** `Jämförelse 2025`, `Jämförelse 2026, prognos`. */
export const comparisonTitle = (period: Period, { locale }: Pick<Frame, 'locale'>): string =>
  (isForecast(period) ? m.comparison_report_title_forecast : m.comparison_report_title)(
    { year: yearOf(period) },
    { locale },
  )
