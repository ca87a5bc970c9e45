import { parseTkr } from './format.ts'
import { Ore } from './money.ts'
import { tertialOf, withTertial, type BudgetLine } from './plan-rows.ts'

/** What a column of the budget is. */
export type Span = 'month' | 'tertial'
type Months = Pick<BudgetLine, 'months'>
type Line = Pick<BudgetLine, 'id' | 'months'>

export const columnsOf = (span: Span): number => (span === 'month' ? 12 : 3)

/** A cell of the grid in öre; columns from 0. */
export const cellOf = (line: Months, span: Span, column: number): Ore =>
  span === 'month' ? line.months[column]! : tertialOf(line, column + 1)

/** The months when a cell says something else; a tertial's are evenly apart. */
export const withCell = (line: Months, span: Span, column: number, ore: Ore): Ore[] =>
  span === 'month' ? line.months.with(column, ore) : withTertial(line, column + 1, ore)

/** What somebody writes in a cell, in öre: `1 490`, `1490`, `1,49 mnkr`. Undefined when it is no amount, or none that there can be. */
export function amountIn(text: string): Ore | undefined {
  const ore = parseTkr(text)
  return ore !== undefined && Ore.safeParse(ore).success ? ore : undefined
}

/** A range of cells as a sheet copies it: tabs between cells, line breaks between rows. */
export const cellsIn = (text: string): string[][] =>
  text
    .replace(/(\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/)
    .map(row => row.split('\t'))

export type Pasted =
  | { lines: Line[] }
  /** It is no amount. */
  | { fault: 'amount'; text: string }
  /** It reaches outside the grid. */
  | { fault: 'outside' }

/** Lines after a range is pasted with its first cell there. All of it fits and is amounts, or nothing is pasted; an empty cell stays as it was. */
export function paste(lines: Line[], span: Span, at: { row: number; column: number }, text: string): Pasted {
  const cells = cellsIn(text)
  const widest = Math.max(...cells.map(row => row.length))
  if (at.row + cells.length > lines.length || at.column + widest > columnsOf(span)) return { fault: 'outside' }
  const wrong = cells.flat().find(cell => cell.trim() !== '' && amountIn(cell) === undefined)
  if (wrong !== undefined) return { fault: 'amount', text: wrong.trim() }
  return {
    lines: cells.map((row, i) =>
      row.reduce(
        (line, cell, k) =>
          cell.trim() === '' ? line : { ...line, months: withCell(line, span, at.column + k, amountIn(cell)!) },
        lines[at.row + i]!,
      ),
    ),
  }
}
