import type { Certificate } from './benchmark/certificate.ts'
import type { FigureId } from './benchmark/key-figures.ts'
import type { Why } from './benchmark/released.ts'
import type { Day } from './day.ts'
import {
  isForecast,
  isFrozen,
  stateOn,
  yearOf,
  type Delivery,
  type Period,
  type Round,
  type RoundState,
} from './rounds.ts'

/** A step of a round's schedule; when it is not known yet, it has no day. */
export type RoundStep = {
  step: 'opens' | 'lastDay' | 'frozen' | 'audited' | 'shown' | 'next'
  day?: Day
  period?: Period
  at: 'done' | 'now' | 'ahead'
}

/** Is this told of the figure, is it not, or is it decided when the round is frozen? */
export type Told = 'told' | 'hidden' | 'undecided'

export type RoundFigure = {
  figure: FigureId
  /** Null for fewer than the network's threshold; absent before the round is frozen. */
  n?: number | null
  median: Told
  quartiles: Told
  why?: Why
}

export type RoundMember = {
  municipality: string
  name: string
  given: 'whole' | 'partly' | 'not' | 'notAgain'
  givenOn?: Day
  figures: number
  answered: number
}

/** What a coordinator may bring up with the network. */
type Matter = { kind: 'notAgain'; municipality: string; name: string } | { kind: 'tooFewAgain'; figure: FigureId }

export type RoundPage = {
  round: Round & { revision: number }
  k: number
  band: number
  steps: RoundStep[]
  figures: RoundFigure[]
  members: RoundMember[]
  certificate?: Certificate
  matters: Matter[]
}

/** One round with what is known of it to whoever runs the network: never a value. */
export type RoundKnown = { round: Round; deliveries: Delivery[]; certificate?: Certificate | undefined }

/** Where the round is in its schedule. */
function stepsOf(round: Round, rounds: Round[], today: Day): RoundStep[] {
  const { opensOn, closesOn, releaseOn } = round
  const state = stateOn(round, today)
  const closed = today > closesOn
  const next = rounds.filter(r => r.opensOn > opensOn).toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))[0]
  const done = [
    state !== 'planned',
    closed || isFrozen({ state }),
    ...Array<boolean>(2).fill(isFrozen({ state })),
    state === 'released',
    false,
  ]
  const now = done.indexOf(false)
  const steps: Omit<RoundStep, 'at'>[] = [
    { step: 'opens', day: opensOn },
    { step: 'lastDay', day: closesOn },
    { step: 'frozen', day: releaseOn },
    { step: 'audited', day: releaseOn },
    { step: 'shown', day: releaseOn },
    { step: 'next', ...(next && { day: next.opensOn, period: next.period }) },
  ]
  return steps.map((step, i) => ({ ...step, at: done[i] ? 'done' : i === now ? 'now' : 'ahead' }))
}

/** Which statistics of a figure are told, off the certificate; why not, the median's reason before the middle half's. */
function figuresOf({ figures }: Round, certificate: Certificate | undefined): RoundFigure[] {
  return figures.map(figure => {
    const of = certificate?.figures.find(f => f.figure === figure)
    if (!of) return { figure, median: 'undecided', quartiles: 'undecided' }
    const told = (what: 'median' | 'quartiles'): Told => (of.released.includes(what) ? 'told' : 'hidden')
    const why = of.why.median ?? of.why.quartiles
    return { figure, n: of.n, median: told('median'), quartiles: told('quartiles'), ...(why && { why }) }
  })
}

/** Whoever has given fewer than half of the figures has given in part; who gave to neither of two rounds may need a word. */
function membersOf(
  { round, deliveries }: RoundKnown,
  before: RoundKnown | undefined,
  members: { municipality: string; name: string; since: Day }[],
): RoundMember[] {
  const missed = ({ municipality, since }: (typeof members)[number]) =>
    before !== undefined &&
    since <= before.round.closesOn &&
    !before.deliveries.some(d => d.municipality === municipality)
  return members
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map(member => {
      const { municipality, name } = member
      const found = deliveries.find(d => d.municipality === municipality)
      if (!found) return { municipality, name, given: missed(member) ? 'notAgain' : 'not', figures: 0, answered: 0 }
      const { figures, answered, givenOn } = found
      const given = figures * 2 < round.figures.length ? 'partly' : 'whole'
      return { municipality, name, given, givenOn, figures, answered }
    })
}

/** A figure that has had too few answers three rounds in a row is hardly one that the network can compare. */
function tooFewAgain(known: RoundKnown[]): FigureId[] {
  const certificates = known.slice(0, 3).map(({ certificate }) => certificate)
  if (certificates.length < 3 || certificates.includes(undefined)) return []
  const tooFew = (figure: FigureId) =>
    certificates.every(c => c!.figures.some(f => f.figure === figure && f.why.median === 'too_few'))
  return known[0]!.round.figures.filter(tooFew)
}

/** Earlier rounds of the same kind, the nearest first: forecasts follow on forecasts and closed years. */
export const earlierThan = <R extends Round>(round: R, rounds: R[]): R[] =>
  rounds.filter(r => r.releaseOn < round.releaseOn).toSorted((a, b) => b.releaseOn.localeCompare(a.releaseOn))

/** The page of a round: `known` is the round and those before it, the nearest first. */
export function roundPage(
  network: { k: number; band: number },
  known: [RoundKnown & { round: Round & { revision: number } }, ...RoundKnown[]],
  rounds: Round[],
  members: { municipality: string; name: string; since: Day }[],
  today: Day,
): RoundPage {
  const [{ round, deliveries, certificate }, before] = known
  const state: RoundState = stateOn(round, today)
  const rows = membersOf({ round, deliveries }, today > round.closesOn ? before : undefined, members)
  return {
    round: { ...round, state },
    ...{ k: certificate?.k ?? network.k, band: certificate?.band ?? network.band },
    steps: stepsOf(round, rounds, today),
    figures: figuresOf(round, certificate),
    members: rows,
    ...(certificate && { certificate }),
    matters: [
      ...rows.flatMap(({ municipality, name, given }): Matter[] =>
        given === 'notAgain' ? [{ kind: 'notAgain', municipality, name }] : [],
      ),
      ...tooFewAgain(known).map((figure): Matter => ({ kind: 'tooFewAgain', figure })),
    ],
  }
}

/** The period that a network usually compares after this one: the closed year after its forecast, then the next year. */
export const periodAfter = (period: Period): Period =>
  isForecast(period) ? String(yearOf(period)) : `${yearOf(period) + 1}-forecast`
