import type { Cell, Field } from './fields.ts'
import { guessColumns, headingText as textOf } from './columns.ts'
import { words } from './text.ts'

/** How many rows from the top may be the headings. */
const TOP = 20

/** Where the headings are: their last row, from 0, and whether they stand on two. */
export type Place = { row: number; two: boolean }

/** Each column's heading; on two rows what stands over several columns comes first: `Avtal, Slut`. */
export function headingsAt(rows: readonly (readonly Cell[])[], { row, two }: Place): string[] {
  const below = rows[row] ?? []
  const above = two ? (rows[row - 1] ?? []) : []
  return Array.from({ length: Math.max(below.length, above.length) }, (_, i) => {
    const parts = [textOf(above[i]), textOf(below[i])].filter(Boolean)
    return [...new Set(parts)].join(', ')
  })
}

/** Headings on two rows: one that stands over several others was merged over them, so it is said of each. */
export function standsOver(rows: readonly (readonly Cell[])[], row: number): boolean {
  const [above, below] = [(rows[row - 1] ?? []).map(textOf), (rows[row] ?? []).map(textOf)]
  const over = above.filter((text, i) => text && text === above[i + 1] && below[i] !== below[i + 1])
  // A title over the whole table says nothing of its columns.
  return over.length > 0 && new Set(above.filter(Boolean)).size > 1
}

/** The row of headings: the one among the first twenty that most columns are known by, and of equals the one that says most; the first row with anything in it when none is. Two rows where the lower one says the same of several columns. */
export function headingPlace(rows: readonly (readonly Cell[])[], fields: readonly Field[]): Place {
  let best = { row: -1, known: 0, said: 0 }
  rows.slice(0, TOP).forEach((cells, row) => {
    const texts = headingsAt(rows, { row, two: false }).filter(Boolean)
    // What stands over several columns is the heading of none.
    const own = cells.map((cell, i) => (cell === cells[i + 1] || cell === cells[i - 1] ? null : cell))
    const known = guessColumns(own, fields).filter(field => field !== null).length
    const said = new Set(texts.map(words)).size
    const goesOn = row === best.row + 1 && (said > best.said || standsOver(rows, row))
    if (known > best.known || (known > 0 && known === best.known && goesOn)) best = { row, known, said }
  })
  const first = rows.findIndex(row => row.some(cell => cell !== null && cell !== ''))
  const row = best.row >= 0 ? best.row : Math.max(0, first)
  const texts = headingsAt(rows, { row, two: false }).filter(Boolean)
  return { row, two: standsOver(rows, row) && new Set(texts).size < texts.length }
}
