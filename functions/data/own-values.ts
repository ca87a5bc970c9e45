import type { Day } from '#shared/day.ts'
import type { Period } from '#shared/rounds.ts'
import { computedValues, writtenValues, type GivenFigure } from '#shared/sharing.ts'
import type { Joined } from '#shared/sharing-page.ts'
import { readFigures } from './figures.ts'
import type { Data } from './index.ts'

/** The municipality's own values of a period, those that it has written for a network too; what they are made of is read once. */
export function ownValues(data: Data, today: Day) {
  const known = new Map<Period, Promise<GivenFigure[]>>()
  let entered: ReturnType<Data['entered']['list']> | undefined
  return async (period: Period, network: Joined): Promise<GivenFigure[]> => {
    const values = known.get(period) ?? readFigures(data, period, today).then(computedValues)
    known.set(period, values)
    if (network.ownFigures.length === 0) return values
    entered ??= data.entered.list()
    return [...(await values), ...writtenValues(network, period, await entered)]
  }
}
