import { getLocale } from '#locale'
import * as m from '#messages'
import { monthName, tkr } from '#shared/format.ts'
import type { Choice, Why } from '#shared/new-year.ts'
import type { LastYearRow } from '#shared/new-year-page.ts'
import type { PlanPart } from '#shared/plan-rows.ts'
import { assessments } from './followup/[period]/words.ts'
import { valueName } from './words.ts'

const choices: Record<Choice, () => string> = {
  continue: m.new_year_continue,
  reset: m.new_year_reset,
  done: m.new_year_done,
  drop: m.new_year_drop,
}
/** What becomes of a row; one that only comes along or not says so. */
export const choiceName = (part: PlanPart, choice: Choice) =>
  (choice === 'continue' && (part === 'budget' || part === 'resources') ? m.new_year_take : choices[choice])()

export const whyText: Record<Why, () => string> = {
  done: m.new_year_why_done,
  dropped: m.new_year_why_dropped,
  ongoing: m.new_year_why_ongoing,
  not_begun: m.new_year_why_not_begun,
  runs_on: m.new_year_why_runs_on,
  ran_out: m.new_year_why_ran_out,
  reached: m.new_year_why_reached,
  not_reached: m.new_year_why_not_reached,
  remains: m.new_year_why_remains,
  as_before: m.new_year_why_as_before,
}

/** How a row went: an activity's status and day, how far a goal came, what a cost kind has cost, and what was said of it. */
export function went(row: LastYearRow, actualTo: number): string {
  const goal = row.assessment && assessments[row.assessment][1]()
  return [outcome(row, actualTo), goal, row.now, row.comment].filter(Boolean).join('. ')
}

function outcome({ part, amount = 0, actual = 0, status, doneOn, due }: LastYearRow, actualTo: number): string {
  if (part === 'budget') {
    const budget = tkr(amount)
    if (actualTo === 0) return m.new_year_not_spent({ budget })
    return m.new_year_spent({ actual: tkr(actual), budget, month: monthName(actualTo, getLocale()) })
  }
  if (status === undefined) return ''
  const said = valueName({} as never, 'status', status)!
  if (doneOn) return m.new_year_done_on({ status: said, day: doneOn })
  return due && status !== 'done' && status !== 'dropped' ? m.new_year_due({ status: said, day: due }) : said
}

const counted = {
  goals: m.new_year_sum_goals,
  activities: m.new_year_sum_activities,
  risks: m.new_year_sum_risks,
  resources: m.new_year_sum_resources,
  dependencies: m.new_year_sum_dependencies,
}
/** What will be in the plan: `2 mål, 3 aktiviteter och budget 9 840 tkr.` */
export function sumOf(counts: (readonly [PlanPart, number])[], budget: number): string {
  const parts = counts.flatMap(([part, n]) => {
    if (part === 'budget') return n > 0 ? [m.new_year_sum_budget({ budget: tkr(budget) })] : []
    return n > 0 ? [counted[part]({ n })] : []
  })
  return `${new Intl.ListFormat(getLocale()).format(parts.length > 0 ? parts : [m.new_year_nothing()])}.`
}
