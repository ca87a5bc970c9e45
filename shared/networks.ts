import * as z from 'zod'
import type { KeyFigureId } from './benchmark/key-figures.ts'
import type { Contribution } from './benchmark/screening.ts'
import { Day, Year } from './day.ts'
import type { Snapshot } from './sharing.ts'

/** Nätverk: municipalities that compare. `k` may be raised by the network, never lowered below 5. */
export const Network = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  description: z.string().max(500).default(''),
  k: z.int().min(5).max(100).default(5),
  demo: z.boolean().default(false),
})
export type Network = z.infer<typeof Network>

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

/** Who contributes to a figure: snapshots of the same version of its definition. */
export const contributions = (snapshots: Snapshot[], figure: KeyFigureId, version: number): Contribution[] =>
  snapshots.flatMap(({ municipality, figures }) =>
    figures.filter(f => f.figure === figure && f.version === version).map(({ value }) => ({ municipality, value })),
  )
