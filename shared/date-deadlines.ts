import type { Assignment } from './assignments.ts'
import { contractDays } from './contract-days.ts'
import type { Contract } from './contracts.ts'
import { dateTitle } from './date-deadline-texts.ts'
import { dateRules, type DateRule } from './date-fields.ts'
import { addMonths, yearOf, type Day } from './day.ts'
import { MUNICIPALITY, type Deadline } from './deadlines.ts'
import { withSay, type Forum } from './forums.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import type { Activity, Dependency, Goal, Risk } from './plan-rows.ts'
import type { System } from './systems.ts'

/** A row of a plan, with the plan that it is of. */
type OfPlan<T> = T & { object: string; year: number }
type PlanDates = {
  activities: OfPlan<Activity>[]
  risks: OfPlan<Risk>[]
  dependencies: OfPlan<Dependency>[]
  goals: OfPlan<Goal>[]
}

type DatedSystem = Pick<
  System,
  'id' | 'name' | 'object' | 'lifecycle' | 'classifyBy' | 'continuityTested' | 'endOfSupport' | 'endOfUse'
>

/** What has dates. Assignments as far as they last. */
export type Dated = PlanDates & {
  model: Pick<Model, 'roles'>
  objects: Pick<ManagedObject, 'id' | 'name' | 'sides'>[]
  systems: DatedSystem[]
  contracts: Contract[]
  assignments: Assignment[]
  people: Pick<Person, 'id' | 'name'>[]
  forums: Forum[]
}

/** What one date says of its deadline. */
type Date = Pick<Deadline, 'scope' | 'source'> & {
  rule: DateRule
  day: Day | undefined
  /** What it is called, and what it belongs to. */
  name: string
  period: string
  entity?: string
  person?: string | undefined
  holder: Deadline['holder']
  /** Nothing is left to do by it. */
  done?: boolean
  doneOn?: Day | undefined
  /** The year whose row it is, when that is not the day's. */
  year?: number
}

const leader = { level: 'leading', side: 'business' } as const
const leaderIt = { level: 'leading', side: 'it' } as const
const owner = { level: 'deciding', side: 'business' } as const

/** A continuity plan is tried every year. */
const CONTINUITY_MONTHS = 12

/**
 * The deadlines of every date in the register and in the plans, in those years and from the day the municipality began.
 * Identity is the kind of date and what it is of, so that a moved date moves its deadline.
 */
export function dateDeadlines(dated: Dated, since: Day, years: readonly number[]): Deadline[] {
  const itOnly = new Set(dated.objects.filter(({ sides }) => sides === 'it').map(({ id }) => id))
  const known = new Set(dated.objects.map(({ id }) => id))
  const of = [
    ...planDates(dated, Math.min(...years)),
    ...dated.systems.flatMap(systemDates),
    ...contractDates(dated, years),
    ...assignmentDates(dated),
    ...dated.forums.flatMap(meetingDates),
  ]
  return of.flatMap(({ day, name, person, entity, done, doneOn, ...date }): Deadline[] => {
    if (day === undefined || day < since || !(known.has(date.scope) || date.scope === MUNICIPALITY)) return []
    const year = date.year ?? yearOf(day)
    if (!years.includes(year)) return []
    return [
      {
        ...date,
        ...{ year, day, title: dateTitle(date.rule, name), remind: [...dateRules[date.rule]] },
        holder: itOnly.has(date.scope) ? { ...date.holder, side: 'it' } : date.holder,
        ...(person && { person }),
        ...(entity && { entity }),
        ...{ action: 'tick', movedByHand: false, state: done ? 'done' : 'open' },
        ...(done && { fulfilled: true, ...(doneOn && { doneOn }) }),
      },
    ]
  })
}

/** Activities, mitigations and what is needed from others, until they are done; what last year's plan did not finish is this year's, where it goes on there. */
function planDates({ activities, risks, dependencies, goals }: PlanDates, lastYear: number): Date[] {
  const goesOn = new Set([activities, risks, dependencies].flat().map(({ from }) => from))
  const left = <T extends OfPlan<{ id: string }>>(rows: T[]) =>
    rows.filter(({ id, year }) => year > lastYear || !goesOn.has(id))
  const place = ({ id, object, year }: OfPlan<{ id: string }>) => ({ scope: object, period: id, entity: id, year })
  return [
    ...left(activities)
      .filter(({ status }) => status !== 'dropped')
      .map((row): Date => ({
        ...{ rule: 'activity', source: 'activity', ...place(row), name: row.name, day: row.due },
        ...{ person: row.responsible, holder: { level: 'leading', side: row.side ?? 'business' } },
        ...{ done: row.status === 'done', doneOn: row.doneOn },
      })),
    ...left(risks).map((row): Date => ({
      ...{ rule: 'mitigation', source: 'mitigation', ...place(row), name: row.mitigation || row.text, day: row.due },
      ...{ person: row.responsible, holder: leader },
    })),
    ...left(dependencies).map((row): Date => ({
      ...{ rule: 'dependency', source: 'dependency', ...place(row), name: row.text, day: row.due, holder: leader },
    })),
    // A goal of several years is a row in each year's plan: its last one says whether it was reached.
    ...goals
      .filter(({ until, year }) => until === year)
      .map((row): Date => ({
        ...{ rule: 'goal', source: 'goal', ...place(row), name: row.text, day: `${row.year}-12-31`, holder: leader },
      })),
  ]
}

/** What is to be done with a system before its dates; a retired one has none left. */
function systemDates(system: DatedSystem): Date[] {
  const { id, name, object: scope, classifyBy, continuityTested, endOfSupport, endOfUse } = system
  const of = { source: 'system', scope, period: id, entity: id, name } as const
  const retired = system.lifecycle === 'retired'
  const out = endOfUse !== undefined && endOfSupport !== undefined && endOfUse <= endOfSupport
  return [
    { ...of, rule: 'end-of-use', day: endOfUse, holder: leader, done: retired },
    ...(retired
      ? []
      : ([
          { ...of, rule: 'classification', day: classifyBy, holder: leader },
          {
            ...{ ...of, rule: 'continuity-test', holder: leaderIt },
            day: continuityTested && addMonths(continuityTested, CONTINUITY_MONTHS),
          },
          // Gone before the support is: nothing to do about that.
          { ...of, rule: 'end-of-support', day: out ? undefined : endOfSupport, holder: leaderIt },
        ] satisfies Date[])),
  ]
}

/** Notice is given or not by its last day, and what ends for good is replaced: by its owner, else by who leads the object of its first system. */
function contractDates({ contracts, systems }: Dated, years: readonly number[]): Date[] {
  const objectOf = new Map(systems.map(({ id, object }) => [id, object]))
  return contracts.flatMap(contract => {
    const { id, name, owner: person, noticeGiven } = contract
    const object = contract.systems.toSorted().flatMap(system => objectOf.get(system) ?? [])[0]
    const of = { source: 'contract', scope: object ?? MUNICIPALITY, period: id, entity: id, name, person } as const
    const { notice, end } = contractDays(contract, years)
    return [
      ...notice.map((day): Date => {
        const given = noticeGiven !== undefined && noticeGiven <= day
        return {
          ...of,
          rule: 'contract-notice',
          day,
          holder: leader,
          done: given,
          doneOn: given ? noticeGiven : undefined,
        }
      }),
      { ...of, rule: 'contract-end', day: end, holder: leader },
    ]
  })
}

/** Who comes after is appointed before an assignment ends: done when somebody has the role for longer. */
function assignmentDates({ assignments, people, model }: Dated): Date[] {
  const nameOf = new Map([...people, ...model.roles].map(({ id, name }) => [id, name]))
  const held = Map.groupBy(assignments, ({ object, role }) => `${object} ${role}`)
  return assignments.flatMap((a): Date[] => {
    const name = [nameOf.get(a.person), nameOf.get(a.role)].filter(Boolean).join(', ')
    const of = { source: 'assignment', scope: a.object, period: a.id, entity: a.person, name } as const
    const after = held
      .get(`${a.object} ${a.role}`)!
      .some(b => b.to === undefined || (a.to !== undefined && b.to > a.to))
    return [
      { ...of, rule: 'assignment-end', day: a.to, holder: owner, done: after },
      ...(a.deputy && a.deputyTo !== a.to
        ? [{ ...of, rule: 'deputy-end' as const, day: a.deputyTo, person: a.person, holder: owner }]
        : []),
    ]
  })
}

/** A meeting is prepared by who chairs it: done when it has an agenda. */
function meetingDates(forum: Forum): Date[] {
  const { id, name, meetings, members, objects, everyObject } = forum
  const scope = !everyObject && objects.length === 1 ? objects[0]! : MUNICIPALITY
  return meetings.map(({ day, agenda }): Date => {
    const say = withSay(forum, day)
    const chair = members.find(({ part, person }) => part === 'chair' && say.includes(person))?.person
    return {
      ...{ rule: 'meeting', source: 'forum', scope, period: `${id}.${day}`, entity: id, name, day },
      ...{ person: chair, holder: leader, done: agenda !== '' },
    }
  })
}
