import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Correction } from './benchmark/correction.ts'
import { FigureId } from './benchmark/key-figures.ts'
import { Day, type Year } from './day.ts'
import { Refusal } from './refusal.ts'

/** What a round is of: a closed year, or a year that is not closed and is flagged as a forecast. */
export const Period = z.string().regex(/^\d{4}(-forecast)?$/)
export type Period = z.infer<typeof Period>

export const yearOf = (period: Period): Year => Number(period.slice(0, 4))
export const isForecast = (period: Period) => period.endsWith('-forecast')

export const RoundState = z.enum(['planned', 'open', 'frozen', 'released'])
export type RoundState = z.infer<typeof RoundState>

/** Omgång: one network, one period, the key figures that the network had chosen when it was prepared. */
export const Round = z.object({
  network: z.string().min(1),
  period: Period,
  opensOn: Day,
  /** The last day to give. */
  closesOn: Day,
  /** Frozen, screened and audited at 06.00, shown at 12.00. */
  releaseOn: Day,
  figures: z.array(FigureId),
  /** 1; a correction is 2, 3 … */
  edition: z.int().min(1).default(1),
  state: RoundState,
  certificateHash: z.string().optional(),
  /** Of the edition that comes next. */
  correction: Correction.optional(),
})
export type Round = z.infer<typeof Round>

export const RoundDays = Round.pick({ opensOn: true, closesOn: true, releaseOn: true })
export type RoundDays = z.infer<typeof RoundDays>
export const NewRound = RoundDays.extend({ period: Period })
export type NewRound = z.infer<typeof NewRound>

/** That a member has given, and how much; never what. */
export const Delivery = z.object({
  municipality: MunicipalityCode,
  givenOn: Day,
  /** How many key figures. */
  figures: z.int().min(0),
  /** Of how many of them it has told how much they cover. */
  answered: z.int().min(0),
})
export type Delivery = z.infer<typeof Delivery>

/** A round opens, is closed on its last day or later, and is released after that. */
function assertInOrder({ opensOn, closesOn, releaseOn }: RoundDays) {
  if (opensOn > closesOn || closesOn >= releaseOn) throw new Refusal('round_days_order', {})
}

/** One round a network and period; its key figures are those that the network has chosen today. */
export function prepare(
  network: { id: string; figures: FigureId[] },
  earlier: Pick<Round, 'period'>[],
  asked: NewRound,
  today: Day,
): Round {
  if (earlier.some(({ period }) => period === asked.period)) throw new Refusal('round_exists', {})
  if (network.figures.length === 0) throw new Refusal('network_without_figures', {})
  assertInOrder(asked)
  if (asked.closesOn < today) throw new Refusal('day_before_today', { day: today })
  return { ...asked, network: network.id, figures: [...network.figures], edition: 1, state: 'planned' }
}

/** The days may be moved until the round is frozen; what has been is not changed. */
export function moveDays(round: Round, days: RoundDays, today: Day): Round {
  if (isFrozen(round)) throw new Refusal('round_closed', {})
  assertInOrder(days)
  if (days.closesOn !== round.closesOn && days.closesOn < today) throw new Refusal('day_before_today', { day: today })
  if (days.releaseOn !== round.releaseOn && days.releaseOn < today)
    throw new Refusal('day_before_today', { day: today })
  const opened = round.opensOn <= today && days.opensOn !== round.opensOn
  if (opened) throw new Refusal('round_has_opened', { day: round.opensOn })
  return { ...round, ...days }
}

/** A round opens by itself when its day has come. */
export const stateOn = ({ state, opensOn }: Pick<Round, 'state' | 'opensOn'>, day: Day): RoundState =>
  state === 'planned' && opensOn <= day ? 'open' : state

/** What was given to it is fixed, whatever is withdrawn. */
export const isFrozen = ({ state }: Pick<Round, 'state'>) => state === 'frozen' || state === 'released'

/** A member may give from the first day to the last, both included, and anew when a correction is asked for. */
export const isOpen = (round: Round, day: Day) =>
  (stateOn(round, day) === 'open' && day <= round.closesOn) || round.correction?.state === 'asked'

/** What has been given is frozen once, and released once; a correction is frozen anew. */
const follows: Record<RoundState, RoundState[]> = {
  planned: ['open', 'frozen'],
  open: ['frozen'],
  frozen: ['released'],
  released: ['frozen'],
}

/** The round in its next state; a released round that is frozen anew is its next edition. */
export function moved(round: Round, state: RoundState, certificateHash?: string): Round {
  if (!follows[round.state].includes(state)) throw new Refusal('round_closed', {})
  const edition = round.state === 'released' ? round.edition + 1 : round.edition
  return { ...round, state, edition, ...(certificateHash !== undefined && { certificateHash }) }
}

/** A correction is asked for of a round that is released, one at a time; the next morning says whether it can be told. */
export function askCorrection(round: Round, by: string, today: Day): Round {
  if (round.state !== 'released') throw new Refusal('round_not_released', {})
  if (round.correction?.state === 'asked') throw new Refusal('correction_waits', {})
  return { ...round, correction: { askedBy: by, askedOn: today, state: 'asked' } }
}

/** The periods whose figures a municipality looks at: a year that goes on as a forecast, and the closed ones before it. */
export const periodsAt = (year: Year): Period[] => [
  `${year}-forecast`,
  ...[1, 2, 3, 4].map(back => String(year - back)),
]

/** Rounds as they are listed: the newest period first, a closed year before its forecast. */
export const newestFirst = <R extends Pick<Round, 'period'>>(rounds: R[]): R[] =>
  rounds.toSorted((a, b) => yearOf(b.period) - yearOf(a.period) || a.period.length - b.period.length)
