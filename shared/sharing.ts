import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Coverage } from './benchmark/coverage.ts'
import { compute, definitions, FigureId, KeyFigureId, type FigureInput } from './benchmark/key-figures.ts'
import { ownValue, type Entered } from './benchmark/entered.ts'
import type { OwnFigure } from './benchmark/own-figures.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'
import { Period } from './rounds.ts'

/** The membership of all peer groups at once: SKR group, size class and all. */
export const PEERS = 'peers'

const Decided = z.object({ by: z.string(), on: Day })

/** A municipality's own row of a network: what it shares there. Default: nothing. */
export const Membership = z.object({
  network: z.string().min(1),
  joinedOn: Day,
  /** The version of the network's agreement that was accepted, and who accepted it. */
  agreement: z.int().min(1).default(1),
  acceptedBy: z.string().default(''),
  /** Where a newer version was accepted after joining. */
  acceptedOn: Day.optional(),
  /** What is approved to leave the municipality, and nothing else does. */
  shares: z.array(FigureId).default([]),
  approved: Decided.optional(),
  /** A choice that waits for its approval: nothing leaves by it. */
  prepared: Decided.extend({ shares: z.array(FigureId) }).optional(),
  leftOn: Day.optional(),
})
export type Membership = z.infer<typeof Membership>

/** One figure as it is given: the definition's version, what it is made of, and how much of the IT cost it covers. */
export const GivenFigure = z.object({
  figure: FigureId,
  version: z.int(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number(),
  coverage: Coverage.optional(),
})
export type GivenFigure = z.infer<typeof GivenFigure>

/** What one municipality gives to one round, in its own partition. A missing value is absent, never zero. */
export const Snapshot = z.object({
  network: z.string().min(1),
  municipality: MunicipalityCode,
  period: Period,
  givenOn: Day,
  /** To the peer groups: inhabitants, by which an invented municipality has its groups. */
  population: z.int().optional(),
  figures: z.array(GivenFigure),
})
export type Snapshot = z.infer<typeof Snapshot>

/** Whoever joins accepts the agreement, and shares nothing until that is approved. Who comes back begins anew. */
export const joined = (network: string, agreement: number, by: string, today: Day): Membership => ({
  ...{ network, joinedOn: today, agreement, acceptedBy: by, shares: [] },
})

/** A newer version of the agreement is accepted; what is shared stays as it was approved. */
export const accepted = (membership: Membership, agreement: number, by: string, today: Day): Membership => ({
  ...standing(membership),
  ...{ agreement, acceptedBy: by, acceptedOn: today },
})

export const isMember = ({ leftOn }: Pick<Membership, 'leftOn'>) => leftOn === undefined

/** Only what the network compares can be chosen; in the network's order, each once. */
function chosen(wanted: readonly FigureId[], listed: readonly FigureId[]): FigureId[] {
  if (wanted.some(figure => !listed.includes(figure))) throw new Refusal('key_figure_not_listed', {})
  return listed.filter(figure => wanted.includes(figure))
}

const same = (a: readonly FigureId[], b: readonly FigureId[]) => a.length === b.length && a.every(f => b.includes(f))

function standing(membership: Membership): Membership {
  if (!isMember(membership)) throw new Refusal('network_not_member', {})
  return membership
}

/** Controllern förbereder: a choice is laid before whoever approves, and nothing leaves by it. */
export function prepare(
  membership: Membership,
  wanted: readonly FigureId[],
  listed: readonly FigureId[],
  by: string,
  today: Day,
): Membership {
  const { prepared: _, ...rest } = standing(membership)
  const shares = chosen(wanted, listed)
  return same(shares, rest.shares) ? rest : { ...rest, prepared: { shares, by, on: today } }
}

/** Modellansvarig godkänner: from now on this leaves the municipality and nothing else, whatever was prepared. */
export function approve(
  membership: Membership,
  wanted: readonly FigureId[],
  listed: readonly FigureId[],
  by: string,
  today: Day,
): Membership {
  const { prepared: _, ...rest } = standing(membership)
  return { ...rest, shares: chosen(wanted, listed), approved: { by, on: today } }
}

/** A figure that is withdrawn is neither shared nor prepared any longer. */
export function withdraw(membership: Membership, figures: readonly FigureId[], by: string, today: Day): Membership {
  const { prepared, ...rest } = standing(membership)
  const left = (of: readonly FigureId[]) => of.filter(figure => !figures.includes(figure))
  const shares = left(rest.shares)
  const waiting = prepared && { ...prepared, shares: left(prepared.shares) }
  return {
    ...rest,
    ...{ shares, approved: { by, on: today } },
    ...(waiting && !same(waiting.shares, shares) && { prepared: waiting }),
  }
}

/** Who leaves shares nothing from that day. What was released stays released. */
export function leave(membership: Membership, today: Day): Membership {
  const { prepared: _, ...rest } = standing(membership)
  return { ...rest, shares: [], leftOn: today }
}

/** What is still approved of a snapshot: what was given before a withdrawal, without what was withdrawn. */
export const stillShared = (figures: readonly GivenFigure[], { shares }: Membership) =>
  figures.filter(({ figure }) => shares.includes(figure))

/** The municipality's own values of the figures that can be computed. */
export const computedValues = (input: FigureInput): GivenFigure[] =>
  KeyFigureId.options.flatMap(figure => {
    const value = compute(figure, input)
    return value ? [{ figure, version: definitions[figure].version, ...value }] : []
  })

/** What it has written of a network's own figures, for a period. */
export const writtenValues = (
  { id, ownFigures }: { id: string; ownFigures: readonly OwnFigure[] },
  period: Period,
  entered: readonly Entered[],
): GivenFigure[] =>
  ownFigures.flatMap(own => {
    const of = entered.find(e => e.network === id && e.figure === own.id && e.period === period)
    const value = ownValue(own, of)
    return value ? [{ figure: own.id, version: own.version, ...value }] : []
  })

/** Of its values, those that it shares and that the round asks for. */
export const givenOf = (shares: readonly FigureId[], asked: readonly FigureId[], values: readonly GivenFigure[]) =>
  values.filter(({ figure }) => shares.includes(figure) && asked.includes(figure))

/** A municipality gives the figures that it has approved, that the round asks for and that can be computed, and no others. */
export const snapshotOf = (
  { network, shares, ...membership }: Membership,
  asked: readonly FigureId[],
  of: Omit<Snapshot, 'network' | 'figures'>,
  values: readonly GivenFigure[],
): Snapshot => ({
  ...{ network, ...of },
  figures: isMember(membership) ? givenOf(shares, asked, values) : [],
})
