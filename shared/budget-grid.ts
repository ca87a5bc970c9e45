import { parseTkr } from './format.ts'
import { Ore } from './money.ts'
import { tertialOf, withTertial, type BudgetLine } from './plan-rows.ts'

/** What a column of the budget is: a month or a tertial of the plan's year, or one of the two years after it. */
export type Span = 'month' | 'tertial' | 'ahead'
export const spans: readonly Span[] = ['month', 'tertial', 'ahead']
type Amounts = Pick<BudgetLine, 'months' | 'ahead'>
type Line = Pick<BudgetLine, 'id'> & Amounts

const widths: Record<Span, number> = { month: 12, tertial: 3, ahead: 2 }
export const columnsOf = (span: Span): number => widths[span]

/** A cell of the grid in öre; columns from 0. */
export const cellOf = (line: Amounts, span: Span, column: number): Ore => {
  if (span === 'ahead') return line.ahead?.[column] ?? 0
  return span === 'month' ? line.months[column]! : tertialOf(line, column + 1)
}

/** The line when a cell says something else; a tertial's months are evenly apart. */
export const withCell = <L extends Amounts>(line: L, span: Span, column: number, ore: Ore): L => {
  if (span === 'ahead') return { ...line, ahead: (line.ahead ?? [0, 0]).with(column, ore) }
  const months = span === 'month' ? line.months.with(column, ore) : withTertial(line, column + 1, ore)
  return { ...line, months }
}

/** What of a line its cells of that span say, as it is saved; years ahead of which nothing is said are none. */
export const saidIn = ({ months, ahead }: Amounts, span: Span): { months: Ore[] } | { ahead: Ore[] | null } =>
  span === 'ahead' ? { ahead: ahead?.some(ore => ore !== 0) ? ahead : null } : { months }

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
        (line, cell, k) => (cell.trim() === '' ? line : withCell(line, span, at.column + k, amountIn(cell)!)),
        lines[at.row + i]!,
      ),
    ),
  }
}
