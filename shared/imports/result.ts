import type { Fields } from './fields.ts'
import type { Preview } from './preview.ts'
import type { Reason } from './reasons.ts'
import type { PreviewRow } from './row.ts'

/** What became of a row of the file: for the file that tells it. */
export type RowResult = {
  /** As numbered in the file, from 1. */
  row: number
  became: 'created' | 'changed' | 'unchanged' | 'skipped'
  id?: string
  name: string
  why: { field: string; reason: Reason }[]
}

/** What becomes of every row of the file. `idOf`: the ids that new rows got. */
export const resultOf = ({ rows }: Preview, file: Fields, idOf: (row: number) => string | undefined): RowResult[] =>
  rows.map(row => {
    const id = row.id ?? idOf(row.row)
    return { row: row.row, became: became(row), ...(id && { id }), name: nameOf(row, file), why: why(row) }
  })

const became = ({ state, effect }: PreviewRow): RowResult['became'] =>
  state === 'error' || state === 'skipped'
    ? 'skipped'
    : effect === 'new'
      ? 'created'
      : effect === 'updated'
        ? 'changed'
        : effect

const nameOf = ({ cells }: PreviewRow, { identity }: Fields) =>
  identity
    .map(field => cells[field]?.text ?? '')
    .filter(Boolean)
    .join(', ')

const why = ({ cells }: PreviewRow) =>
  Object.entries(cells).flatMap(([field, { error }]) => (error ? [{ field, reason: error }] : []))
