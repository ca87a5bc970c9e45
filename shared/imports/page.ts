import { cellText } from './cells.ts'
import { guessColumns, headingRow, type Mapping, type Remembered } from './columns.ts'
import type { Cell } from './fields.ts'
import type { Imported } from './kinds/kind.ts'

/** How many of a column's first values are shown beside its heading. */
const SAMPLES = 3
/** How much of a sample is shown. */
const LONG = 80

/** The columns of a sheet, with what each is read as: as the person has chosen, else as it was read last, else by its heading. */
export function columnsOf(rows: Cell[][], { file }: Imported, remembered: Remembered, at?: number) {
  const { fields } = file
  const row = at ?? headingRow(rows, fields)
  const headings = (rows[row] ?? []).map(cellText)
  const width = Math.max(headings.length, ...rows.slice(row, row + 20).map(cells => cells.length))
  const mapping: Mapping = guessColumns(rows[row] ?? [], fields, remembered)
  const known = guessColumns(rows[row] ?? [], fields)
  const of = <T>(make: (column: number) => T) => Array.from({ length: width }, (_, column) => make(column))
  return {
    headingRow: row,
    headings: of(column => headings[column] ?? ''),
    samples: of(column =>
      rows
        .slice(row + 1)
        .map(cells => cellText(cells[column] ?? null))
        .filter(Boolean)
        .slice(0, SAMPLES)
        .map(text => text.slice(0, LONG)),
    ),
    mapping: of(column => mapping[column] ?? null),
    /** Why a column is read as it is: as last time, or by its heading. */
    guessed: of((column): 'remembered' | 'known' | null =>
      !mapping[column] ? null : mapping[column] === known[column] ? 'known' : 'remembered',
    ),
  }
}

/** The fields that a column can be read as. */
export const fieldsOf = ({ file: { fields, id, identity } }: Imported) =>
  fields.map(field => ({
    id: field.id,
    label: field.label,
    required: field.required === true || identity.includes(field.id),
    stable: field.id === id,
  }))
