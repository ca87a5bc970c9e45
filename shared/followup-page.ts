import type { Actor } from './actor.ts'
import { may } from './permissions.ts'
import { before } from './followup-asked.ts'
import { leftOf, stateOf, type FollowUpState, type Time } from './followup-decisions.ts'
import { lockedFrom, type PeriodDays, type Round } from './followup-periods.ts'
import { suggest, type Suggestion } from './followup-suggestion.ts'
import { trendOf, type TrendPoint } from './followup-trend.ts'
import {
  followUpParts,
  newFollowUp,
  submittedOf,
  type Asked,
  type FollowUp,
  type FollowUpPart,
  type Period,
  type Status,
} from './followups.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'

type Saved<T> = T & { revision: number }

/** Whether an object has reported, not how it goes. */
export type Reporting = { object: string; name: string; state: FollowUpState; answered: number; submittedOn?: string }

/** A follow-up as it is written and read. */
export type FollowUpPage = {
  /** Revision 0: nothing is written yet. */
  followUp: Saved<FollowUp>
  object: { id: string; name: string }
  year: number
  days: Omit<PeriodDays, 'event'> & { lockedFrom: string }
  periods: { period: Period; state: FollowUpState }[]
  state: FollowUpState
  asked: Asked
  suggestion: Suggestion
  left: FollowUpPart[]
  parts: number
  reported: { part: FollowUpPart; name: string; on: string }[]
  submittedBy: string
  /** The status of the follow-up before. */
  earlier?: { period: Period; status: Status }
  reopened: { until: string; reason: string; name: string; on: string }[]
  all: Reporting[]
  trend: TrendPoint[]
  /** Is there a plan of the year? */
  planned: boolean
  can: { edit: boolean; submit: boolean; takeBack: boolean; reopen: boolean; remind: boolean }
}

export type FollowUpPageInput = {
  object: Pick<ManagedObject, 'id' | 'name'>
  objects: Pick<ManagedObject, 'id' | 'name' | 'since'>[]
  people: Pick<Person, 'id' | 'name'>[]
  year: number
  days: PeriodDays
  allDays: PeriodDays[]
  rounds: Round[]
  /** Every object's of the year. */
  followUps: Saved<FollowUp>[]
  /** The object's own of the years before. */
  earlier: FollowUp[]
  asked: Asked
  planned: boolean
}

/** The objects that were there when the period ended. */
export const objectsOf = <O extends { since?: string | undefined }>(
  objects: O[],
  { due }: Pick<PeriodDays, 'due'>,
): O[] => objects.filter(({ since }) => since === undefined || since <= due)

/** Who has reported a period, by name. */
export function reportingOf(objects: FollowUpPageInput['objects'], followUps: FollowUp[], time: Time): Reporting[] {
  const own = new Map(followUps.filter(({ period }) => period === time.days.period).map(of => [of.object, of]))
  return objectsOf(objects, time.days)
    .map(({ id, name }) => {
      const followUp = own.get(id)
      const submittedOn = followUp?.submittedOn
      const state = stateOf(followUp, id, time)
      return { object: id, name, state, answered: followUp?.answered ?? 0, ...(submittedOn && { submittedOn }) }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}

/** One object's follow-up of one period: what is asked, what is said, what is left, and what the actor may do now. */
export function followUpPage(input: FollowUpPageInput, actor: Actor, today: string): FollowUpPage {
  const { object, people, year, days, allDays, rounds, followUps, earlier } = input
  const { period } = days
  const own = followUps.filter(of => of.object === object.id)
  const found = own.find(of => of.period === period)
  const followUp = found ?? { ...newFollowUp(year, object.id, period), revision: 0 }
  const roundOf = (of: Period) => rounds.find(round => round.period === of)
  const time: Time = { days, round: roundOf(period), today }
  const state = stateOf(found, object.id, time)
  const asked = followUp.asked ?? input.asked
  const name = (id: string) => people.find(person => person.id === id)?.name ?? ''
  const last = submittedOf(before(own, period)).at(-1)
  const mayEdit = may(actor, 'followup:edit', object.id)
  const open = state === 'open' || state === 'started'
  return {
    followUp,
    object: { id: object.id, name: object.name },
    year,
    days: { ...days, lockedFrom: lockedFrom(days, time.round, object.id) },
    periods: allDays.map(of => ({
      period: of.period,
      state: stateOf(
        own.find(f => f.period === of.period),
        object.id,
        { days: of, round: roundOf(of.period), today },
      ),
    })),
    state,
    asked,
    suggestion: suggest(asked, followUp),
    left: followUp.submittedOn ? [] : leftOf(followUp, asked),
    parts: followUpParts.length,
    reported: followUpParts.flatMap(part => {
      const by = followUp.reported[part]
      return by ? [{ part, name: name(by.by), on: by.on }] : []
    }),
    submittedBy: followUp.submittedBy ? name(followUp.submittedBy) : '',
    ...(last?.status && { earlier: { period: last.period, status: last.status } }),
    reopened: (time.round?.reopened ?? [])
      .filter(again => again.object === object.id)
      .map(({ until, reason, by, on }) => ({ until, reason, name: name(by), on })),
    all: reportingOf(input.objects, followUps, time),
    trend: trendOf([...earlier, ...own]),
    planned: input.planned,
    can: {
      edit: open && mayEdit,
      submit: open && mayEdit,
      takeBack: state === 'submitted' && mayEdit,
      reopen: state === 'locked' && may(actor, 'followup:close'),
      remind: may(actor, 'followup:remind'),
    },
  }
}
