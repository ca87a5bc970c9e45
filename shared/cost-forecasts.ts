import { groupIn, isOwnCost, sumsOf, type CostRow } from './costs.ts'
import { groupForecast, type ConfirmedForecast } from './forecasts.ts'
import type { Known } from './known-costs.ts'
import { sum } from './money.ts'

type Names = { people: { id: string; name: string }[]; kinds: { id: string; name: string }[] }

/**
 * Of each cost kind of an object, in öre: budget, actual, the forecast that is in force and the one that is suggested,
 * what that is made of and of which contracts, and the one that somebody has confirmed. `revision`: of what is
 * confirmed, 0 where nothing is.
 */
export function forecastsOf(
  rows: CostRow[],
  object: string,
  confirmed: (ConfirmedForecast & { revision: number })[],
  known: (object: string, kind: string) => Known,
  names: Names,
) {
  const mine = rows.filter(row => row.object === object && isOwnCost(row))
  const used = new Set(mine.map(({ costKind }) => costKind))
  return names.kinds
    .filter(({ id }) => used.has(id))
    .map(({ id, name }) => {
      const group = groupIn(rows, object, id)
      const { months, contracts } = known(object, id)
      const { amount: suggested, ...madeOf } = groupForecast(group, months)
      const { forecast } = sumsOf(mine.filter(row => row.costKind === id))
      const of = confirmed.find(forecast => forecast.object === object && forecast.costKind === id)
      const by = names.people.find(person => person.id === of?.by)?.name ?? ''
      return {
        ...{ kind: id, name, budget: sum(group.budget), actual: sum(group.actual), forecast },
        ...{ suggested, madeOf, contracts, revision: of?.revision ?? 0 },
        ...(of && { confirmed: { amount: of.amount, comment: of.comment, by, on: of.on } }),
      }
    })
}
