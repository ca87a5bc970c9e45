import * as m from '#messages'
import type { CostRow } from '../costs.ts'
import type { LegalEntity } from '../economy.ts'
import { tkr } from '../format.ts'
import type { Model } from '../model.ts'
import { sum } from '../money.ts'
import type { PlanVersion } from '../plan-decisions.ts'
import { lineTotal } from '../plan-rows.ts'
import type { PlanWithParts } from '../plans.ts'
import { numbered, paragraph, type Report, type Section } from './document.ts'
import { inFrame, termIn, type Frame } from './frame.ts'
import { activities, budget, dependencies, goals, links, resources, risks } from './plan-tables.ts'

export type PlanReportInput = {
  parts: PlanWithParts
  /** The approved version that it is; without one the plan is as it is written now, and a draft. */
  version?: Pick<PlanVersion, 'version' | 'decision'>
  object: { id: string; name: string; code: string }
  /** Every object's name, for what the plan needs from others. */
  objects: { id: string; name: string }[]
  people: { id: string; name: string }[]
  /** What budget lines name: systems, and whose code parts. */
  systems: { id: string; name: string }[]
  entities: LegalEntity[]
  model: Model
  /** The object's cost rows of the year before. */
  costs: CostRow[]
  /** Last year's plan, when there was one. */
  before?: PlanWithParts
}

/** A plan as it is read on paper: its sections in the order of the model, those that hold nothing left out. */
export function planReport(input: PlanReportInput, frame: Frame): Report {
  const { parts, version, object, people, model } = input
  const { locale } = frame
  const { year, summary } = parts.plan
  const nameOf = (id: string | undefined) => people.find(p => p.id === id)?.name ?? ''
  const total = sum(parts.budget.map(lineTotal))
  const decision = version?.decision
  const title = m.plans_page({ year }, { locale })
  const made = {
    summary: () => paragraph(summary),
    goals: () => goals(input, frame),
    activities: () => activities(input, frame),
    resources: () => resources(input, frame),
    budget: () => budget(input, frame),
    risks: () => risks(input, frame),
    dependencies: () => dependencies(input, frame),
    links: () => links(input, frame),
  }
  const names = {
    summary: m.plans_summary,
    goals: m.plans_goals,
    activities: m.plans_activities,
    resources: m.reports_resources,
    budget: m.plans_budget,
    risks: m.plans_risks,
    dependencies: m.reports_dependencies,
    links: m.reports_links,
  }
  type Id = keyof typeof made
  const place = (id: string) => model.sections.findIndex(section => section.id === id) + 1 || Infinity
  const sections = (Object.keys(made) as Id[])
    // Two that the model has not: Infinity less Infinity is no number.
    .toSorted((a, b) => place(a) - place(b) || 0)
    .map((id): Section => ({
      heading: model.sections.find(section => section.id === id)?.name ?? names[id]({}, { locale }),
      blocks: made[id](),
    }))
  return inFrame(frame, {
    title,
    subtitle: object.name,
    draft: !version,
    facts: [
      {
        label: m.plans_state({}, { locale }),
        value: termIn(model, 'plan', version ? 'approved' : parts.plan.state, frame),
      },
      ...(decision
        ? [{ label: m.reports_approved_by({}, { locale }), value: `${nameOf(decision.by)}, ${decision.role}` }]
        : []),
      { label: m.reports_holds({}, { locale }), value: `${year}-01-01 – ${year}-12-31` },
      { label: m.plans_budget({}, { locale }), value: m.reports_tkr({ amount: tkr(total) }, { locale }) },
    ],
    sections: numbered(sections),
    ...(decision && { day: decision.day }),
    footer: version
      ? m.reports_foot_approved({ code: object.code, version: version.version, day: decision!.day }, { locale }) +
        (decision!.reference ? ` ${m.reports_foot_reference({ reference: decision!.reference }, { locale })}` : '')
      : m.reports_foot_draft({ code: object.code, day: frame.today }, { locale }),
  })
}
