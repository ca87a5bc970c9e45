import type { PersonActor } from './actor.ts'
import type { CostRow } from './costs.ts'
import type { Day } from './day.ts'
import type { Model } from './model.ts'
import { sum } from './money.ts'
import { knownPeople, type Known, type Person } from './people.ts'
import { may } from './permissions.ts'
import { differences, type Difference } from './plan-versions.ts'
import { type PlanVersion } from './plan-decisions.ts'
import { missing, type Missing } from './plan-missing.ts'
import { planChanges, type Dropped, type PlanChanges } from './plan-changes.ts'
import type { Activity, BudgetLine, Dependency, Goal, PlanPart, Resource, Risk, RowOf } from './plan-rows.ts'
import { type Plan } from './plans.ts'

type Saved<T> = T & { revision: number }

/** A plan as it is written, read and decided: its parts, what is missing, and what the actor may do now. */
export type PlanPage = {
  plan: Saved<Plan>
  object: { id: string; name: string }
  goals: Saved<Goal>[]
  activities: (Saved<Activity> & { responsibleName: string })[]
  risks: Saved<Risk>[]
  resources: Saved<Resource>[]
  dependencies: Saved<Dependency>[]
  /** One line per cost kind, with last year's budget of the object in öre. With `unplanned` the lines sum to `lastYear`. */
  budget: (Saved<BudgetLine> & { name: string; lastYear: number })[]
  lastYear: number
  /** Last year's budget of cost kinds that the plan has no line for, in öre. */
  unplanned: number
  /** Those that a new line may have. */
  costKinds: { id: string; name: string }[]
  people: Known[]
  sections: WrittenSection[]
  missing: Missing[]
  /** Each approved version, with what it says otherwise than the one before. */
  versions: {
    version: number
    day: string
    by: string
    role: string
    reference: string
    hash: string
    differences: Difference[]
  }[]
  /** What it says otherwise than last year's plan, as that was approved last. */
  since?: PlanChanges & { year: number; version: number }
  can: { edit: boolean; submit: boolean; approve: boolean; revise: boolean; ownSubmission: boolean }
}

/** A section that a plan is written in, with the model's name for it and its guidance. */
export type WrittenSection = { id: 'goals' | 'activities' | 'budget' | 'risks'; name?: string; guidance: string }

/**
 * The sections that a plan is written in, in the order of the model; those that it has not come last.
 * What every plan must have is shown even when the model hides it, and so are risks that somebody has written.
 */
export function writtenSections({ sections }: Pick<Model, 'sections'>, hasRisks: boolean): WrittenSection[] {
  const place = (id: string) => sections.findIndex(section => section.id === id) + 1 || Infinity
  return (
    (['goals', 'activities', 'budget', 'risks'] as const)
      // Two that the model has not: Infinity less Infinity is no number.
      .toSorted((a, b) => place(a) - place(b) || 0)
      .flatMap(id => {
        const own = sections.find(section => section.id === id)
        if (own?.hidden && id === 'risks' && !hasRisks) return []
        return [{ id, guidance: own?.guidance ?? '', ...(own && { name: own.name }) }]
      })
  )
}

export type PlanPageInput = {
  parts: { plan: Saved<Plan> } & { [P in PlanPart]: Saved<RowOf<P>>[] }
  object: { id: string; name: string }
  model: Model
  people: Person[]
  /** The object's cost rows of the year before. */
  costs: CostRow[]
  versions: PlanVersion[]
  /** Approved versions of last year's plan. */
  lastYears?: PlanVersion[]
}

export function planPage(
  { parts, object, model, people, costs, versions, lastYears = [] }: PlanPageInput,
  actor: PersonActor,
  today: Day,
): PlanPage {
  const { plan } = parts
  const before = lastYears.at(-1)
  const nameOf = (id: string | undefined) => people.find(p => p.id === id)?.name ?? ''
  const kindName = (id: string) => model.costKinds.find(k => k.id === id)?.name ?? id
  const costed = (kinds: string[]) => sum(costs.filter(row => kinds.includes(row.costKind)).flatMap(row => row.budget))
  const planned = [...new Set(parts.budget.map(line => line.costKind))]
  const first = (line: BudgetLine) => parts.budget.find(other => other.costKind === line.costKind) === line
  const lastYear = sum(costs.flatMap(row => row.budget))
  const own = plan.submittedBy === actor.person && !model.ownApproval
  const called = (d: Dropped): Dropped => {
    const role = d.part === 'resources' ? model.roles.find(({ id }) => id === d.name)?.name : undefined
    return { ...d, name: role ?? (d.part === 'budget' ? kindName(d.name) : d.name) }
  }
  const sinceOf = ({ frozen, year, version }: PlanVersion) => {
    const { dropped, ...changes } = planChanges(parts, frozen)
    return { ...changes, dropped: dropped.map(called), year, version }
  }
  const named = (d: Difference): Difference => (d.part === 'budget' ? { ...d, name: kindName(d.name) } : d)
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
    budget: parts.budget.map(line => ({
      ...line,
      name: kindName(line.costKind),
      lastYear: first(line) ? costed([line.costKind]) : 0,
    })),
    lastYear,
    unplanned: lastYear - costed(planned),
    costKinds: model.costKinds.filter(kind => !kind.hidden),
    people: knownPeople(people, today),
    sections: writtenSections(model, parts.risks.length > 0),
    missing: missing(parts),
    versions: versions.map(({ version, hash, decision, frozen }, i) => ({
      version,
      hash,
      day: decision.day,
      by: nameOf(decision.by),
      role: decision.role,
      reference: decision.reference,
      differences: i === 0 ? [] : differences(versions[i - 1]!.frozen, frozen).map(named),
    })),
    ...(before && { since: sinceOf(before) }),
    can: {
      edit: editor && plan.state === 'draft',
      submit: editor && plan.state === 'draft',
      approve: decider && plan.state === 'submitted' && !own,
      revise: editor && plan.state === 'approved',
      ownSubmission: decider && plan.state === 'submitted' && own,
    },
  }
}
