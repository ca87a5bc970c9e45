import { yearOf, type Day } from './day.ts'
import type { Given, GivenChange } from './given.ts'
import type { Network } from './networks.ts'
import { isFrozen, isOpen, type Period, type Round } from './rounds.ts'
import { snapshotOf, type GivenFigure, type Membership, type Snapshot } from './sharing.ts'
import type { FigureId } from './benchmark/key-figures.ts'

/** What a municipality joins: a network, or the peer groups, which have no name of their own. */
export type Joined = Pick<
  Network,
  'id' | 'name' | 'description' | 'demo' | 'figures' | 'ownFigures' | 'agreement' | 'open' | 'endedOn'
>

/** Something that the municipality may join: it is open, or the municipality is asked to. */
export type Joinable = Joined & { invited: boolean; leftOn?: Day }

type SharedRound = Pick<Round, 'period' | 'closesOn' | 'releaseOn' | 'figures'> & { open: boolean }

/** One figure of a network: whether it is shared, what it is today, and what was given last. */
type SharedFigure = {
  figure: FigureId
  shared: boolean
  /** What is proposed of it, when a choice waits. */
  proposed?: boolean
  now?: GivenFigure
  given?: GivenFigure & { on: Day }
}

export type SharedNetwork = Joined & {
  membership: Membership & { revision: number }
  /** The period that the values are of. */
  period: Period
  /** The round that is given to next. */
  round?: SharedRound
  rows: SharedFigure[]
  /** What would be given to it as things stand. */
  next: GivenFigure[]
  /** Rounds that are frozen or released hold what was given to them, whatever is withdrawn. */
  kept: { period: Period; figures: FigureId[] }[]
}

export type SharingPage = {
  may: { prepare: boolean; approve: boolean }
  networks: SharedNetwork[]
  joinable: Joinable[]
  history: (Given & { changes: GivenChange[] })[]
}

const toldOf = ({ period, closesOn, releaseOn, figures }: Round) => ({ period, closesOn, releaseOn, figures })

/** The round that is given to next: the first to close of those that can still be given to. */
const nextRound = (rounds: readonly Round[], today: Day): Round | undefined =>
  rounds
    .filter(round => !isFrozen(round) && round.closesOn >= today)
    .toSorted((a, b) => a.closesOn.localeCompare(b.closesOn) || a.period.localeCompare(b.period))[0]

/** Rounds that what is withdrawn is taken back from. */
export const notFrozen = (rounds: readonly Round[]): Period[] =>
  rounds.filter(round => !isFrozen(round)).map(({ period }) => period)

/** The period whose values are shown: the next round's; without one the latest round's, and this year's as a forecast where there has been none. */
export const periodShown = (rounds: readonly Round[], today: Day): Period =>
  (nextRound(rounds, today) ?? rounds.toSorted((a, b) => b.releaseOn.localeCompare(a.releaseOn))[0])?.period ??
  `${yearOf(today)}-forecast`

type Known = { rounds: readonly Round[]; given: readonly Snapshot[]; values: readonly GivenFigure[] }

/** A network as its member sees it: exactly what leaves the municipality, and what would. */
export function sharedNetwork(
  network: Joined,
  membership: Membership & { revision: number },
  { rounds, given, values }: Known,
  municipality: string,
  today: Day,
): SharedNetwork {
  const { id, name, description, demo, figures, ownFigures, agreement, open, endedOn } = network
  const round = nextRound(rounds, today)
  const period = periodShown(rounds, today)
  const last = given.find(snapshot => snapshot.period === period)
  const rows = figures.map((figure): SharedFigure => {
    const now = values.find(f => f.figure === figure)
    const before = last?.figures.find(f => f.figure === figure)
    return {
      figure,
      shared: membership.shares.includes(figure),
      ...(membership.prepared && { proposed: membership.prepared.shares.includes(figure) }),
      ...(now && { now }),
      ...(before && { given: { ...before, on: last!.givenOn } }),
    }
  })
  const frozen = new Set(rounds.filter(isFrozen).map(r => r.period))
  const next = round
    ? snapshotOf(membership, round.figures, { municipality, period, givenOn: today }, values)
    : undefined
  return {
    ...{ id, name, description, demo, figures, ownFigures, agreement, open, ...(endedOn && { endedOn }) },
    ...{ membership, period, rows, next: next?.figures ?? [] },
    ...(round && { round: { ...toldOf(round), open: isOpen(round, today) } }),
    kept: given
      .filter(snapshot => frozen.has(snapshot.period))
      .map(snapshot => ({ period: snapshot.period, figures: snapshot.figures.map(f => f.figure) })),
  }
}
