import type { InferResponseType } from 'hono/client'
import { getLocale } from '#locale'
import * as m from '#messages'
import { few, signedTkr, tkr, whole } from '#shared/format.ts'
import { sum } from '#shared/money.ts'
import type { Point } from '#shared/plan-decided.ts'
import type { PlanPart } from '#shared/plan-rows.ts'
import type { api } from '#web/lib/api.ts'
import { fieldName, kindNames, partNames } from '../words.ts'

type Decision = (typeof api.plans)[':year'][':object']
export type DecisionPage = InferResponseType<Decision['decision']['$get'], 200>
export type Receipt =
  | { what: 'approved'; answer: InferResponseType<Decision['approval']['$post'], 200> }
  | { what: 'returned'; answer: InferResponseType<Decision['return']['$post'], 200> }

/** What the plan costs, against this year and the frame, in a sentence or two. */
export function costSentence({ cost }: Pick<DecisionPage, 'cost'>): string {
  const change = cost.now - cost.before
  const amounts = { cost: tkr(cost.now), change: tkr(Math.abs(change)) }
  const told =
    change > 0 ? m.approvals_more(amounts) : change < 0 ? m.approvals_less(amounts) : m.approvals_same(amounts)
  if (cost.frame === undefined) return told
  const frame = tkr(cost.frame)
  const over = cost.now - cost.frame
  return `${told} ${over > 0 ? m.approvals_over({ over: tkr(over), frame }) : m.approvals_fits({ frame })}`
}

const counts = {
  ...{ goals: m.approvals_n_goals, activities: m.approvals_n_activities, risks: m.approvals_n_risks },
  ...{ resources: m.approvals_n_resources, dependencies: m.approvals_n_dependencies },
}
/** "två mål" of a part with rows of its own. */
export const counted = (part: keyof typeof counts, n: number) => counts[part]({ n: n === 1 ? 1 : few(n, getLocale()) })

/** "två mål, en aktivitet" of those parts that have any. */
export const countedAll = (of: Partial<Record<PlanPart, number>>) =>
  Object.entries(of)
    .flatMap(([part, n]) => (part in counts && n ? counted(part as keyof typeof counts, n) : []))
    .join(', ')

/** A value of a row as it is read. */
function valueText(of: DecisionPage, field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return m.approvals_now_nothing()
  if (field === 'cost') return `${tkr(Number(value))} ${m.approvals_tkr()}`
  if (field === 'months') return tkr(sum(value as number[]))
  if (field === 'kind') return kindNames[value as keyof typeof kindNames]()
  if (typeof value === 'number') return whole(value)
  if (Array.isArray(value))
    return value.length === 0 ? m.approvals_now_nothing() : value.map(one => named(of, one)).join(', ')
  return named(of, value)
}
const named = (of: DecisionPage, value: unknown): string => {
  const rows = [...of.parts.goals, ...of.parts.risks].map(({ id, text }) => [id, text] as const)
  const activities = of.parts.activities.map(({ id, name }) => [id, name] as const)
  return of.names[String(value)] ?? new Map([...rows, ...activities]).get(String(value)) ?? String(value)
}

/** "Klar senast: 2026-05-31 → 2027-06-30" */
export const changeText = (of: DecisionPage, { field, from, to }: { field: string; from: unknown; to: unknown }) =>
  m.approvals_was({ field: fieldName(field), from: valueText(of, field, from), to: valueText(of, field, to) })

/** Who somebody is when they decide: in their own role or in somebody else's stead. */
export const deciderText = (of: { name: string; how?: 'deputy' | 'delegate'; forName?: string; role: string }) => {
  const told = { name: of.name, role: of.role, holder: of.forName ?? '' }
  return of.how === 'deputy'
    ? m.approvals_decider_deputy(told)
    : of.how === 'delegate'
      ? m.approvals_decider_delegate(told)
      : m.approvals_decider(told)
}

export const change = (now: number, before: number) => signedTkr(now - before)

/** What a point of a return is called. */
export function pointText({ parts }: Pick<DecisionPage, 'parts'>, { part, row }: Point): string {
  if (row === '' || part === 'plan') return sectionNames[part]()
  const rows = parts[part] as { id: string; text?: string; name?: string }[]
  const at = rows.findIndex(({ id }) => id === row)
  const name = rows[at]?.text ?? rows[at]?.name ?? ''
  return m.approvals_point_row({ part: partNames[part](), no: at + 1, name })
}
const sectionNames: Record<Point['part'], () => string> = {
  ...{ goals: m.approvals_point_goals, activities: m.approvals_point_activities, budget: m.approvals_point_budget },
  ...{ risks: m.approvals_point_risks, plan: m.approvals_point_plan },
  ...{ resources: m.plans_resource, dependencies: m.plans_dependency },
}
