import { sumsOf, type CostRow } from './costs.ts'
import type { Day } from './day.ts'
import type { Assessment, FollowUp } from './followups.ts'
import { asItWent } from './last-year.ts'
import type { Model } from './model.ts'
import { sum, type Ore } from './money.ts'
import { choicesOf, decided, isCopied, type Choice, type Decided } from './new-year.ts'
import { byLine } from './plan-budgets.ts'
import { lineTotal, planParts, type Activity, type PlanPart } from './plan-rows.ts'
import type { PlanState, PlanWithParts } from './plans.ts'

/** A row of last year's plan, how it went where that is known, and what may become of it. Amounts in öre. */
export type LastYearRow = Decided & {
  choices: readonly Choice[]
  /** What it costs: a budget line's year, an activity's cost. */
  amount?: Ore
  /** Of a budget line: what it has cost, as far as the actuals go. */
  actual?: Ore
  status?: Activity['status']
  doneOn?: Day
  due?: Day
  /** Of a goal: what its measure had come to, and whether it was reached. Of any row: what was said of it last. */
  now?: string
  assessment?: Assessment
  comment?: string
}

/** Last year's plan as next year's may be copied from it. */
export type NewYear = {
  from: { year: number; state: PlanState }
  rows: LastYearRow[]
  /** The object's latest follow-up of the year. */
  followUp?: Pick<FollowUp, 'period' | 'status' | 'comment'>
  /** Last month with actuals, 0–12. */
  actualTo: number
}

type Input = {
  last: PlanWithParts
  model: Pick<Model, 'costKinds' | 'roles'>
  /** The object's cost rows and follow-ups of last year. */
  costs: CostRow[]
  followUps: FollowUp[]
}

export function newYearPage({ last: planned, model, costs, followUps }: Input): NewYear {
  const { went: last, outcomes, told } = asItWent(planned, followUps)
  const kind = (id: string) => model.costKinds.find(of => of.id === id)?.name ?? id
  const role = (id: string) => model.roles.find(of => of.id === id)?.name ?? id
  const cost = byLine(last.budget, costs)
  const called = { budget: kind, resources: role } as Partial<Record<PlanPart, (id: string) => string>>
  const said = (comment: string) => (comment === '' ? {} : { comment })
  const more = ({ part, id }: Decided) => {
    if (part === 'activities') {
      const { cost: amount, status, doneOn, due } = last.activities.find(row => row.id === id)!
      return { amount, status, ...(doneOn && { doneOn }), ...(due && { due }), ...said(told.activities[id]!.comment) }
    }
    if (part === 'goals') {
      const { now, assessment, comment } = told.goals[id]!
      return { ...(now && { now }), ...(assessment && { assessment }), ...said(comment) }
    }
    if (part === 'risks') return said(told.risks[id]!.comment)
    if (part !== 'budget') return {}
    const line = last.budget.find(row => row.id === id)!
    return { amount: lineTotal(line), actual: sumsOf(cost.get(id) ?? []).actual }
  }
  const latest = followUps
    .filter(({ submittedOn }) => submittedOn)
    .toSorted(byDay)
    .at(-1)
  return {
    from: { year: last.plan.year, state: last.plan.state },
    rows: decided(last, {}, outcomes).map(row => ({
      ...{ ...row, name: called[row.part]?.(row.name) ?? row.name, choices: choicesOf[row.part] },
      ...more(row),
    })),
    ...(latest && { followUp: { period: latest.period, status: latest.status, comment: latest.comment } }),
    actualTo: Math.max(0, ...costs.map(row => row.actualTo)),
  }
}

const byDay = (a: FollowUp, b: FollowUp) => (a.submittedOn! < b.submittedOn! ? -1 : 1)

/** An object and its plan of the year to come: what would be copied, or why nothing is. */
export type Opening = {
  object: string
  name: string
  unit: string
  /** `ready`: it would be copied. `there`: it has a plan. `no_plan`: there is none to copy. `not_yours`: others edit it. */
  state: 'ready' | 'there' | 'no_plan' | 'not_yours'
  /** How many rows of each part, and the sum of the budget in öre. */
  rows: Record<PlanPart, number>
  budget: Ore
  /** How many rows stay with last year. */
  left: number
}

type Place = { id: string; name: string; unit: string }
type Openable = {
  objects: Place[]
  /** Last year's plans, and how they went. */
  last: Map<string, PlanWithParts>
  followUps: FollowUp[]
  /** Objects that have a plan already. */
  there: Set<string>
}

/** A dry run of opening every object's plan of a year: what the suggested choices would copy. */
export function openings(
  { objects, last, followUps, there }: Openable,
  mayEdit: (object: string) => boolean,
): Opening[] {
  return objects
    .map(({ id, name, unit }): Opening => {
      const plan = last.get(id)
      const state = there.has(id) ? 'there' : !plan ? 'no_plan' : mayEdit(id) ? 'ready' : 'not_yours'
      const { went, outcomes } = plan && state === 'ready' ? asItWent(plan, followUps) : {}
      const rows = went ? decided(went, {}, outcomes) : []
      const kept = new Set(rows.filter(isCopied).map(({ part, id }) => `${part} ${id}`))
      const count = (part: PlanPart) => rows.filter(row => row.part === part && isCopied(row)).length
      return {
        ...{ object: id, name, unit, state },
        rows: Object.fromEntries(planParts.map(part => [part, count(part)])) as Opening['rows'],
        budget: sum((plan?.budget ?? []).filter(({ id }) => kept.has(`budget ${id}`)).map(lineTotal)),
        left: rows.length - kept.size,
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}
