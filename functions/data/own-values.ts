import type { Day } from '#shared/day.ts'
import type { Period } from '#shared/rounds.ts'
import { valuesOf, type GivenFigure } from '#shared/sharing.ts'
import { readFigures } from './figures.ts'
import type { Data } from './index.ts'

/** The municipality's own values of a period; what they are computed from is read once. */
export function ownValues(data: Data, today: Day) {
  const known = new Map<Period, Promise<GivenFigure[]>>()
  return (period: Period): Promise<GivenFigure[]> => {
    const values = known.get(period) ?? readFigures(data, period, today).then(valuesOf)
    known.set(period, values)
    return values
  }
}
