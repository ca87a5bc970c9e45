import {
  computed,
  definitionOf,
  isKeyFigure,
  KeyFigureId,
  type FigureId,
  type FigureInput,
  type Value,
} from '../benchmark/key-figures.ts'
import type { Lacking, Parts } from '../benchmark/definitions/definition.ts'
import { ownValue, type Entered } from '../benchmark/entered.ts'
import type { OwnFigure } from '../benchmark/own-figures.ts'
import type { Released } from '../benchmark/released.ts'
import type { Snapshot } from '../sharing.ts'
import { namedIn, partsOf, withNatures, type PartsBy } from './parts.ts'
import { comparisonRow, type ComparisonRow } from './rows.ts'

/** What a round is to the municipality: its own data, what it gave, and what was released of the group. */
export type RoundKnown = {
  period: string
  /** Of the round, in the network's order. */
  figures: readonly FigureId[]
  network?: { ownFigures: OwnFigure[] }
  released: boolean
  groups: readonly Released[]
  /** What it has chosen to share there. */
  shares: readonly FigureId[]
  /** Everything that it has given to the group's rounds. */
  given: readonly Snapshot[]
  input: FigureInput
  /** What it has written of the network's own figures. */
  entered: readonly Entered[]
}

export type RowWithParts = ComparisonRow & {
  /** The day that this version of the definition began to be used. */
  from: string
  costs: boolean
  /** What the own value consists of. */
  parts: PartsBy[]
  /** The parts are of today's data, and what was given is another value. */
  partsToday: boolean
}

/** The municipality's own value, with what it consists of where Järnkoll has computed it; or why it has none. */
type Own = { value: Value; parts?: Parts } | Lacking | 'not_entered'

/** One row per figure of the round, each as the municipality may see it. */
export function comparisonRows(of: RoundKnown): RowWithParts[] {
  const { period, network, input, given } = of
  const today = new Map(KeyFigureId.options.map(figure => [figure, computed(figure, input)]))
  const now = given.find(snapshot => snapshot.period === period)
  return of.figures.flatMap(figure => {
    const told = definitionOf(figure, network)
    if (!told) return []
    const own: Own = isKeyFigure(figure) ? today.get(figure)! : written(of, figure)
    const row = comparisonRow({
      ...{ figure, told, period, released: of.released },
      given: now?.figures.find(one => one.figure === figure),
      today: typeof own === 'string' ? own : own.value,
      shares: of.shares.includes(figure),
      group: of.groups.find(one => one.figure === figure),
      earlier: given.flatMap(snapshot =>
        snapshot.figures
          .filter(one => one.figure === figure)
          .map(({ version, value }) => ({ period: snapshot.period, version, value })),
      ),
    })
    const shown = { ...row, from: told.from, costs: told.costs }
    if (typeof own === 'string' || !own.parts || !told.sums) return [{ ...shown, parts: [], partsToday: false }]
    const { numerator, denominator } = own.parts
    const parts =
      numerator.unit === 'ore' ? partsOf(withNatures(numerator, today), denominator.amount, told.scale, row.median) : []
    const partsToday =
      row.own !== undefined && row.own.toFixed(told.decimals) !== own.value.value.toFixed(told.decimals)
    return [{ ...shown, parts: namedIn(parts, input), partsToday }]
  })
}

/** What the municipality has written of a network's own figure for the period. */
function written({ network, entered, period }: RoundKnown, figure: FigureId): Own {
  const own = network?.ownFigures.find(({ id }) => id === figure)
  const value =
    own &&
    ownValue(
      own,
      entered.find(one => one.figure === figure && one.period === period),
    )
  return value ? { value } : 'not_entered'
}
