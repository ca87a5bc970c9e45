import * as m from '#messages'
import { tkr, signedTkr } from '../format.ts'
import type { Model } from '../model.ts'
import { totalOf, type Portfolio, type PortfolioRow } from '../portfolio.ts'
import { amount, difference, numbered, table, type Report } from './document.ts'
import { inFrame, termIn, type Frame } from './frame.ts'

export type PortfolioInput = {
  portfolio: Pick<Portfolio, 'year' | 'planYear' | 'actualTo' | 'rows'>
  /** One förvaltning's; without one the whole municipality's. */
  unit?: string
  model: Pick<Model, 'terms'>
  /** What the objects' latest follow-ups say, by object. */
  comments: Map<string, string>
}

const risks = { low: m.objects_risk_low, medium: m.objects_risk_medium, high: m.objects_risk_high }

/** The portfolio, or a nämnd's part of it: how the objects stand, what they cost, and what needs attention. */
export function portfolioReport({ portfolio, unit, model, comments }: PortfolioInput, frame: Frame): Report {
  const { locale } = frame
  const { year, planYear } = portfolio
  const rows = portfolio.rows.filter(row => unit === undefined || row.unit === unit)
  const total = totalOf(rows)
  const status = (row: PortfolioRow) => termIn(model, 'status', row.status, frame)
  const deviating = rows.filter(row => row.status === 'warn' || row.status === 'bad')
  const approved = rows.filter(({ plan }) => plan === 'approved' || plan === 'reviewed').length
  return inFrame(frame, {
    title: (unit ? m.reports_board_title : m.reports_portfolio_title)({ year }, { locale }),
    subtitle: unit ?? '',
    draft: false,
    facts: [
      { label: m.reports_objects({}, { locale }), value: String(rows.length) },
      {
        label: m.reports_plans_approved({ year: planYear }, { locale }),
        value: m.reports_n_of({ n: approved, all: rows.length }, { locale }),
      },
      {
        label: m.reports_roles_filled({}, { locale }),
        value: m.reports_n_of({ n: total.staffed, all: total.roles }, { locale }),
      },
      {
        label: m.reports_forecast({}, { locale }),
        value: m.reports_tkr_change(
          { amount: tkr(total.forecast), change: signedTkr(total.forecast - total.budget) },
          { locale },
        ),
      },
    ],
    sections: numbered([
      {
        heading: m.reports_standing({}, { locale }),
        blocks: table(
          [
            { name: m.plans_object({}, { locale }), grow: 2 },
            ...(unit ? [] : [{ name: m.plans_unit({}, { locale }), grow: 1.4 }]),
            { name: m.reports_status({}, { locale }) },
            { name: m.reports_plan_of({ year: planYear }, { locale }) },
            { name: m.reports_lifecycle_risk({}, { locale }) },
            { name: m.reports_roles({}, { locale }) },
          ],
          rows.map(row => [
            ...[row.name, ...(unit ? [] : [row.unit]), status(row), termIn(model, 'plan', row.plan, frame)],
            risks[row.lifecycleRisk]({}, { locale }),
            m.reports_n_of({ n: row.staffed, all: row.roles }, { locale }),
          ]),
        ),
      },
      {
        heading: m.reports_finances({ year }, { locale }),
        blocks: table(
          [
            { name: m.reports_object_tkr({}, { locale }), grow: 1 },
            { name: m.plans_budget({}, { locale }), end: true },
            { name: m.reports_actual({}, { locale }), end: true },
            { name: m.reports_forecast({}, { locale }), end: true },
            { name: m.reports_deviation({}, { locale }), end: true },
          ],
          rows.map(row => [
            ...[row.name, amount(row.budget), amount(row.actual), amount(row.forecast)],
            difference(row.forecast - row.budget),
          ]),
          [
            ...[m.plans_sum({}, { locale }), amount(total.budget), amount(total.actual), amount(total.forecast)],
            difference(total.forecast - total.budget),
          ],
        ),
      },
      {
        heading: m.reports_attention({}, { locale }),
        blocks: table(
          [
            { name: m.plans_object({}, { locale }), grow: 1 },
            { name: m.reports_status({}, { locale }) },
            { name: m.reports_comment({}, { locale }), grow: 2 },
          ],
          deviating.map(row => [row.name, status(row), comments.get(row.id) ?? '']),
        ),
      },
    ]),
    footer: m.reports_foot_day({ day: frame.today, month: portfolio.actualTo }, { locale }),
  })
}
