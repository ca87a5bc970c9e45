import { budgetBefore } from '../budget-before.ts'
import * as m from '#messages'
import { tkr, whole } from '../format.ts'
import { sum, type Ore } from '../money.ts'
import { lineTotal, type Activity, type BudgetLine, type Goal } from '../plan-rows.ts'
import { amount, difference, table, type Block, type Cell, type Column } from './document.ts'
import type { Frame } from './frame.ts'
import type { PlanReportInput } from './plan.ts'

type Of = (input: PlanReportInput, frame: Pick<Frame, 'locale'>) => Block[]
const kinds = {
  upkeep: m.plans_kind_upkeep,
  enhancement: m.plans_kind_enhancement,
  retirement: m.plans_kind_retirement,
}

/** How a goal stands against last year's plan: new, unchanged, or changed, from another target where that is what changed. */
function compared(goal: Goal, before: Goal[], locale: Frame['locale']): string {
  const was = before.find(({ id }) => id === goal.from || id === goal.id)
  if (!was) return m.reports_goal_new({}, { locale })
  if (was.target !== goal.target && was.target) return m.reports_goal_changed_from({ was: was.target }, { locale })
  const same = was.text === goal.text && was.measure === goal.measure && was.target === goal.target
  return (same ? m.reports_goal_unchanged : m.reports_goal_changed)({}, { locale })
}

export const goals: Of = ({ parts, before }, { locale }) =>
  table(
    [
      { name: m.reports_number({}, { locale }) },
      { name: m.plans_goal({}, { locale }), grow: 3 },
      { name: m.plans_measure({}, { locale }), grow: 2 },
      ...(before ? [{ name: m.reports_compared({ year: before.plan.year }, { locale }), grow: 1.4 }] : []),
    ],
    parts.goals.map((goal, i) => [
      ...[`M${i + 1}`, goal.text, [goal.measure, goal.target].filter(Boolean).join(', ')],
      ...(before ? [compared(goal, before.goals, locale)] : []),
    ]),
  )

/** The tertials of a year that something goes on in: `T1–T3`; another year's day is said as it is. */
export function tertials({ start, due }: Pick<Activity, 'start' | 'due'>, year: number): string {
  if (!due) return ''
  const name = (day: string) =>
    day.startsWith(String(year)) ? `T${Math.ceil(Number(day.slice(5, 7)) / 4)}` : day.slice(0, 4)
  const [from, to] = [name(start ?? due), name(due)]
  return from === to ? to : `${from}–${to}`
}

export const activities: Of = ({ parts, people }, { locale }) =>
  table(
    [
      { name: m.reports_number({}, { locale }) },
      { name: m.plans_activity({}, { locale }), grow: 1 },
      { name: m.plans_kind({}, { locale }) },
      { name: m.plans_responsible({}, { locale }) },
      { name: m.reports_when({}, { locale }) },
      { name: m.reports_in_tkr({}, { locale }), end: true },
    ],
    parts.activities.map((activity, i) => [
      ...[`A${i + 1}`, activity.name, kinds[activity.kind]({}, { locale })],
      people.find(({ id }) => id === activity.responsible)?.name ?? '',
      tertials(activity, parts.plan.year),
      amount(activity.cost),
    ]),
    [m.plans_sum({}, { locale }), '', '', '', '', amount(sum(parts.activities.map(a => a.cost)))],
  )

export const resources: Of = ({ parts, model }, { locale }) =>
  table(
    [
      { name: m.reports_role({}, { locale }), grow: 1 },
      { name: m.reports_hours({}, { locale }), end: true },
      { name: m.plans_comment({}, { locale }), grow: 2 },
    ],
    parts.resources.map(({ role, hours, comment }) => [
      model.roles.find(({ id }) => id === role)?.name ?? role,
      { text: whole(hours), value: hours },
      comment,
    ]),
    [m.plans_sum({}, { locale }), { text: whole(hoursOf(parts)), value: hoursOf(parts) }, ''],
  )
const hoursOf = ({ resources }: { resources: { hours: number }[] }) => resources.reduce((n, { hours }) => n + hours, 0)

/** A cost kind's year beside the year before, drawn against the largest of them all. */
const bars = (of: [now: Ore, before: Ore], longest: Ore, years: [number, number], locale: Frame['locale']): Cell => ({
  bars: of.map(ore => (longest > 0 ? Math.max(0, ore) / longest : 0)),
  alt: m.reports_bars_alt(
    { now: tkr(of[0]), before: tkr(of[1]), year: String(years[0]), last: String(years[1]) },
    { locale },
  ),
})

export const budget: Of = ({ parts, model, costs, systems, entities }, { locale }) => {
  const { year } = parts.plan
  const planned = [...new Set(parts.budget.map(line => line.costKind))]
  const was = budgetBefore(costs)
  const lines = planned.map(kind => ({
    name: model.costKinds.find(({ id }) => id === kind)?.name ?? kind,
    now: sum(parts.budget.filter(line => line.costKind === kind).map(lineTotal)),
    before: was.get(kind) ?? 0,
  }))
  const unplanned = sum([...was].flatMap(([kind, amount]) => (planned.includes(kind) ? [] : amount)))
  if (unplanned !== 0) lines.push({ name: m.plans_budget_unplanned({}, { locale }), now: 0, before: unplanned })
  const longest = Math.max(0, ...lines.flatMap(line => [line.now, line.before]))
  const row = (name: string, now: Ore, was: Ore) => [name, amount(was), amount(now), difference(now - was)]
  const total = { now: sum(lines.map(line => line.now)), before: sum(lines.map(line => line.before)) }
  const kinds = table(
    [
      { name: m.reports_cost_kind({}, { locale }), grow: 1 },
      { name: String(year - 1), end: true },
      { name: String(year), end: true },
      { name: m.plans_change({}, { locale }), end: true },
      { name: m.reports_both_years({ last: String(year - 1), year: String(year) }, { locale }) },
    ],
    lines.map(line => [
      ...row(line.name, line.now, line.before),
      bars([line.now, line.before], longest, [year, year - 1], locale),
    ]),
    [...row(m.plans_sum({}, { locale }), total.now, total.before), ''],
  )
  return [...kinds, ...budgetLines({ parts, model, systems, entities }, { locale })]
}

/** Line by line, where any of them says more than its cost kind: where it belongs, and the years ahead. */
const budgetLines = (
  { parts, model, systems, entities }: Pick<PlanReportInput, 'parts' | 'model' | 'systems' | 'entities'>,
  { locale }: Pick<Frame, 'locale'>,
): Block[] => {
  const { year } = parts.plan
  const isPlaced = parts.budget.some(({ system, code }) => system !== undefined || code !== undefined)
  const isAhead = parts.budget.some(({ ahead }) => ahead !== undefined)
  if (!isPlaced && !isAhead) return []
  const nameIn = (all: { id: string; name: string }[], id = '') => all.find(of => of.id === id)?.name ?? id
  const partIn = (entity: string, dimension: string) =>
    entities.find(({ id }) => id === entity)?.parts.find(part => part.dimension === dimension)?.name ?? dimension
  const place = ({ system, code }: BudgetLine) => [
    nameIn(systems, system),
    [
      code?.account ?? '',
      ...Object.entries(code?.parts ?? {}).map(([part, value]) => `${partIn(code!.entity, part)} ${value}`),
    ]
      .filter(Boolean)
      .join(', '),
  ]
  const amounts = (of: BudgetLine[]) => [
    sum(of.map(lineTotal)),
    ...(isAhead ? [0, 1].map(after => sum(of.map(({ ahead }) => ahead?.[after] ?? 0))) : []),
  ]
  const words = [m.plan_budget_line, ...(isPlaced ? [m.plan_budget_system, m.plan_budget_code] : [])]
  const years = isAhead ? [0, 1, 2] : [0]
  return table(
    [
      ...words.map((name): Column => ({ name: name({}, { locale }), grow: 1 })),
      ...years.map((after): Column => ({ name: String(year + after), end: true })),
    ],
    parts.budget.map(line => [
      nameIn(model.costKinds, line.costKind),
      ...(isPlaced ? place(line) : []),
      ...amounts([line]).map(amount),
    ]),
    [m.plans_sum({}, { locale }), ...(isPlaced ? ['', ''] : []), ...amounts(parts.budget).map(amount)],
  )
}

export const risks: Of = ({ parts, people }, { locale }) =>
  table(
    [
      { name: m.reports_number({}, { locale }) },
      { name: m.plans_risk({}, { locale }), grow: 1 },
      { name: m.reports_risk_value({}, { locale }), end: true },
      { name: m.plans_mitigation({}, { locale }), grow: 1 },
      { name: m.plans_responsible({}, { locale }) },
      { name: m.plans_due({}, { locale }) },
    ],
    parts.risks.map(({ text, likelihood, consequence, mitigation, responsible, due }, i) => [
      ...[`R${i + 1}`, text],
      { text: `${likelihood} × ${consequence} = ${likelihood * consequence}`, value: likelihood * consequence },
      ...[mitigation, people.find(({ id }) => id === responsible)?.name ?? '', due ?? ''],
    ]),
  )

export const dependencies: Of = ({ parts, objects }, { locale }) =>
  table(
    [
      { name: m.plans_dependency({}, { locale }), grow: 2 },
      { name: m.plans_object({}, { locale }), grow: 1 },
      { name: m.reports_when({}, { locale }) },
    ],
    parts.dependencies.map(({ text, object, due }) => [
      ...[text, objects.find(({ id }) => id === object)?.name ?? '', due ?? ''],
    ]),
  )

export const links: Of = ({ parts }, { locale }) =>
  table(
    [
      { name: m.reports_link({}, { locale }), grow: 1 },
      { name: m.reports_address({}, { locale }), grow: 2 },
    ],
    (parts.plan.links ?? []).map(({ name, address }) => [name, address]),
  )
