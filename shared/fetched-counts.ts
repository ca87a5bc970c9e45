import type { Count } from './cost-counts.ts'
import type { Day } from './day.ts'

type Fact = Pick<Count, 'what' | 'n'> & { year: number; kpi: string }

/** Where a fetched count says that it is from. */
const koladaSource = ({ kpi, year }: Pick<Fact, 'kpi' | 'year'>): string => `Kolada ${kpi}, ${year}`

/**
 * Counts with those that were fetched, each from the last day of its year. What was fetched before of the same day gives
 * way; what somebody has written stands.
 */
export function withFetched(counts: Count[], facts: Fact[], today: Day): Count[] {
  const fetched = facts.map(({ what, n, year, kpi }): Count => ({
    ...{ what, n, from: `${year}-12-31`, source: koladaSource({ kpi, year }), fetchedOn: today },
  }))
  const same = (a: Count, b: Count) => a.what === b.what && a.from === b.from
  const kept = counts.filter(of => of.fetchedOn === undefined || !fetched.some(one => same(one, of)))
  return [...kept, ...fetched.filter(one => !kept.some(of => same(one, of)))]
}
