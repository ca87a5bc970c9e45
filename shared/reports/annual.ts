import * as m from '#messages'
import { activityNames } from '../activity-names.ts'
import { byKind, type CostRow, type CostTotal } from '../costs.ts'
import { signedTkr, tkr } from '../format.ts'
import type { Model } from '../model.ts'
import { sum } from '../money.ts'
import type { Activity } from '../plan-rows.ts'
import type { PlanWithParts } from '../plans.ts'
import type { AnnualText } from './annual-state.ts'
import { amount, difference, numbered, paragraph, table, type Report } from './document.ts'
import { answeredGoals, costsOf, type FollowedUp } from './followup.ts'
import { inFrame, termIn, type Frame } from './frame.ts'

export type AnnualInput = {
  year: number
  subtitle: string
  objects: { id: string; name: string; unit: string }[]
  /** The year's plans as they are now. */
  plans: PlanWithParts[]
  /** The plans as they were first approved, by object. */
  first: Map<string, PlanWithParts>
  /** The year's latest follow-up of each object. */
  followUps: FollowedUp[]
  totals: CostTotal[]
  /** The objects' cost rows of the year. */
  costs: CostRow[]
  model: Pick<Model, 'terms' | 'costKinds'>
  texts: Partial<Record<AnnualText, string>>
  /** Approved, and with it no draft. */
  approved?: { day: string; by: string; reference: string }
}

/** Work that became other work: what was dropped, what was added after the plan was approved, and what was moved. */
export function reprioritised(plans: PlanWithParts[], first: AnnualInput['first']) {
  return plans.flatMap(({ plan, activities }) => {
    const before = first.get(plan.object)?.activities
    const was = new Map((before ?? []).map(activity => [activity.id, activity]))
    const isMoved = ({ id, due }: Activity) => was.get(id)?.due !== undefined && was.get(id)!.due !== due
    const of = (activity: Activity) => ({ object: plan.object, name: activity.name, due: activity.due ?? '' })
    return [
      ...activities.filter(a => a.status === 'dropped').map(a => ({ ...of(a), what: 'dropped' as const })),
      ...[...was.values()]
        .filter(({ id }) => !activities.some(a => a.id === id))
        .map(a => ({ ...of(a), what: 'dropped' as const })),
      ...(before ? activities.filter(a => !was.has(a.id)).map(a => ({ ...of(a), what: 'added' as const })) : []),
      ...activities.filter(a => a.status !== 'dropped' && isMoved(a)).map(a => ({ ...of(a), what: 'moved' as const })),
    ]
  })
}

/** One object's activities as they went, with what was said of them last. */
const activitiesOf = ({ plans, followUps }: Pick<AnnualInput, 'plans' | 'followUps'>, { locale }: Frame) =>
  table(
    [
      { name: m.plans_activity({}, { locale }), grow: 1.6 },
      { name: m.reports_status({}, { locale }) },
      { name: m.plans_due({}, { locale }) },
      { name: m.reports_comment({}, { locale }), grow: 1.2 },
    ],
    plans.flatMap(({ plan, activities }) => {
      const said = followUps.find(({ object }) => object === plan.object)?.activities ?? {}
      return activities.map(({ id, name, status, due = '' }) => [
        ...[name, activityNames[status]({}, { locale }), due, said[id]?.comment ?? ''],
      ])
    }),
  )

const became = { dropped: m.reports_dropped, added: m.reports_added, moved: m.reports_moved }

/** Årsrapport: what came of the year's plans, which work was re-prioritised, and what it cost. */
export function annualReport(input: AnnualInput, frame: Frame): Report {
  const { year, objects, plans, followUps, totals, costs, model, texts, approved } = input
  const { locale } = frame
  const several = objects.length > 1
  const name = (id: string) => objects.find(object => object.id === id)?.name ?? ''
  const activities = plans.flatMap(plan => plan.activities)
  const done = activities.filter(a => a.status === 'done').length
  const kinds = byKind(costs, model.costKinds)
  const all = { budget: sum(totals.map(t => t.budget)), actual: sum(totals.map(t => t.actual)) }
  const goals = plans.flatMap(({ plan, goals }) => goals.map(goal => ({ ...goal, object: plan.object })))
  const object = several ? [{ name: m.plans_object({}, { locale }), grow: 1 }] : []
  const standing = table(
    [
      { name: m.plans_object({}, { locale }), grow: 1 },
      { name: m.reports_status({}, { locale }) },
      { name: m.reports_activities_done({}, { locale }) },
    ],
    plans.map(plan => [
      name(plan.plan.object),
      termIn(model, 'status', followUps.find(f => f.object === plan.plan.object)?.status ?? 'na', frame),
      m.reports_n_of(
        { n: plan.activities.filter(a => a.status === 'done').length, all: plan.activities.length },
        { locale },
      ),
    ]),
  )
  const moved = table(
    [
      ...object,
      { name: m.plans_activity({}, { locale }), grow: 2 },
      { name: m.reports_what({}, { locale }) },
      { name: m.plans_due({}, { locale }) },
    ],
    reprioritised(plans, input.first).map(of => [
      ...(several ? [name(of.object)] : []),
      ...[of.name, became[of.what]({}, { locale }), of.due],
    ]),
  )
  const perKind = table(
    [
      { name: m.reports_cost_kind({}, { locale }), grow: 1 },
      { name: m.plans_budget({}, { locale }), end: true },
      { name: m.reports_actual({}, { locale }), end: true },
      { name: m.reports_deviation({}, { locale }), end: true },
    ],
    kinds.map(({ name, budget, actual }) => [name, amount(budget), amount(actual), difference(actual - budget)]),
    [
      ...[m.plans_sum({}, { locale }), amount(sum(kinds.map(k => k.budget))), amount(sum(kinds.map(k => k.actual)))],
      difference(sum(kinds.map(k => k.actual)) - sum(kinds.map(k => k.budget))),
    ],
  )
  const text = (of: AnnualText) => paragraph(texts[of] ?? '')
  return inFrame(frame, {
    title: m.reports_annual_title({ year }, { locale }),
    subtitle: input.subtitle,
    draft: !approved,
    ...(approved && { day: approved.day }),
    facts: [
      ...(several
        ? []
        : followUps.map(({ status }) => ({
            label: m.reports_status({}, { locale }),
            value: termIn(model, 'status', status ?? 'na', frame),
          }))),
      ...(approved ? [{ label: m.reports_approved_by({}, { locale }), value: approved.by }] : []),
      {
        label: m.reports_activities_done({}, { locale }),
        value: m.reports_n_of({ n: done, all: activities.length }, { locale }),
      },
      {
        label: m.reports_actual({}, { locale }),
        value: m.reports_tkr_change(
          { amount: tkr(all.actual), change: signedTkr(all.actual - all.budget) },
          { locale },
        ),
      },
    ],
    sections: numbered([
      { heading: m.plans_summary({}, { locale }), blocks: text('summary') },
      {
        heading: m.reports_results({}, { locale }),
        blocks: [
          ...text('results'),
          ...(several ? standing : []),
          ...answeredGoals({ ...input, goals }, frame),
          ...(several ? [] : activitiesOf(input, frame)),
        ],
      },
      { heading: m.reports_reprioritised({}, { locale }), blocks: [...text('reprioritised'), ...moved] },
      {
        heading: m.reports_finances({ year }, { locale }),
        blocks: [...text('finances'), ...perKind, ...(several ? costsOf(objects, totals, frame) : [])],
      },
      { heading: m.reports_ahead({}, { locale }), blocks: text('ahead') },
    ]),
    footer: approved
      ? m.reports_foot_annual({ day: approved.day }, { locale }) +
        (approved.reference ? ` ${m.reports_foot_reference({ reference: approved.reference }, { locale })}` : '')
      : m.reports_foot_asked({ day: frame.today }, { locale }),
  })
}
