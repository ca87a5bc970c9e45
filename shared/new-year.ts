import * as z from 'zod'
import { addMonths, type Day, monthDay, yearOf } from './day.ts'
import { aYearOn } from './plan-budgets.ts'
import { planParts, rowName, type PlanPart, type RowOf } from './plan-rows.ts'
import { newPlan, type PlanWithParts } from './plans.ts'
import type { Status } from './followups.ts'

/**
 * What becomes of a row of last year's plan: `continue` goes on as it stands, `reset` begins anew as it was planned,
 * `done` and `drop` are left where they are.
 */
export const Choice = z.enum(['continue', 'reset', 'done', 'drop'])
export type Choice = z.infer<typeof Choice>

/** Choices by part and by the id of last year's row; a row without one goes as is suggested. */
export const Choices = z.partialRecord(z.enum(planParts), z.record(z.string().max(80), Choice))
export type Choices = z.infer<typeof Choices>

const all: Choice[] = ['continue', 'reset', 'done', 'drop']
/** What may become of a row of each part. */
export const choicesOf: Record<PlanPart, readonly Choice[]> = {
  ...{ goals: ['continue', 'done', 'drop'], activities: all, risks: ['continue', 'done', 'drop'] },
  ...{ resources: ['continue', 'drop'], dependencies: ['continue', 'done', 'drop'], budget: ['continue', 'drop'] },
}

/** Why a choice is suggested. */
export type Why =
  | 'done'
  | 'dropped'
  | 'ongoing'
  | 'not_begun'
  | 'runs_on'
  | 'ran_out'
  | 'reached'
  | 'not_reached'
  | 'remains'
  | 'as_before'

/** How a row of last year's plan went, where it is known. */
export type Outcome = { status: Status; comment?: string | undefined }

/** By part and by row. */
export type Outcomes = Partial<Record<PlanPart, Record<string, Outcome>>>

type Suggestion = { choice: Choice; why: Why }

/** What is done or dropped stays, what has begun or has years left goes on, and what never began begins anew. */
export function suggested<P extends PlanPart>(part: P, row: RowOf<P>, year: number, outcome?: Outcome): Suggestion {
  if (part === 'activities') return activity[(row as RowOf<'activities'>).status]
  if (part === 'goals') return goal(row as RowOf<'goals'>, year, outcome)
  return { choice: 'continue', why: part === 'risks' || part === 'dependencies' ? 'remains' : 'as_before' }
}

const activity: Record<RowOf<'activities'>['status'], Suggestion> = {
  done: { choice: 'done', why: 'done' },
  dropped: { choice: 'drop', why: 'dropped' },
  ongoing: { choice: 'continue', why: 'ongoing' },
  planned: { choice: 'reset', why: 'not_begun' },
}

/** A goal that has years left goes on, and so does one without an end that nobody has said is reached. */
function goal({ until }: RowOf<'goals'>, year: number, outcome?: Outcome): Suggestion {
  if (until !== undefined && until >= year) return { choice: 'continue', why: 'runs_on' }
  if (outcome?.status === 'ok') return { choice: 'done', why: 'reached' }
  if (outcome) return { choice: 'continue', why: 'not_reached' }
  return until === undefined ? { choice: 'continue', why: 'as_before' } : { choice: 'done', why: 'ran_out' }
}

/** Each row of last year's plan with what becomes of it: as it was chosen, where that may become of it, else as is suggested. */
export function decided(last: PlanWithParts, choices: Choices = {}, outcomes: Outcomes = {}): Decided[] {
  const year = last.plan.year + 1
  return planParts.flatMap(part =>
    rowsOf(last, part).map(row => {
      const { choice, why } = suggested(part, row as never, year, outcomes[part]?.[row.id])
      const chosen = choices[part]?.[row.id]
      return {
        ...{ part, id: row.id, name: (rowName[part] as (row: Row) => string)(row), suggested: choice, why },
        choice: chosen && choicesOf[part].includes(chosen) ? chosen : choice,
      }
    }),
  )
}
export type Decided = { part: PlanPart; id: string; name: string; suggested: Choice; why: Why; choice: Choice }

export const isCopied = ({ choice }: Pick<Decided, 'choice'>) => choice === 'continue' || choice === 'reset'

type How = {
  choices?: Choices | undefined
  outcomes?: Outcomes | undefined
  newId: () => string
  /** Who is still here: whoever has left is responsible for nothing in the new plan. */
  isHere?: (person: string) => boolean
}

/**
 * Next year's plan as it is copied from last year's: every row is either copied once, with an id of its own and the row
 * that it comes from, or left with the choice that left it. Last year's plan stays as it is.
 */
export function copied(last: PlanWithParts, { choices, outcomes, newId, isHere = () => true }: How): Copied {
  const year = last.plan.year + 1
  const rows = decided(last, choices, outcomes)
  const kept = rows.filter(isCopied)
  const place = ({ part, id }: { part: PlanPart; id: string }) => `${part} ${id}`
  const ids = new Map(kept.map(of => [place(of), newId()]))
  const of = (part: PlanPart, id: string | undefined) => (id === undefined ? undefined : ids.get(place({ part, id })))
  const choice = new Map(kept.map(of => [place(of), of.choice]))
  const copy = <P extends PlanPart>(part: P): RowOf<P>[] =>
    rowsOf(last, part).flatMap(row => {
      const id = of(part, row.id)
      if (id === undefined) return []
      const { doneOn: _d, goal, risk, after, responsible, until, ...plain } = row as Row & Loose
      const moved = days(plain, choice.get(place({ part, id: row.id }))!, year)
      return [
        given({
          ...{ ...plain, ...moved, id, from: row.id },
          ...{ goal: of('goals', goal), risk: of('risks', risk) },
          ...(after && { after: after.flatMap(before => of('activities', before) ?? []) }),
          responsible: responsible !== undefined && isHere(responsible) ? responsible : undefined,
          ...(part === 'budget' && aYearOn(plain as unknown as RowOf<'budget'>)),
          // A year that has passed is no end of what goes on.
          until: until !== undefined && until >= year ? until : undefined,
        }) as RowOf<P>,
      ]
    })
  const { summary, links } = last.plan
  return {
    plan: { ...newPlan(last.plan.object, year), summary, ...(links && { links }) },
    ...(Object.fromEntries(planParts.map(part => [part, copy(part)])) as Pick<PlanWithParts, PlanPart>),
    left: rows.filter(row => !isCopied(row)),
  }
}
export type Copied = PlanWithParts & { left: Decided[] }

type Row = { id: string } & object
type Loose = {
  goal?: string
  risk?: string
  after?: string[]
  responsible?: string
  until?: number
  start?: Day
  due?: Day
  status?: RowOf<'activities'>['status']
  doneOn?: Day
}

/** What is due in the new year already stays as it is. Else what begins anew is planned a year later, and what goes on is due a year later. */
function days({ start, due, status }: Loose, choice: Choice, year: number) {
  const still = due !== undefined && yearOf(due) >= year
  const anew = choice === 'reset'
  return {
    start: anew && !still ? start && addMonths(start, 12) : start,
    due: still ? due : due && monthDay(year, due.slice(5)),
    ...(status && anew && { status: 'planned' as const }),
  }
}

/** Without the fields that have no value. */
const given = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
const rowsOf = (parts: PlanWithParts, part: PlanPart) => parts[part] as Row[]
