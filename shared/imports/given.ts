import { cellText, readCell, type Directories } from './cells.ts'
import { columnUnit } from './column-units.ts'
import type { Mapping } from './columns.ts'
import type { Cell, Field } from './fields.ts'
import { headingsAt } from './headings.ts'
import type { ColumnUnit } from './numbers.ts'
import type { Reading } from './reasons.ts'
import type { Unit } from './units.ts'

/** A field's cell of a row: as the file has it, with its column's unit when that is not the field's own, and as it is read. */
export type GivenCell = { field: Field; text: string; reading: Reading }

/** A row of the file that has something in it, numbered as there, from 1. */
export type GivenRow = { row: number; given: GivenCell[] }

/** What somebody typed instead of what the file says. Rows are numbered as in the file, from 1. */
export type Correction = { row: number; field: string; text: string }

export type Sheet = {
  rows: readonly (readonly Cell[])[]
  /** The row on which the headings end, from 0, and whether they begin on the row above; what stands above them is not read. */
  headings: number
  two?: boolean
  mapping: Mapping
  /** What each column's numbers are counted in, where somebody has chosen. */
  units?: readonly (Unit | null)[]
  corrections?: readonly Correction[]
  /** Cells were kept apart by a sign, so one too many means that the sign stood in one of them. */
  separated?: boolean
}

/** A field, the columns that it is told in, and what they are counted in. */
type Told = { field: Field; at: number[]; unit: ColumnUnit | undefined }

function toldIn(sheet: Sheet, fields: readonly Field[]): Told[] {
  const { rows, headings, two = false, mapping, units = [], corrections = [] } = sheet
  const heads = headingsAt(rows, { row: headings, two })
  return fields.flatMap(field => {
    const whole = mapping.indexOf(field.id)
    const parts = (field.parts ?? []).map(part => mapping.indexOf(part.id)).filter(column => column >= 0)
    const at = whole >= 0 ? [whole] : parts
    if (at.length === 0 && !corrections.some(c => c.field === field.id)) return []
    const [column = -1] = at
    const cells = () => rows.slice(headings + 1).map(row => row[column] ?? null)
    return [{ field, at, unit: columnUnit(field, heads[column] ?? '', cells, units[column]) }]
  })
}

/** The rows below the headings, cell by cell. A row with nothing in it is no row; what stands in columns that are left out does not make it one. */
export function givenRows(sheet: Sheet, fields: readonly Field[], directories: Directories): GivenRow[] {
  const { rows, headings, corrections = [] } = sheet
  const told = toldIn(sheet, fields)
  const typed = new Map(corrections.map(c => [`${c.row} ${c.field}`, c.text]))
  const last = told
    .flatMap(({ field, at }) => at.map(column => ({ field, column })))
    .toSorted(byColumn)
    .at(-1)?.field
  return rows.flatMap((cells, index): GivenRow[] => {
    const row = index + 1
    if (index <= headings) return []
    const extra = extraIn(sheet, cells)
    let blank = true
    const given = told.map(({ field, at, unit }): GivenCell => {
      const correction = typed.get(`${row} ${field.id}`)
      const cell = correction ?? joined(at.map(column => cells[column] ?? null))
      blank &&= cell === null || (typeof cell === 'string' && cell.trim() === '')
      const reading = readCell(field, cell, directories, { asWritten: correction !== undefined, unit })
      const text = inUnit(cellText(cell), field, unit)
      const whole = !extra || field !== last || correction !== undefined || reading.error || reading.check
      return {
        field,
        text,
        reading: whole ? reading : { value: reading.value, check: { id: 'more_cells', params: { extra } } },
      }
    })
    return blank ? [] : [{ row, given }]
  })
}

const byColumn = (a: { column: number }, b: { column: number }) => a.column - b.column

/** One cell as it is; several put together as one text. */
const joined = (cells: Cell[]): Cell =>
  cells.length <= 1 ? (cells[0] ?? null) : cells.map(cellText).filter(Boolean).join(' ') || null

/** `1234567` of a column in kronor is `1234567 kr` where the field is in thousands. */
const inUnit = (text: string, field: Field, unit: ColumnUnit | undefined) =>
  unit && field.unit && unit.unit !== field.unit && unit.unit !== 'share' && /^[-\d\s.,]+$/.test(text)
    ? `${text} ${unit.unit}`
    : text

/** What stands to the right of the last heading, in columns that nobody reads. */
function extraIn({ rows, headings, mapping, separated }: Sheet, cells: readonly Cell[]): string {
  if (!separated) return ''
  const width = (rows[headings] ?? []).findLastIndex(heading => cellText(heading) !== '') + 1
  const extra = cells.slice(width).filter((_, i) => !mapping[width + i])
  return extra.map(cellText).filter(Boolean).join(', ')
}
