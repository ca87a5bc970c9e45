import { forecastOf } from './followup-suggestion.ts'
import { submittedOf, type FollowUp, type Period, type Status } from './followups.ts'

/** One point of an object's trend: a follow-up that counts. What it could not say is left out. */
export type TrendPoint = {
  year: number
  period: Period
  status?: Status | undefined
  /** Forecast less budget, in öre, and in per cent of the budget. */
  deviation?: { amount: number; percent?: number }
  activities?: { done: number; all: number }
}

/** How an object has stood, period by period over the years, the oldest first. */
export const trendOf = (followUps: FollowUp[]): TrendPoint[] =>
  [...Map.groupBy(followUps, ({ year }) => year)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([year, of]) =>
      submittedOf(of).map(({ period, status, asked, activities, forecast }): TrendPoint => {
        if (!asked) return { year, period, status }
        const money = forecastOf(asked, { forecast })
        const amount = money.forecast - money.budget
        const percent = money.budget === 0 ? {} : { percent: (amount / Math.abs(money.budget)) * 100 }
        const done = asked.activities.filter(({ id }) => activities[id]?.status === 'done').length
        return {
          ...{ year, period, status },
          ...(asked.costs.length > 0 && { deviation: { amount, ...percent } }),
          ...(asked.activities.length > 0 && { activities: { done, all: asked.activities.length } }),
        }
      }),
    )
