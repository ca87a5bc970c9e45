/** A linear program: the columns' values, within their bounds and the rows', that make one column greatest. */
export type Program = {
  greatest: number
  columns: { least: number; most: number }[]
  rows: { of: { column: number; times: number }[]; least: number; most: number }[]
}

/** Solves a program: each column's value, or undefined when there are none. Given from outside; its answers are looked over. */
export type Solve = (program: Program) => number[] | undefined
