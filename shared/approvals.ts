import type { PersonActor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import { ownBudget, type CostTotal } from './costs.ts'
import { yearOf, type Day, type Year } from './day.ts'
import type { Deadline } from './deadlines.ts'
import type { Model } from './model.ts'
import { sum, type Ore } from './money.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
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

/** What says who decides on which plans. */
export type Deciders = Pick<ApprovalsInput, 'model' | 'objects' | 'assignments' | 'plans'>

/**
 * Plans that wait for the person's decision on that day, in their own role or in somebody else's stead, those that have
 * waited longest first. What they submitted themselves waits for another, unless the municipality allows it.
 */
export function waitingFor(person: string, { model, objects, assignments, plans }: Deciders, today: Day) {
  const known = new Map(objects.map(object => [object.id, object]))
  return plans
    .flatMap(plan => {
      const object = known.get(plan.object)
      if (!object || plan.state !== 'submitted') return []
      if (plan.submittedBy === person && !model.ownApproval) return []
      const given = (plan.approvals ?? []).map(({ side }) => side)
      const decides = decidersOn({ model, assignments, object }, today).some(
        decider => decider.person === person && !given.includes(decider.side),
      )
      return decides ? [{ plan, object }] : []
    })
    .toSorted(
      (a, b) =>
        (a.plan.submittedOn ?? '').localeCompare(b.plan.submittedOn ?? '') ||
        a.object.name.localeCompare(b.object.name, 'sv'),
    )
}

/** A plan that waits, as the list of what to do says it. */
export type ApprovalToDo = { object: string; name: string; year: Year; submittedOn: Day | ''; submittedByName: string }

/** The same as lines of what to do. */
export const approvalsToDo = (
  person: string,
  of: Deciders & { people: Pick<Person, 'id' | 'name'>[] },
  today: Day,
): ApprovalToDo[] =>
  waitingFor(person, of, today).map(({ plan: { year, submittedOn = '', submittedBy }, object }) => ({
    ...{ object: object.id, name: object.name, year, submittedOn },
    submittedByName: of.people.find(({ id }) => id === submittedBy)?.name ?? '',
  }))

/** The wheel's last day for deciding on an object's plan. */
export const decideBy = (deadlines: Deadline[], { object, year }: Pick<Plan, 'object' | 'year'>): Day | undefined =>
  deadlines.find(
    ({ action, scope, period, holder }) =>
      action === 'plan' && scope === object && period === String(year) && holder.level === 'deciding',
  )?.day

/** Plans that wait for the actor, with what they cost. */
export function approvals(input: ApprovalsInput, actor: PersonActor, today: Day): Approvals {
  const { model, assignments, plans } = input
  const objects = new Map(input.objects.map(object => [object.id, object]))
  const waiting = waitingFor(actor.person, input, today).map(({ plan, object }): Waiting => {
    const due = decideBy(input.deadlines, plan)
    const { submittedOn } = plan
    return {
      ...{ object: object.id, name: object.name, unit: object.unit, year: plan.year },
      ...(submittedOn && { submittedOn }),
      ...(due && { due }),
      cost: sum(input.budget.filter(l => l.object === object.id && l.year === plan.year).map(lineTotal)),
      before: sum(input.totals.filter(of => of.object === object.id && of.year === plan.year - 1).map(ownBudget)),
    }
  })
  const years = new Set(waiting.map(({ year }) => year))
  const decides = (plan: Plan) => {
    const object = objects.get(plan.object)
    return object && decidersOn({ model, assignments, object }, today).some(({ person }) => person === actor.person)
  }
  return {
    waiting,
    of: plans.filter(plan => years.has(plan.year) && decides(plan)).length,
  }
}
