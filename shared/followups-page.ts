import type { Actor } from './actor.ts'
import { may } from './permissions.ts'
import { stateOf, type FollowUpState } from './followup-decisions.ts'
import { objectsOf } from './followup-page.ts'
import { currentOf, type PeriodDays, type Round } from './followup-periods.ts'
import { trendOf, type TrendPoint } from './followup-trend.ts'
import { followUpParts, type FollowUp, type Period } from './followups.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'

type Place = { state: FollowUpState | 'none'; answered: number; submittedOn?: string }

/** Objects × periods: who has reported, and how each has stood over the periods and years. */
export type FollowUpsPage = {
  year: number
  periods: (Omit<PeriodDays, 'event'> & { reported: number; objects: number; closedOn?: string; remindedOn?: string })[]
  current: Period
  parts: number
  rows: { object: string; name: string; unit: string; mine: boolean; places: Place[]; trend: TrendPoint[] }[]
  overBudgetPercent: number
  can: { remind: boolean; close: boolean }
}

export type FollowUpsPageInput = {
  year: number
  allDays: [PeriodDays, ...PeriodDays[]]
  objects: Pick<ManagedObject, 'id' | 'name' | 'unit' | 'since'>[]
  followUps: FollowUp[]
  rounds: Round[]
  /** Of the years before. */
  earlier: FollowUp[]
  model: Pick<Model, 'overBudgetPercent'>
}

/** The year's periods for every object, by name. */
export function followUpsPage(input: FollowUpsPageInput, actor: Actor, today: string): FollowUpsPage {
  const { year, allDays, followUps, rounds, earlier } = input
  const own = new Map(followUps.map(of => [`${of.object}#${of.period}`, of]))
  const byObject = Map.groupBy([...earlier, ...followUps], ({ object }) => object)
  const held = new Set(actor.kind === 'person' ? actor.held.map(({ object }) => object) : [])
  const roundOf = (period: Period) => rounds.find(round => round.period === period)
  const place = (object: FollowUpsPageInput['objects'][number], days: PeriodDays): Place => {
    if (objectsOf([object], days).length === 0) return { state: 'none', answered: 0 }
    const followUp = own.get(`${object.id}#${days.period}`)
    const submittedOn = followUp?.submittedOn
    const state = stateOf(followUp, object.id, { days, round: roundOf(days.period), today })
    return { state, answered: followUp?.answered ?? 0, ...(submittedOn && { submittedOn }) }
  }
  const rows = input.objects
    .map(object => ({
      ...{ object: object.id, name: object.name, unit: object.unit, mine: held.has(object.id) },
      places: allDays.map(days => place(object, days)),
      trend: trendOf(byObject.get(object.id) ?? []),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  return {
    year,
    periods: allDays.map(({ event: _, ...days }, i) => {
      const { closedOn, remindedOn } = roundOf(days.period) ?? {}
      const asked = rows.map(({ places }) => places[i]!).filter(({ state }) => state !== 'none')
      return {
        ...days,
        reported: asked.filter(({ submittedOn }) => submittedOn !== undefined).length,
        objects: asked.length,
        ...(closedOn && { closedOn }),
        ...(remindedOn && { remindedOn }),
      }
    }),
    current: currentOf(allDays, today).period,
    parts: followUpParts.length,
    rows,
    overBudgetPercent: input.model.overBudgetPercent,
    can: { remind: may(actor, 'followup:remind'), close: may(actor, 'followup:close') },
  }
}
