import type { PersonActor } from './actor.ts'
import { isPlanned, type CostRow } from './costs.ts'
import type { Assignment } from './assignments.ts'
import type { Contract } from './contracts.ts'
import { yearOf, type Day } from './day.ts'
import type { LegalEntity } from './economy.ts'
import { rolesOf, type Model } from './model.ts'
import { sum } from './money.ts'
import type { ManagedObject } from './objects.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'
import { byLine } from './plan-budgets.ts'
import { versionLines, type VersionLine } from './plan-approved.ts'
import { drawnFor, type Drawn } from './plan-drawn.ts'
import { planSections, type PlanSection } from './plan-sections.ts'
import type { Difference } from './plan-versions.ts'
import { rolesInOrder } from './staffing.ts'
import type { LeanSystem } from './system-fields.ts'
import { type PlanVersion } from './plan-decisions.ts'
import { missing, type Missing } from './plan-missing.ts'
import { planChanges, type Dropped, type PlanChanges } from './plan-changes.ts'
import type { Activity, BudgetLine, Dependency, Goal, PlanPart, Resource, Risk, RowOf } from './plan-rows.ts'
import { type Plan } from './plans.ts'

type Saved<T> = T & { revision: number }
type Named = { id: string; name: string }

/** A plan as it is written, read and decided: its parts, what is missing, and what the actor may do now. */
export type PlanPage = {
  plan: Saved<Plan>
  object: Named
  goals: Saved<Goal>[]
  activities: (Saved<Activity> & { responsibleName: string })[]
  risks: Saved<Risk>[]
  resources: Saved<Resource>[]
  dependencies: Saved<Dependency>[]
  /** With what last year's budget of the object had of each, in öre. With `unplanned` the lines sum to `lastYear`. */
  budget: (Saved<BudgetLine> & { name: string; lastYear: number })[]
  lastYear: number
  /** Last year's budget of cost kinds that the plan has no line for, in öre. */
  unplanned: number
  /** Those that a new line may have. */
  costKinds: Named[]
  people: Known[]
  sections: PlanSection[]
  /** What the register says, for the sections that are drawn from it. */
  drawn: Drawn
  /** Whose accounts and code parts a line's code string is of. */
  entities: Pick<LegalEntity, 'id' | 'name' | 'parts'>[]
  /** What rows choose among: roles of the model, other objects, the municipality's goals. */
  roles: Named[]
  objects: Named[]
  steering: Named[]
  missing: Missing[]
  /** Each approved version, with what it says otherwise than the one before. */
  versions: VersionLine[]
  /** What it says otherwise than last year's plan, as that was approved last. */
  since?: PlanChanges & { year: number; version: number }
  can: {
    edit: boolean
    budget: boolean
    submit: boolean
    approve: boolean
    revise: boolean
    review: boolean
    ownSubmission: boolean
  }
}

export type PlanPageInput = {
  parts: { plan: Saved<Plan> } & { [P in PlanPart]: Saved<RowOf<P>>[] }
  object: ManagedObject
  model: Model
  people: Person[]
  /** The register as lists have it. */
  objects: Named[]
  systems: LeanSystem[]
  contracts: Contract[]
  assignments: Assignment[]
  entities: LegalEntity[]
  /** The object's cost rows of the year before. */
  costs: CostRow[]
  versions: PlanVersion[]
  /** Approved versions of last year's plan. */
  lastYears?: PlanVersion[]
}

export function planPage(input: PlanPageInput, actor: PersonActor, today: Day): PlanPage {
  const { parts, object, model, people, versions, lastYears = [] } = input
  const costs = input.costs.filter(isPlanned)
  const { plan } = parts
  const before = lastYears.at(-1)
  const nameOf = (id: string | undefined) => people.find(p => p.id === id)?.name ?? ''
  const kindName = (id: string) => model.costKinds.find(k => k.id === id)?.name ?? id
  const budgetOf = (rows: CostRow[] = []) => sum(rows.flatMap(({ budget }) => budget))
  const was = new Map([...byLine(parts.budget, costs)].map(([id, rows]) => [id, budgetOf(rows)]))
  const place = ({ costKind }: BudgetLine) => model.costKinds.findIndex(({ id }) => id === costKind)
  const lastYear = budgetOf(costs)
  const own = plan.submittedBy === actor.person && !model.ownApproval
  const called = <D extends Difference | Dropped>(d: D): D => {
    const role = d.part === 'resources' ? model.roles.find(({ id }) => id === d.name)?.name : undefined
    return { ...d, name: role ?? (d.part === 'budget' ? kindName(d.name) : d.name) }
  }
  const sinceOf = ({ frozen, year, version }: PlanVersion) => {
    const { dropped, ...changes } = planChanges(parts, frozen)
    return { ...changes, dropped: dropped.map(called), year, version }
  }
  const editor = may(actor, 'plan:edit', object.id)
  const decider = may(actor, 'plan:approve', object.id)
  return {
    plan,
    object: { id: object.id, name: object.name },
    goals: parts.goals,
    activities: parts.activities.map(a => ({ ...a, responsibleName: nameOf(a.responsible) })),
    risks: parts.risks,
    resources: parts.resources,
    dependencies: parts.dependencies,
    budget: parts.budget
      .toSorted((a, b) => place(a) - place(b))
      .map(line => ({
        ...line,
        name: kindName(line.costKind),
        lastYear: was.get(line.id) ?? 0,
      })),
    lastYear,
    unplanned: lastYear - sum(was.values()),
    costKinds: model.costKinds.filter(kind => !kind.hidden),
    people: knownPeople(people, today),
    sections: planSections(model, parts),
    drawn: drawnFor(input, today),
    entities: input.entities.map(({ id, name, parts }) => ({ id, name, parts })),
    roles: rolesInOrder({ ...model, roles: rolesOf(model, object) }).map(named),
    objects: input.objects.filter(({ id }) => id !== object.id).map(named),
    steering: model.steering
      .filter(({ id, hidden }) => !hidden || parts.goals.some(goal => goal.steering === id))
      .map(named),
    missing: missing(parts, model),
    versions: versionLines(versions, nameOf, called),
    ...(before && { since: sinceOf(before) }),
    can: {
      edit: editor && plan.state === 'draft',
      budget: may(actor, 'plan:budget', object.id) && plan.state === 'draft',
      submit: editor && plan.state === 'draft',
      approve: decider && plan.state === 'submitted' && !own,
      revise: editor && plan.state === 'approved',
      review: may(actor, 'plan:review', object.id) && plan.state === 'approved' && yearOf(today) > plan.year,
      ownSubmission: decider && plan.state === 'submitted' && own,
    },
  }
}

const named = ({ id, name }: Named): Named => ({ id, name })
