import type { PersonActor } from './actor.ts'
import { approvalsToDo, type ApprovalToDo } from './approvals.ts'
import type { Assignment } from './assignments.ts'
import { deviations, investedIn, sumsOf, type CostRow } from './costs.ts'
import type { Mention } from './comments.ts'
import { dayOf, yearOf, type Day } from './day.ts'
import type { Deadline } from './deadlines.ts'
import { submittedOf, type FollowUp, type Status } from './followups.ts'
import { heldRoles, helpsOf, type HeldRole, type Help } from './held-roles.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import type { Plan } from './plans.ts'
import type { PortfolioRow } from './portfolio.ts'
import { placesOf, vacancies, type Vacancy } from './staffing.ts'
import type { System } from './systems.ts'
import { toDo, type ToDo } from './to-do.ts'

type Saved<T> = T & { revision: number }

export type MentionRow = Pick<Mention, 'comment' | 'kind' | 'entity' | 'title'> & { day: Day; byName: string }

/** Comments that wait for the actor to read them, the oldest first; who may not comment is not asked to answer. */
const mentionRows = ({ mentions, people }: Pick<OverviewInput, 'mentions' | 'people'>, actor: PersonActor) =>
  waiting(mentions, actor).map(({ comment, kind, entity, title, at, by }): MentionRow => ({
    ...{ comment, kind, entity, title },
    day: dayOf(new Date(at)),
    byName: people.find(({ id }) => id === by)?.name ?? '',
  }))

export const waiting = (mentions: Mention[], actor: PersonActor): Mention[] =>
  may(actor, 'comment:write') ? mentions : []

/** What Översikt answers: what to do next, how the money stands, what is vacant, and the actor's own objects. */
export type Overview = {
  year: number
  planYear: number
  toDo: ToDo[]
  /** Submitted plans that wait for the actor's decision. */
  approvals: ApprovalToDo[]
  /** Where the actor is mentioned and has not read it. */
  mentions: MentionRow[]
  portfolio: {
    budget: number
    actual: number
    forecast: number
    /** What is invested, by forecast: beside the sums. */
    investment: number
    actualTo: number
    months: ReturnType<typeof deviations>
  }
  myVacancies: (Vacancy & { mayAppoint: boolean })[]
  /** Of so many places: those of the actor's objects, or of all. */
  places: number
  /** What the actor is entrusted with, today and to come, and does for others. */
  roles: HeldRole[]
  helps: Help[]
  mine: (PortfolioRow & { followUp: Status | 'none' })[]
  objects: number
  /** First steps of a new municipality; absent when it is under way. */
  firstSteps?: { step: 'model' | 'objects' | 'people' | 'wheel' | 'plan'; done: boolean }[]
}

export type OverviewInput = {
  model: Model
  objects: ManagedObject[]
  systems: Pick<System, 'object'>[]
  assignments: Assignment[]
  deadlines: Saved<Deadline>[]
  mentions: Mention[]
  people: Pick<Person, 'id' | 'name' | 'lastDay'>[]
  followUps: FollowUp[]
  costs: CostRow[]
  actualTo: number
  rows: PortfolioRow[]
  plans: number
  /** This year's and next year's plans, for those that wait for a decision. */
  decidable?: Plan[]
  /** Events of this year's wheel. */
  events: number
}

/** Whoever holds a role sees its objects; the modellansvarig without roles sees every object's vacancies. */
export function overview(input: OverviewInput, actor: PersonActor, today: Day): Overview {
  const year = yearOf(today)
  const mine = input.rows.filter(row => row.mine)
  const own = new Set(mine.map(row => row.id))
  const concerned =
    own.size > 0
      ? input.objects.filter(o => own.has(o.id))
      : actor.accountRoles.includes('modelAdmin')
        ? input.objects
        : []
  const known = new Set(input.objects.map(o => o.id))
  const costs = input.costs.filter(row => known.has(row.object))
  const steps = firstSteps(input)
  return {
    year,
    planYear: year + 1,
    toDo: toDo(input.deadlines, actor, input, today),
    approvals: approvalsToDo(actor.person, { ...input, plans: input.decidable ?? [] }, today),
    mentions: mentionRows(input, actor),
    portfolio: {
      ...sumsOf(costs),
      investment: investedIn(costs).forecast,
      actualTo: input.actualTo,
      months: deviations(costs, input.actualTo),
    },
    myVacancies: vacancies({ ...input, objects: concerned }, today).map(vacancy => ({
      ...vacancy,
      mayAppoint: may(actor, 'role:appoint', vacancy.object),
    })),
    places: placesOf({ ...input, objects: concerned }, today).places,
    roles: heldRoles(input, actor.person, today),
    helps: helpsOf(input, actor.person, today),
    mine: mine.map(row => ({
      ...row,
      followUp: submittedOf(input.followUps).find(f => f.object === row.id && f.period === 'T2')?.status ?? 'none',
    })),
    objects: input.objects.length,
    ...(steps.every(s => s.done) ? {} : { firstSteps: steps }),
  }
}

/** The first steps are done when the model has roles, cost kinds and a year, there are objects, someone has a role, deadlines come by themselves, and a plan exists. */
const firstSteps = (input: OverviewInput): NonNullable<Overview['firstSteps']> => [
  { step: 'model', done: input.model.roles.length > 0 && input.model.costKinds.length > 0 && input.events > 0 },
  { step: 'objects', done: input.objects.length > 0 },
  { step: 'people', done: input.assignments.length > 0 },
  { step: 'wheel', done: input.deadlines.length > 0 },
  { step: 'plan', done: input.plans > 0 },
]
