import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/universal'
import { cellText } from './cells.ts'
import type { Cell, Entity, Fields, Lists } from './fields.ts'
import { valueOf, writer } from './written.ts'
import { marked, neutralised } from './formulas.ts'

/** What is written, in whose language, and what its references point to. */
export type Export = { fields: Fields; entities: readonly Entity[]; lists: Lists; locale: 'sv' | 'en' }

/** A row of headings, then a row for each entity: what the reader takes for the same again. */
function table({ fields: { fields }, entities, lists, locale }: Export): { headings: string[]; rows: Cell[][] } {
  const columns = fields.map(field => ({ id: field.id, write: writer(field, lists, locale) }))
  return {
    headings: fields.map(field => field.label[locale]),
    rows: entities.map(entity => columns.map(({ id, write }) => write(valueOf(entity, id)))),
  }
}

/** An .xlsx in which days are days, numbers are numbers, and a text is never a formula, not even when it is edited. */
export async function writeXlsx(what: Export, sheet: string): Promise<Uint8Array> {
  const { headings, rows } = table(what)
  const file = writeXlsxFile([headings.map(heading), ...rows.map(row => row.map(xlsxCell))], {
    sheet: sheetName(sheet),
    stickyRowsCount: 1,
    columns: headings.map((name, i) => ({ width: width([name, ...rows.slice(0, 200).map(row => row[i] ?? null)]) })),
  })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}

/** A .csv as Swedish Excel opens it: semicolons, decimal comma, UTF-8 with its mark. */
export function writeCsv(what: Export): Uint8Array {
  const { headings, rows } = table(what)
  const lines = [headings, ...rows].map(row => row.map(csvCell).join(';'))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

const csvCell = (cell: Cell) => {
  const text = typeof cell === 'string' ? neutralised(cell) : cellText(cell)
  return /[";\n\r\t,]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const heading = (name: string): XlsxCell => ({ value: name, type: String, fontWeight: 'bold' })

/** A cell as it is written: a text is never a formula. */
export function xlsxCell(cell: Cell): XlsxCell {
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' }
  if (typeof cell !== 'string') return cell
  // Format @ is text: what begins with = stays text when somebody edits the cell.
  return { value: escaped(marked(cell)), type: String, format: '@', wrap: cell.includes('\n') }
}

/** `_x000A_` is a newline in an .xlsx: a text that happens to look like it must say that it is not. */
const escaped = (text: string) => unkeyed(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))

/** The library keeps its texts in a bare object, so a text that every object has (`valueOf`) is written by its first letter's number. */
const unkeyed = (text: string) =>
  text in {} ? `_x${text.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_${text.slice(1)}` : text

/** Wide enough for most of what stands in the column, in characters. */
const width = (cells: readonly Cell[]) => Math.min(60, Math.max(10, ...cells.map(cell => cellText(cell).length + 2)))

/** Excel takes at most 31 characters and none of these. */
export const sheetName = (name: string) => name.replace(/[[\]*?/\\:]/g, ' ').slice(0, 31)
