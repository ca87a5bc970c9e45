import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Day, Year } from './day.ts'
import { KeyFigureId } from './benchmark/key-figures.ts'

/** Nätverk: municipalities that compare. `k` may be raised by the network, never lowered below 5. */
export const Network = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  description: z.string().max(500).default(''),
  k: z.int().min(5).max(100).default(5),
  demo: z.boolean().default(false),
})
export type Network = z.infer<typeof Network>

/** A member and the key figures it shares. Default: nothing. */
export const Member = z.object({
  network: z.string().min(1),
  municipality: MunicipalityCode,
  name: z.string(),
  joinedOn: Day,
  shares: z.array(KeyFigureId).default([]),
})
export type Member = z.infer<typeof Member>

/** What one municipality gives to one round, in its own partition. A missing value is absent, never zero. */
export const Snapshot = z.object({
  network: z.string().min(1),
  municipality: MunicipalityCode,
  year: Year,
  takenOn: Day,
  figures: z.array(
    z.object({
      figure: KeyFigureId,
      version: z.int(),
      numerator: z.number(),
      denominator: z.number(),
      value: z.number(),
      /** Share of IT cost outside the IT department that is included, 0–1. */
      coverage: z.number().min(0).max(1),
    }),
  ),
})
export type Snapshot = z.infer<typeof Snapshot>
