import type { PersonActor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import type { CostTotal } from './costs.ts'
import { yearOf, type Day, type Year } from './day.ts'
import type { Deadline } from './deadlines.ts'
import type { Model } from './model.ts'
import { sum, type Ore } from './money.ts'
import type { ManagedObject } from './objects.ts'
import { decidersOn } from './plan-mandates.ts'
import { lineTotal, type BudgetLine } from './plan-rows.ts'
import type { Plan } from './plans.ts'

/** A plan that waits for somebody to decide on it. Amounts in öre; `before` is the object's budget of the year before. */
export type Waiting = {
  object: string
  name: string
  unit: string
  year: Year
  submittedOn?: Day
  /** The wheel's last day for deciding. */
  due?: Day
  cost: Ore
  before: Ore
}

/** What waits for the actor, and of how many plans that the actor decides on, of the years when something waits. */
export type Approvals = { waiting: Waiting[]; of: number }

/** The years whose plans are decided on: this one and the next. */
export const approvalYears = (today: Day): Year[] => [yearOf(today), yearOf(today) + 1]

export type ApprovalsInput = {
  model: Pick<Model, 'roles' | 'approval' | 'ownApproval'>
  objects: ManagedObject[]
  assignments: Assignment[]
  /** Of those years. */
  plans: Plan[]
  budget: (BudgetLine & { object: string; year: Year })[]
  totals: CostTotal[]
  deadlines: Deadline[]
}

/** Does the actor decide on the plan now, in their own role or in somebody else's stead? What they submitted themselves waits for another. */
function waitsFor(
  plan: Plan,
  of: Pick<ApprovalsInput, 'model' | 'assignments'> & { object: ManagedObject },
  person: string,
  today: Day,
): boolean {
  if (plan.state !== 'submitted' || (plan.submittedBy === person && !of.model.ownApproval)) return false
  const given = (plan.approvals ?? []).map(({ side }) => side)
  return decidersOn(of, today).some(decider => decider.person === person && !given.includes(decider.side))
}

/** The wheel's last day for deciding on an object's plan. */
export const decideBy = (deadlines: Deadline[], { object, year }: Pick<Plan, 'object' | 'year'>): Day | undefined =>
  deadlines.find(
    ({ action, scope, period, holder }) =>
      action === 'plan' && scope === object && period === String(year) && holder.level === 'deciding',
  )?.day

/** Plans that wait for the actor, those that have waited longest first. */
export function approvals(input: ApprovalsInput, actor: PersonActor, today: Day): Approvals {
  const { model, assignments, plans } = input
  const objects = new Map(input.objects.map(object => [object.id, object]))
  const waiting = plans.flatMap((plan): Waiting[] => {
    const object = objects.get(plan.object)
    if (!object || !waitsFor(plan, { model, assignments, object }, actor.person, today)) return []
    const due = decideBy(input.deadlines, plan)
    const { submittedOn } = plan
    return [
      {
        ...{ object: object.id, name: object.name, unit: object.unit, year: plan.year },
        ...(submittedOn && { submittedOn }),
        ...(due && { due }),
        cost: sum(input.budget.filter(l => l.object === object.id && l.year === plan.year).map(lineTotal)),
        before: input.totals.find(t => t.object === object.id && t.year === plan.year - 1)?.budget ?? 0,
      },
    ]
  })
  const years = new Set(waiting.map(({ year }) => year))
  const decides = (plan: Plan) => {
    const object = objects.get(plan.object)
    return object && decidersOn({ model, assignments, object }, today).some(({ person }) => person === actor.person)
  }
  return {
    waiting: waiting.toSorted(
      (a, b) => (a.submittedOn ?? '').localeCompare(b.submittedOn ?? '') || a.name.localeCompare(b.name, 'sv'),
    ),
    of: plans.filter(plan => years.has(plan.year) && decides(plan)).length,
  }
}
