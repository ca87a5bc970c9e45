import * as z from 'zod'
import type { CostRow } from './costs.ts'
import { Day, type Year } from './day.ts'
import { includedIn } from './included.ts'
import { costPerFte, costPerUser, upkeepShare, type Placed } from './key-costs.ts'
import { sum } from './money.ts'
import { inForceOn } from './months.ts'
import type { Tenant } from './tenants.ts'

/** What IT costs are told per: IT-användare, årsarbetare, invånare. */
export const counted = ['users', 'fte', 'residents'] as const
export type Counted = (typeof counted)[number]

/** Antal to tell costs per: how many from a day on, and who says so. */
export const Count = z.object({
  what: z.enum(counted),
  from: Day,
  n: z.int().min(1).max(10_000_000),
  source: z.string().trim().max(200).default(''),
})
export type Count = z.infer<typeof Count>

/** How many, since when and by whom; without a day it is what the municipality's settings say. */
type Known = { n: number; from?: Day; source: string }

/** How many there were on a day: the latest count; else, of årsarbetare and invånare, what the municipality's settings say. Nothing where nobody knows. */
export function countOn(
  counts: Count[],
  what: Counted,
  day: Day,
  { fullTimeEquivalents, population }: Pick<Tenant, 'fullTimeEquivalents' | 'population'>,
): Known | undefined {
  const found = inForceOn(
    counts.filter(of => of.what === what),
    day,
  )
  if (found) return { n: found.n, from: found.from, source: found.source }
  const n = { users: 0, fte: fullTimeEquivalents, residents: population }[what]
  return n > 0 ? { n, source: '' } : undefined
}

/** The day that a year's costs are divided on: its last, or today in a year that goes on. */
export const countedOn = (year: Year, today: Day): Day =>
  today < `${year}-12-31` ? (today < `${year}-01-01` ? `${year}-01-01` : today) : `${year}-12-31`

/**
 * Nyckeltal of cost rows: their forecast per IT-användare, årsarbetare and invånare, and how it is divided on
 * vidmakthållande and vidareutveckling. An investment's outlay is no cost of operations and is not in it. What cannot be
 * told is unknown, never 0.
 */
export function keyFigures(rows: CostRow[], counts: Record<Counted, { n: number } | undefined>, file: Placed) {
  const cost = includedIn(rows, file, 'forecast')
  const kept = (nature: 'upkeep' | 'enhancement') =>
    sum(rows.filter(row => (row.nature ?? 'upkeep') === nature).flatMap(row => row.forecast))
  const { users, fte, residents } = counts
  return {
    cost,
    per: {
      users: costPerUser(cost.total, users?.n),
      fte: costPerFte(cost.total, fte && fte.n * 100),
      residents: costPerUser(cost.total, residents?.n),
    },
    share: upkeepShare(kept('upkeep'), kept('enhancement')),
  }
}
