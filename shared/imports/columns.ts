import type { Cell, Field } from './fields.ts'
import { loosely, plain, words } from './text.ts'

/** Column by column: the field it is read as, or null when it is left out. */
export type Mapping<Of extends string = string> = (Of | null)[]
/** What was chosen last time: heading → field, or null for left out. */
export type Remembered = Readonly<Record<string, string | null>>

const headings = (row: readonly Cell[]) => row.map(cell => (cell === null ? '' : plain(String(cell))))
const goesBy = (field: Field) => [field.label.sv, field.label.en, ...field.names]

/**
 * Which field each column is, from its heading. What was chosen last time decides, then the field's own names
 * (`Avtal t.o.m.` is `avtal t o m`), then names without their dots (`Leverantor`). A field is never given twice:
 * the surer match has it, and of equals the first column.
 */
export function guessColumns<Of extends string>(
  row: readonly Cell[],
  fields: readonly Field<Of>[],
  remembered: Remembered = {},
): Mapping<Of> {
  const heads = headings(row)
  const memory = new Map(Object.entries(remembered).map(([heading, field]) => [words(heading), field]))
  const mapping: Mapping<Of> = heads.map(() => null)
  const settled = new Set<number>()
  const give = (column: number, field: Field<Of> | undefined) => {
    if (!field || settled.has(column) || mapping.includes(field.id)) return
    mapping[column] = field.id
    settled.add(column)
  }
  const each = (match: (heading: string) => Field<Of> | undefined) =>
    heads.forEach((heading, column) => heading && give(column, match(heading)))

  heads.forEach((heading, column) => {
    if (heading && memory.get(words(heading)) === null) settled.add(column)
  })
  each(heading => fields.find(f => f.id === memory.get(words(heading))))
  each(heading => fields.find(f => [f.label.sv, f.label.en].includes(heading)))
  each(heading => fields.find(f => goesBy(f).some(name => words(name) === words(heading))))
  each(heading => fields.find(f => goesBy(f).some(name => loosely(name) === loosely(heading))))
  return mapping
}

/** The row of headings: the one among the first twenty that most columns are known by; the first row with anything in it when none is. */
export function headingRow(rows: readonly (readonly Cell[])[], fields: readonly Field[]): number {
  let best = { row: -1, known: 0 }
  rows.slice(0, 20).forEach((cells, row) => {
    const known = guessColumns(cells, fields).filter(field => field !== null).length
    if (known > best.known) best = { row, known }
  })
  const first = rows.findIndex(row => row.some(cell => cell !== null && cell !== ''))
  return best.row >= 0 ? best.row : Math.max(0, first)
}

/** What to remember for the next file: each heading and what it was read as. */
export const remember = (row: readonly Cell[], mapping: Mapping): Record<string, string | null> =>
  Object.fromEntries(headings(row).flatMap((heading, i) => (heading ? [[heading, mapping[i] ?? null]] : [])))
