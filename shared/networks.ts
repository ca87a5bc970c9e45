import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { compute, definitions, KeyFigureId, type FigureInput } from './benchmark/key-figures.ts'
import type { Contribution } from './benchmark/screening.ts'
import { Day, Year } from './day.ts'
import { Refusal } from './refusal.ts'

/** Nätverk: municipalities that compare. `k` may be raised by the network, never lowered below 5. */
export const Network = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  description: z.string().max(500).default(''),
  k: z.int().min(5).max(100).default(5),
  demo: z.boolean().default(false),
})
export type Network = z.infer<typeof Network>

/** A municipality's own row of a network: what it shares there. Default: nothing. */
export const NetworkMembership = z.object({
  network: z.string().min(1),
  joinedOn: Day,
  shares: z.array(KeyFigureId).default([]),
})
export type NetworkMembership = z.infer<typeof NetworkMembership>

/** Omgång: one network, one year, open until its release day. A year that is not closed is a forecast. */
export const Round = z.object({
  network: z.string().min(1),
  year: Year,
  forecast: z.boolean(),
  releaseOn: Day,
  state: z.enum(['open', 'frozen', 'released']),
  certificate: z
    .object({ rules: z.int(), k: z.int(), hash: z.string(), snapshots: z.int(), releasedOn: Day })
    .optional(),
})
export type Round = z.infer<typeof Round>

/** What one municipality gives to one round, in its own partition. A missing value is absent, never zero. */
export const Snapshot = z.object({
  network: z.string().min(1),
  municipality: MunicipalityCode,
  year: Year,
  figures: z.array(
    z.object({
      figure: KeyFigureId,
      version: z.int(),
      numerator: z.number(),
      denominator: z.number(),
      value: z.number(),
    }),
  ),
})
export type Snapshot = z.infer<typeof Snapshot>

/** A municipality gives the figures that it has chosen to share and can compute, and no others. */
export function snapshotOf(membership: NetworkMembership, municipality: string, input: FigureInput): Snapshot {
  const figures = membership.shares.flatMap(figure => {
    const value = compute(figure, input)
    return value ? [{ figure, version: definitions[figure].version, ...value }] : []
  })
  return { network: membership.network, municipality, year: input.year, figures }
}

/** Who contributes to a figure: snapshots of the same version of its definition. */
export const contributions = (snapshots: Snapshot[], figure: KeyFigureId, version: number): Contribution[] =>
  snapshots.flatMap(({ municipality, figures }) =>
    figures.filter(f => f.figure === figure && f.version === version).map(({ value }) => ({ municipality, value })),
  )

/** Sharing is chosen figure by figure; nothing is shared twice. */
export function share(membership: NetworkMembership, shares: KeyFigureId[]): NetworkMembership {
  const unknown = shares.find(figure => !(figure in definitions))
  if (unknown) throw new Refusal('key_figure_unknown', {})
  return { ...membership, shares: KeyFigureId.options.filter(figure => shares.includes(figure)) }
}
