import { tick } from 'svelte'
import {
  amountIn,
  cellOf,
  columnsOf,
  paste,
  saidIn,
  spans,
  withCell,
  type Pasted,
  type Span,
} from '#shared/budget-grid.ts'
import { tkr } from '#shared/format.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import type { Writing } from './rows.svelte.ts'

type Line = PlanPage['budget'][number]
type Place = { row: number; column: number }
type Done = { row: string; facts: Record<string, unknown> }[]
const SPAN = 'budget-span'

/** The budget as a grid: where one stands in it, what one writes, and what has been done and can be undone. */
export class Grid {
  span = $state<Span>(spans.find(span => span === localStorage.getItem(SPAN)) ?? 'tertial')
  at = $state<Place>({ row: 0, column: 0 })
  /** What is written in the cell where one stands; nothing while one only moves. */
  text = $state<string>()
  fault = $state<Exclude<Pasted, { lines: unknown }> | { fault: 'cell' } | undefined>()
  readonly columns = $derived(columnsOf(this.span))
  #done: Done[] = []
  readonly #writing: Writing
  readonly #lines: () => Line[]

  constructor(writing: Writing, lines: () => Line[]) {
    this.#writing = writing
    this.#lines = lines
  }

  show(span: Span) {
    this.span = span
    this.at = { row: this.at.row, column: 0 }
    this.text = undefined
    localStorage.setItem(SPAN, span)
  }

  cell = (line: Line, column: number) => tkr(cellOf(line, this.span, column))
  isAt = (row: number, column: number) => this.at.row === row && this.at.column === column
  id = ({ row, column }: Place) => `cell-${row}-${column}`

  async focus(at: Place) {
    this.at = at
    await tick()
    document.getElementById(this.id(at))?.focus()
  }
  /** To a neighbour, or as far as the grid goes. */
  move(rows: number, columns: number) {
    const to = (n: number, most: number) => Math.max(0, Math.min(most, n))
    const row = to(this.at.row + rows, this.#lines().length - 1)
    return this.focus({ row, column: to(this.at.column + columns, this.columns + 2) })
  }
  /** To the next cell, or the one before; says whether there is one. */
  next(by: 1 | -1): boolean {
    const wide = this.columns + 3
    const n = this.at.row * wide + this.at.column + by
    if (n < 0 || n >= wide * this.#lines().length) return false
    void this.focus({ row: Math.floor(n / wide), column: n % wide })
    return true
  }

  /** Begins to write in the cell: what stands there, or what is typed over it. */
  edit(over?: string) {
    const line = this.#lines()[this.at.row]
    if (!line || this.at.column > this.columns) return
    this.fault = undefined
    this.text = over ?? (this.at.column === this.columns ? line.comment : this.cell(line, this.at.column))
  }
  /** The cell is as it was. */
  leave() {
    this.text = undefined
    this.fault = undefined
  }
  /** What is written is so; says whether it could be. */
  commit(): boolean {
    const [line, text] = [this.#lines()[this.at.row], this.text]
    if (!line || text === undefined) return true
    if (this.at.column === this.columns) {
      if (text.trim() !== line.comment) this.#do([{ row: line.id, facts: { comment: text.trim() } }])
    } else if (text.trim() !== this.cell(line, this.at.column)) {
      const ore = text.trim() === '' ? 0 : amountIn(text)
      if (ore === undefined) {
        this.fault = { fault: 'cell' }
        return false
      }
      this.#write(line, ore)
    }
    this.leave()
    return true
  }
  clear() {
    const line = this.#lines()[this.at.row]
    if (!line || this.at.column >= this.columns) return
    this.#write(line, 0)
  }
  /** Where a line belongs is otherwise. */
  place = (line: Line, facts: Record<string, unknown>) => this.#do([{ row: line.id, facts }])
  /** A range from a sheet, from the cell where one stands. */
  paste(text: string) {
    const done = paste(this.#lines(), this.span, this.at, text)
    this.leave()
    if ('fault' in done) this.fault = done
    else this.#do(done.lines.map(line => ({ row: line.id, facts: saidIn(line, this.span) })))
  }
  /** Undoes what was done last; says whether there was anything. */
  undo(): boolean {
    const last = this.#done.pop()
    for (const { row, facts } of last ?? []) this.#writing.change('budget', row, facts)
    this.#writing.flush()
    return last !== undefined
  }

  #write(line: Line, ore: number) {
    this.#do([{ row: line.id, facts: saidIn(withCell(line, this.span, this.at.column, ore), this.span) }])
  }
  #do(done: Done) {
    const lines = this.#lines()
    this.#done.push(
      done.map(({ row, facts }) => {
        const line = lines.find(({ id }) => id === row)!
        return { row, facts: Object.fromEntries(Object.keys(facts).map(of => [of, line[of as keyof Line] ?? null])) }
      }),
    )
    for (const { row, facts } of done) this.#writing.change('budget', row, facts)
    this.#writing.flush()
  }
}
