import type { Actor, Level, Side } from './actor.ts'
import { isCurrent, tasksFrom, type Assignment } from './assignments.ts'
import type { Component } from './components.ts'
import { coversOf, type Contract, type Term } from './contracts.ts'
import { byKind, investedIn, sumsOf, type CostRow, type CostSums } from './costs.ts'
import { addMonths, yearOf, type Day } from './day.ts'
import { hiddenFields, isHidden, requiredByUse } from './field-use.ts'
import type { FollowUp, Status } from './followups.ts'
import type { Model } from './model.ts'
import { objectStanding, type ObjectStanding } from './object-validity.ts'
import type { ManagedObject } from './objects.ts'
import { askedFields, type AskedField } from './own-fields.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import type { Risk } from './plan-rows.ts'
import type { Plan, PlanState } from './plans.ts'
import { statusOf } from './portfolio.ts'
import { rolesInOrder, staffed, vacancies } from './staffing.ts'
import type { System } from './systems.ts'

/** Seats of a role on the object: everyone who holds it, or that it is vacant. */
export type Seat = { role: string; roleName: string; level: Level; side: Side } & (
  | {
      assignment: string
      person: string
      name: string
      title: string
      deputy?: Helper
      tasks: (Helper & { text: string })[]
    }
  | { vacant: true; since?: Day }
)

/** Somebody who stands in, or does a task, for whoever holds the role and stays accountable. */
type Helper = { name: string; from: Day; to?: Day }

type ContractEnd = { day: Day; lastNoticeDay: Day; risk: 'bad' | 'warn' | 'none' }

export type ObjectPage = {
  object: ManagedObject & { revision: number }
  status: Status | 'na'
  systems: {
    id: string
    name: string
    description: string
    supports: System['supports']
    contract?: ContractEnd
    cost: number
  }[]
  /** Systems of other objects that it uses. */
  uses: { id: string; name: string; object: string; objectName: string }[]
  seats: Seat[]
  staffed: number
  roles: number
  risks: Risk[]
  plans: { year: number; state: PlanState | 'none' }[]
  costs: ({ kind: string; name: string } & CostSums)[]
  total: CostSums
  /** What is invested: beside the total. */
  investment: CostSums
  year: number
  overBudgetPercent: number
  /** The own fields that are shown. */
  ownFields: AskedField[]
  standing: ObjectStanding
  /** Fields that the municipality does without. */
  hidden: string[]
  /** Fields that the municipality demands. */
  required: string[]
  /** Does the municipality tell which steps each system supports? */
  supports: boolean
  can: { edit: boolean; appoint: boolean; remove: boolean }
}

export type ObjectPageInput = {
  object: ManagedObject & { revision: number }
  /** Every object, for the names of those whose systems it uses. */
  objects: Pick<ManagedObject, 'id' | 'name'>[]
  model: Model
  systems: System[]
  components: Pick<Component, 'object'>[]
  contracts: Contract[]
  assignments: Assignment[]
  people: Person[]
  plans: Plan[]
  risks: Risk[]
  followUps: FollowUp[]
  costs: CostRow[]
}

/** A contract is critical when its last notice day is within three months or its end within six; worth watching within twice that. */
function contractEnd({ end, lastNotice }: Term, today: Day): ContractEnd {
  const within = (months: number) => lastNotice <= addMonths(today, months) || end <= addMonths(today, 2 * months)
  return { day: end, lastNoticeDay: lastNotice, risk: within(3) ? 'bad' : within(6) ? 'warn' : 'none' }
}

/** Everything about one object on one page: what it is, who answers for it, and what is wrong. */
export function objectPage(input: ObjectPageInput, actor: Actor, today: Day): ObjectPage {
  const { object, model } = input
  const year = yearOf(today)
  const systems = input.systems.filter(s => s.object === object.id)
  const costs = input.costs.filter(row => row.object === object.id)
  const seats = seatsOf(input, today)
  const covers = coversOf(input.contracts, today)
  return {
    object,
    status: statusOf(input.followUps, object.id),
    systems: systems.map(s => {
      const term = covers.get(s.id)?.term
      const cost = sumsOf(costs.filter(row => row.system === s.id)).budget
      const { id, name, description, supports } = s
      return { id, name, description, supports, cost, ...(term && { contract: contractEnd(term, today) }) }
    }),
    uses: input.systems
      .filter(s => s.usedBy.includes(object.id) && s.object !== object.id)
      .map(({ id, name, object }) => ({
        id,
        name,
        object,
        objectName: input.objects.find(o => o.id === object)?.name ?? '',
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    seats,
    ...staffed({ ...input, objects: [object] }, object, today),
    risks: input.risks.toSorted((a, b) => b.likelihood * b.consequence - a.likelihood * a.consequence),
    plans: [year, year + 1].map(of => ({
      year: of,
      state: input.plans.find(p => p.year === of && p.object === object.id)?.state ?? 'none',
    })),
    costs: byKind(costs, model.costKinds),
    total: sumsOf(costs),
    investment: investedIn(costs),
    year,
    overBudgetPercent: model.overBudgetPercent,
    ownFields: askedFields(model, 'object'),
    standing: objectStanding(object, input, today),
    hidden: hiddenFields(model, 'object'),
    required: requiredByUse(model, 'object'),
    supports: !isHidden(model, 'system', 'supports') && !isHidden(model, 'object', 'steps'),
    can: {
      edit: may(actor, 'register:edit', object.id),
      appoint: may(actor, 'role:appoint', object.id),
      remove: may(actor, 'register:create'),
    },
  }
}

function seatsOf({ object, model, systems, assignments, people }: ObjectPageInput, today: Day): Seat[] {
  const open = vacancies({ model, objects: [object], systems, assignments }, today)
  return rolesInOrder(model).flatMap(({ id: role, name: roleName, level, side }): Seat[] => {
    const place = { role, roleName, level, side }
    const held = assignments.filter(a => a.object === object.id && a.role === role && isCurrent(a, today))
    if (held.length > 0)
      return held.map(a => {
        const person = people.find(p => p.id === a.person)
        const who = { person: a.person, name: person?.name ?? '', title: person?.title ?? '' }
        const helper = (id: string, from: Day, to: Day | undefined): Helper => ({
          name: people.find(p => p.id === id)?.name ?? '',
          from,
          ...(to && { to }),
        })
        const stands = a.deputy && !(a.deputyTo && a.deputyTo < today)
        return {
          ...{ ...place, assignment: a.id, ...who },
          ...(stands && { deputy: helper(a.deputy!, a.deputyFrom ?? a.from, a.deputyTo) }),
          tasks: tasksFrom(a, today).map(task => ({ text: task.text, ...helper(task.person, task.from, task.to) })),
        }
      })
    const vacancy = open.find(v => v.role === role)
    return vacancy ? [{ ...place, vacant: true, ...(vacancy.since && { since: vacancy.since }) }] : []
  })
}
