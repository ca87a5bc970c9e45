import { isForecast, yearOf, type Period } from '../rounds.ts'
import type { Contribution } from './contribution.ts'

/** How many periods a trend has at most. */
const SPAN = 5

/** What a group gave to a figure in a period. */
export type GivenIn = { period: Period; contributions: Contribution[] }

/** The same contributors in every period. */
const panelOf = (periods: readonly GivenIn[]): string[] =>
  periods
    .map(({ contributions }) => new Set(contributions.map(of => of.municipality)))
    .reduce<string[]>(
      (panel, given) => panel.filter(of => given.has(of)),
      periods
        .flatMap(({ contributions }) => contributions.map(of => of.municipality))
        .filter((of, i, all) => all.indexOf(of) === i),
    )

/**
 * The periods that a figure's trend is of, the earliest first, each with what the panel gave: those that contributed in
 * every one of them, at least k. The longest run of years back without a gap; `apart` says whether a panel may be told
 * of beside what is released of its period. Chosen by who contributed, never by a value.
 */
export function trendPeriods(
  now: GivenIn,
  earlier: readonly GivenIn[],
  k: number,
  apart: (of: GivenIn) => boolean,
): GivenIn[] {
  const before: GivenIn[] = []
  for (let year = yearOf(now.period) - 1; before.length < SPAN - 1; year--) {
    const of = earlier.find(({ period }) => yearOf(period) === year && !isForecast(period))
    if (!of) break
    before.unshift(of)
  }
  for (const [skipped] of before.entries()) {
    const periods = [...before.slice(skipped), now]
    const panel = new Set(panelOf(periods))
    const given = periods.map(({ period, contributions }) => ({
      period,
      contributions: contributions.filter(of => panel.has(of.municipality)),
    }))
    if (panel.size >= k && given.every(apart)) return given
  }
  return []
}
