import * as z from 'zod'
import { isOperations } from './cost-origins.ts'
import type { CostRow } from './costs.ts'
import { Day, type Year } from './day.ts'
import { includedIn } from './included.ts'
import { costPerFte, costPerUser, upkeepShare, type Placed } from './key-costs.ts'
import { sum } from './money.ts'
import { inForceOn } from './months.ts'
import type { Nature } from './placing.ts'
import type { Tenant } from './tenants.ts'

/** What IT costs are told per: IT-användare, årsarbetare, invånare. */
export const counted = ['users', 'fte', 'residents'] as const
/** What key figures are divided by, beside those: anställda, IT-arbetsplatser, and what all of the municipality's operations cost, in tkr. */
export const countable = [...counted, 'employees', 'workplaces', 'operating'] as const
export type Counted = (typeof countable)[number]

/** Antal to tell costs per: how many from a day on, and who says so. */
export const Count = z.object({
  what: z.enum(countable),
  from: Day,
  n: z.int().min(1).max(100_000_000),
  source: z.string().trim().max(200).default(''),
  /** The day it was fetched, where it was not written. */
  fetchedOn: Day.optional(),
})
export type Count = z.infer<typeof Count>

/** How many, since when and by whom; without a day it is what the municipality's settings say. */
export type KnownCount = { n: number; from?: Day; source: string; fetchedOn?: Day }

type Settings = Pick<Tenant, 'fullTimeEquivalents' | 'population'> & Partial<Pick<Tenant, 'employees'>>

/** How many there were on a day: the latest count; else, of årsarbetare, anställda and invånare, what the municipality's settings say. Nothing where nobody knows. */
export function countOn(
  counts: Count[],
  what: Counted,
  day: Day,
  { fullTimeEquivalents, population, employees = 0 }: Settings,
): KnownCount | undefined {
  const found = inForceOn(
    counts.filter(of => of.what === what),
    day,
  )
  if (found) {
    const { n, from, source, fetchedOn } = found
    return { n, from, source, ...(fetchedOn && { fetchedOn }) }
  }
  const told = { fte: fullTimeEquivalents, residents: population, employees, users: 0, workplaces: 0, operating: 0 }
  const n = told[what]
  return n > 0 ? { n, source: '' } : undefined
}

/** The day that a year's costs are divided on: its last, or today in a year that goes on. */
export const countedOn = (year: Year, today: Day): Day =>
  today < `${year}-12-31` ? (today < `${year}-01-01` ? `${year}-01-01` : today) : `${year}-12-31`

/**
 * Nyckeltal of cost rows: their forecast per IT-användare, årsarbetare and invånare, and how it is divided on
 * vidmakthållande, vidareutveckling and avveckling, where any of them says so. An investment's outlay is no cost of operations and is not in it. What cannot be
 * told is unknown, never 0.
 */
export function keyFigures(
  rows: CostRow[],
  counts: Record<(typeof counted)[number], { n: number } | undefined>,
  file: Placed,
) {
  const cost = includedIn(rows, file, 'forecast')
  const said = rows.some(row => isOperations(row) && row.nature !== undefined)
  const kept = (nature: Nature) =>
    sum(rows.filter(row => (row.nature ?? 'upkeep') === nature).flatMap(row => row.forecast))
  const { users, fte, residents } = counts
  return {
    cost,
    per: {
      users: costPerUser(cost.total, users?.n),
      fte: costPerFte(cost.total, fte && fte.n * 100),
      residents: costPerUser(cost.total, residents?.n),
    },
    share: said ? upkeepShare(kept('upkeep'), kept('enhancement'), kept('retirement')) : ('unknown' as const),
  }
}
