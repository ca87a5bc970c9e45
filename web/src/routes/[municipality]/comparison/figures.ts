import * as m from '#messages'
import type { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { ComparisonRow } from '#shared/comparison/rows.ts'
import { decimal } from '#shared/format.ts'

export const nameOf = (figure: KeyFigureId) =>
  ({
    K1: m.comparison_K1,
    K2: m.comparison_K2,
    K9: m.comparison_K9,
    K11: m.comparison_K11,
    K12: m.comparison_K12,
    K14: m.comparison_K14,
  })[figure]()

export const definitionOf = (figure: KeyFigureId) =>
  ({
    K1: m.comparison_def_K1,
    K2: m.comparison_def_K2,
    K9: m.comparison_def_K9,
    K11: m.comparison_def_K11,
    K12: m.comparison_def_K12,
    K14: m.comparison_def_K14,
  })[figure]()

export const unitOf = (unit: ComparisonRow['unit']) =>
  ({
    kr: m.comparison_unit_kr,
    tkr: m.comparison_unit_tkr,
    percent: m.comparison_unit_percent,
    count: m.comparison_unit_count,
  })[unit]()

/** The own value with the figure's decimals; a released one as it is. */
export const ownText = (row: Pick<ComparisonRow, 'own' | 'decimals'>) =>
  row.own === undefined ? '–' : decimal(row.own, row.decimals)
export const releasedText = (value: number) => decimal(value, 4)
