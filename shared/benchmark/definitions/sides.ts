import { isOperations } from '../../cost-origins.ts'
import type { Counted } from '../../cost-counts.ts'
import { sumsOf, type CostRow } from '../../costs.ts'
import { sum } from '../../money.ts'
import type { By, FigureInput, Lacking, Line, Parts, Side } from './definition.ts'

/** Which of a cost row's amounts count: the year's actuals, or the forecast of a year that goes on. */
export const counting = ({ forecast }: Pick<FigureInput, 'forecast'>): 'actual' | 'forecast' =>
  forecast ? 'forecast' : 'actual'

/** Why the year's cost cannot be told: nothing is there, or a closed year is not read in to its end. */
export function costsLacking({ rows, actualTo, forecast }: FigureInput): Lacking | undefined {
  if (!rows.some(isOperations)) return 'no_costs'
  return forecast || actualTo === 12 ? undefined : 'year_not_read'
}

/** Lines that sum to the side, the largest first; what is 0 is not told. */
const linesOf = <T>(all: T[], id: (of: T) => string, amount: (of: T[]) => number): Line[] =>
  [...Map.groupBy(all, id)]
    .map(([id, of]) => ({ id, amount: amount(of) }))
    .filter(line => line.amount !== 0)
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || a.id.localeCompare(b.id))

/** A side of cost rows, in öre: by object, and by cost kind. */
export function costSide(rows: CostRow[], what: 'actual' | 'forecast' | 'budget'): Side {
  const own = rows.filter(isOperations)
  const amount = (of: CostRow[]) => sumsOf(of)[what]
  const by = (by: By, id: (row: CostRow) => string) => ({ by, lines: linesOf(own, id, amount) })
  const ways = [by('object', row => row.object), by('costKind', row => row.costKind)]
  return { amount: amount(own), unit: 'ore', ways }
}

/** A side of things that are counted one by one. */
export const countSide = (by: By, ids: string[]): Side => ({
  amount: ids.length,
  unit: 'count',
  ways: [
    {
      by,
      lines: linesOf(
        ids,
        id => id,
        of => of.length,
      ),
    },
  ],
})

/** A side of so many of each. */
export const amountSide = (by: By, lines: Line[], unit: Side['unit'] = 'count'): Side => ({
  amount: sum(lines.map(line => line.amount)),
  unit,
  ways: [{ by, lines: lines.filter(line => line.amount !== 0) }],
})

/** What costs are told per, as it is known on the day; operating cost is kept in tkr and told in öre. */
export function count(what: Counted, { counts }: FigureInput): Side | Lacking {
  const known = counts[what]
  if (!known) return `no_${what}`
  return amountSide(
    'count',
    [{ id: what, amount: known.n * (what === 'operating' ? 100_000 : 1) }],
    what === 'operating' ? 'ore' : 'count',
  )
}

/** A numerator of a denominator; nothing to divide by is no value. */
export function ratio(numerator: Side | Lacking, denominator: Side | Lacking): Parts | Lacking {
  if (typeof numerator === 'string') return numerator
  if (typeof denominator === 'string') return denominator
  return denominator.amount > 0 ? { numerator, denominator } : 'nothing_there'
}
