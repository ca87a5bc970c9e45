import type { PersonActor } from './actor.ts'
import type { CostRow } from './costs.ts'
import type { Model } from './model.ts'
import { sum } from './money.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import {
  missing,
  type Activity,
  type BudgetLine,
  type Goal,
  type Missing,
  type Plan,
  type PlanVersion,
  type Risk,
} from './plans.ts'

type Saved<T> = T & { revision: number }

/** A plan as it is written, read and decided: its parts, what is missing, and what the actor may do now. */
export type PlanPage = {
  plan: Saved<Plan>
  object: { id: string; name: string }
  goals: Saved<Goal>[]
  activities: (Saved<Activity> & { responsibleName: string })[]
  risks: Saved<Risk>[]
  /** One line per cost kind, with last year's budget of the object in öre. */
  budget: (Saved<BudgetLine> & { name: string; lastYear: number })[]
  lastYear: number
  costKinds: { id: string; name: string }[]
  people: { id: string; name: string }[]
  missing: Missing[]
  versions: { version: number; day: string; by: string; role: string; reference: string; hash: string }[]
  can: { edit: boolean; submit: boolean; approve: boolean; revise: boolean; ownSubmission: boolean }
}

export type PlanPageInput = {
  parts: {
    plan: Saved<Plan>
    goals: Saved<Goal>[]
    activities: Saved<Activity>[]
    risks: Saved<Risk>[]
    budget: Saved<BudgetLine>[]
  }
  object: { id: string; name: string }
  model: Model
  people: Person[]
  /** The object's cost rows of the year before. */
  costs: CostRow[]
  versions: PlanVersion[]
}

export function planPage(
  { parts, object, model, people, costs, versions }: PlanPageInput,
  actor: PersonActor,
): PlanPage {
  const { plan } = parts
  const nameOf = (id: string | undefined) => people.find(p => p.id === id)?.name ?? ''
  const before = (kind: string) => sum(costs.filter(row => row.costKind === kind).flatMap(row => row.budget))
  const own = plan.submittedBy === actor.person && !model.ownApproval
  const editor = may(actor, 'plan:edit', object.id)
  const decider = may(actor, 'plan:approve', object.id)
  return {
    plan,
    object: { id: object.id, name: object.name },
    goals: parts.goals,
    activities: parts.activities.map(a => ({ ...a, responsibleName: nameOf(a.responsible) })),
    risks: parts.risks,
    budget: parts.budget.map(line => ({
      ...line,
      name: model.costKinds.find(k => k.id === line.costKind)?.name ?? line.costKind,
      lastYear: before(line.costKind),
    })),
    lastYear: sum(costs.flatMap(row => row.budget)),
    costKinds: model.costKinds,
    people: people.map(({ id, name }) => ({ id, name })),
    missing: missing(parts),
    versions: versions.map(({ version, hash, decision }) => ({
      version,
      hash,
      day: decision.day,
      by: nameOf(decision.by),
      role: decision.role,
      reference: decision.reference,
    })),
    can: {
      edit: editor && plan.state === 'draft',
      submit: editor && plan.state === 'draft',
      approve: decider && plan.state === 'submitted' && !own,
      revise: editor && plan.state === 'approved',
      ownSubmission: decider && plan.state === 'submitted' && own,
    },
  }
}
