import * as m from '#messages'
import type { CostTotal } from '../costs.ts'
import type { Status } from '../followups.ts'
import type { Model } from '../model.ts'
import { sum } from '../money.ts'
import type { Text } from '../system-texts.ts'
import { amount, difference, numbered, paragraph, table, type Block, type Report } from './document.ts'
import { inFrame, termIn, type Frame } from './frame.ts'

/** A goal's answer: what its measure shows now, and how it looks. */
type Answer = { now?: string; assessment?: string | undefined; comment?: string }
/** One object's follow-up, as far as it says anything. */
export type FollowedUp = {
  object: string
  status?: Status | undefined
  comment: string
  submittedOn?: string | undefined
  goals?: Record<string, Answer>
  activities?: Record<string, { comment: string }>
}
export type FollowUpInput = {
  year: number
  period: string
  /** What it is of: one object, one förvaltning, or everything. */
  subtitle: string
  objects: { id: string; name: string; unit: string }[]
  followUps: FollowedUp[]
  /** The goals of the year's plans. */
  goals: { object: string; id: string; text: string; target: string }[]
  totals: CostTotal[]
  model: Pick<Model, 'terms'>
}

const periods: Record<string, Text> = {
  ...{ Q1: m.reports_period_q1, Q2: m.reports_period_q2, Q3: m.reports_period_q3 },
  ...{ T1: m.reports_period_t1, T2: m.reports_period_t2, year: m.reports_period_year },
}
/** What a period is called. */
export const periodName = (period: string, { locale }: Pick<Frame, 'locale'>): string =>
  periods[period]?.({}, { locale }) ?? period

const assessments: Record<string, Text> = {
  met: m.reports_assessment_met,
  onTrack: m.reports_assessment_on_track,
  uncertain: m.reports_assessment_uncertain,
  missed: m.reports_assessment_missed,
}

/** The goals with what their follow-ups say of them; empty, where nobody has said anything. */
export function answeredGoals(
  { objects, followUps, goals }: Pick<FollowUpInput, 'objects' | 'followUps' | 'goals'>,
  { locale }: Pick<Frame, 'locale'>,
): Block[] {
  const several = objects.length > 1
  const rows = goals.flatMap(goal => {
    const object = objects.find(({ id }) => id === goal.object)
    const answer = followUps.find(f => f.object === goal.object)?.goals?.[goal.id]
    if (!object || !answer) return []
    const assessed = assessments[answer.assessment ?? '']?.({}, { locale }) ?? ''
    return [
      [...(several ? [object.name] : []), goal.text, goal.target, answer.now ?? '', assessed, answer.comment ?? ''],
    ]
  })
  return table(
    [
      ...(several ? [{ name: m.plans_object({}, { locale }), grow: 1 }] : []),
      { name: m.plans_goal({}, { locale }), grow: 1.6 },
      { name: m.reports_target({}, { locale }) },
      { name: m.reports_now({}, { locale }) },
      { name: m.reports_assessment({}, { locale }) },
      { name: m.reports_comment({}, { locale }), grow: 1.2 },
    ],
    rows,
  )
}

/** What objects cost this year against their budget, with a sum. */
export function costsOf(
  objects: { id: string; name: string }[],
  totals: CostTotal[],
  { locale }: Pick<Frame, 'locale'>,
): Block[] {
  const rows = objects.flatMap(({ id, name }) => {
    const total = totals.find(({ object }) => object === id)
    return total ? [{ name, ...total }] : []
  })
  const all = (of: 'budget' | 'actual' | 'forecast') => sum(rows.map(row => row[of]))
  const line = (name: string, of: { budget: number; actual: number; forecast: number }) => [
    ...[name, amount(of.budget), amount(of.actual), amount(of.forecast)],
    difference(of.forecast - of.budget),
  ]
  return table(
    [
      { name: m.reports_object_tkr({}, { locale }), grow: 1 },
      { name: m.plans_budget({}, { locale }), end: true },
      { name: m.reports_actual({}, { locale }), end: true },
      { name: m.reports_forecast({}, { locale }), end: true },
      { name: m.reports_deviation({}, { locale }), end: true },
    ],
    rows.map(row => line(row.name, row)),
    line(m.plans_sum({}, { locale }), { budget: all('budget'), actual: all('actual'), forecast: all('forecast') }),
  )
}

/** What the objects report of a period, and which have not reported. */
export function followUpReport(input: FollowUpInput, frame: Frame): Report {
  const { year, period, objects, followUps, totals, model } = input
  const { locale } = frame
  const reported = objects.flatMap(object => {
    const found = followUps.find(f => f.object === object.id && f.submittedOn !== undefined)
    return found ? [{ ...object, ...found }] : []
  })
  const silent = objects.filter(({ id }) => !reported.some(row => row.id === id))
  const n = (status: Status) => reported.filter(row => row.status === status).length
  return inFrame(frame, {
    title: m.reports_followup_title({ period: periodName(period, frame), year }, { locale }),
    subtitle: input.subtitle,
    draft: false,
    facts: [
      {
        label: m.reports_reported({}, { locale }),
        value: m.reports_n_of({ n: reported.length, all: objects.length }, { locale }),
      },
      ...(['ok', 'warn', 'bad'] as const).map(status => ({
        label: termIn(model, 'status', status, frame),
        value: String(n(status)),
      })),
    ],
    sections: numbered([
      {
        heading: m.reports_standing({}, { locale }),
        blocks: table(
          [
            { name: m.plans_object({}, { locale }), grow: 1.2 },
            { name: m.reports_status({}, { locale }) },
            { name: m.reports_comment({}, { locale }), grow: 2 },
            { name: m.reports_reported_on({}, { locale }) },
          ],
          reported.map(row => [
            ...[row.name, row.status ? termIn(model, 'status', row.status, frame) : ''],
            ...[row.comment, row.submittedOn ?? ''],
          ]),
        ),
      },
      { heading: m.plans_goals({}, { locale }), blocks: answeredGoals(input, frame) },
      { heading: m.reports_finances({ year }, { locale }), blocks: costsOf(objects, totals, frame) },
      {
        heading: m.reports_not_reported({}, { locale }),
        blocks: paragraph(silent.map(({ name }) => name).join(', ')),
      },
    ]),
    footer: m.reports_foot_asked({ day: frame.today }, { locale }),
  })
}
