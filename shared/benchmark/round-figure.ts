import type { Period } from '../rounds.ts'
import { sameGiven } from './correction.ts'
import type { AskedFigure } from './asked.ts'
import type { Contribution } from './contribution.ts'
import type { Solve } from './programs.ts'
import { release } from './release.ts'
import type { Released } from './released.ts'
import { tooSimilar } from './screening.ts'
import type { Told } from './told.ts'
import { trendPeriods, type GivenIn } from './trend.ts'

/** Everything that the release of one figure of one group is reckoned from. */
export type Ground = {
  group: string
  period: Period
  edition: number
  k: number
  band: number
  asked: AskedFigure
  contributions: Contribution[]
  /** What has been told of the figure in a period, before this. */
  line: (period: Period) => Told[]
  /** What the group gave in earlier years that are shown, for the trend. */
  earlier: GivenIn[]
  /** The edition before, when this is a correction. */
  before?: { contributions: Contribution[]; released: Released }
}
export type RoundFigure = { released: Released; narrowest?: number; told: Told[]; programs: number }

/** What a figure of a group tells, and what of it everybody later is compared with. The same ground gives the same. */
export function roundFigure(ground: Ground, solve: Solve): RoundFigure {
  const { group, period, edition, k, band, asked, contributions, line, before } = ground
  const of = { group, period, edition }
  // Who has changed nothing is told nothing new.
  if (before && sameGiven(before.contributions, contributions))
    return { released: before.released, told: [toldOf(of, contributions, before.released)], programs: 0 }
  const { released, narrowest, programs } = release(asked, contributions, line(period), { k, band }, solve)
  const own = toldOf(of, contributions, released)
  const trend = released.median === undefined ? undefined : trendOf(ground, own, solve)
  return {
    released: trend ? { ...released, trend: trend.medians } : released,
    ...(narrowest !== undefined && { narrowest }),
    told: [own, ...(trend?.told ?? [])],
    programs,
  }
}

/** Contributors are kept where something was told: nothing can be reckoned from what was not. */
const toldOf = (of: Pick<Told, 'group' | 'period' | 'edition'>, contributions: Contribution[], released: Released) => ({
  ...of,
  contributions: released.median === undefined && released.mean === undefined ? [] : contributions,
  released,
})

/**
 * The median of the same panel in several years. Each is a release of its period, screened and audited against what is
 * told there; a panel that may not be told of in one of them has no trend at all.
 */
function trendOf({ group, period, k, asked, edition, contributions, line, earlier }: Ground, own: Told, solve: Solve) {
  const lineOf = (at: Period) => (at === period ? [...line(at), own] : line(at))
  const apart = (of: GivenIn) =>
    !tooSimilar(
      of.contributions,
      lineOf(of.period).map(told => told.contributions),
      k,
    )
  const panel = trendPeriods({ period, contributions }, earlier, k, apart)
  const medians: NonNullable<Released['trend']> = []
  const told: Told[] = []
  for (const given of panel) {
    const same = lineOf(given.period).find(of => of.group === group && sameGiven(of.contributions, given.contributions))
    const limits = { k, band: Infinity }
    const { released } =
      same ?? release({ ...asked, sums: false }, given.contributions, lineOf(given.period), limits, solve)
    if (released.median === undefined) return undefined
    medians.push({ period: given.period, median: released.median })
    if (!same)
      told.push({
        group: `${group}~${period}`,
        period: given.period,
        edition,
        contributions: given.contributions,
        released,
      })
  }
  return medians.length > 1 ? { medians, told } : undefined
}
