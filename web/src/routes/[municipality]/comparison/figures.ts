import { definitionText, figureName, unitText } from '#shared/benchmark/figure-texts.ts'
import type { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { ComparisonRow } from '#shared/comparison/rows.ts'
import { decimal } from '#shared/format.ts'

export const nameOf = (figure: KeyFigureId) => figureName(figure)
export const definitionOf = (figure: KeyFigureId) => definitionText(figure)
export const unitOf = (unit: ComparisonRow['unit']) => unitText(unit)

/** The own value with the figure's decimals; a released one as it is. */
export const ownText = (row: Pick<ComparisonRow, 'own' | 'decimals'>) =>
  row.own === undefined ? '–' : decimal(row.own, row.decimals)
export const releasedText = (value: number) => decimal(value, 4)
