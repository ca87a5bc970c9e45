import type { Cell } from '#shared/imports/fields.ts'
import { cellText } from '#shared/imports/cells.ts'
import { headingPlace, headingsAt } from '#shared/imports/headings.ts'
import { restored } from '#shared/imports/formulas.ts'
import type { Cells } from '#shared/ledgers/table-cells.ts'
import { tableFields } from '#shared/ledgers/table-fields.ts'
import { MOST_COLUMNS, type LedgerTable, type TableEncoding } from '#shared/ledgers/tables.ts'
import { Refusal } from '#shared/refusal.ts'
import { csvReader, separatorIn } from '../imports/csv.ts'
import { LIMITS } from '../imports/limits.ts'
import { readXlsx } from '../imports/xlsx.ts'
import { each, type Came, type Open } from './stream.ts'
import { textReader } from './text.ts'

/** Bytes of the beginning, in which the headings and the first values are. */
export const HEAD = 131_072
/** Rows of the beginning that are looked at, and values that are shown of a column. */
const [ROWS, SAMPLES] = [200, 3]

/** Excel's own file, whatever it is called. */
export const isXlsx = (head: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, i) => head[i] === byte)

/** How a table in separated values is made, from its beginning; refuses what is none. `whole`: the beginning is all of it. */
export function csvTable(head: Uint8Array, encoding: TableEncoding, whole: boolean): LedgerTable {
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => head[i] === byte)) throw new Refusal('file_old_excel', {})
  const reader = textReader(encoding)
  const text = reader.write(head) + (whole ? reader.end() : '')
  if (text.includes('\0') || /^\s*(%PDF|<|\{\\rtf)/.test(text)) throw new Refusal('ledger_not_sie', {})
  const { separator, from } = separatorIn(text, whole)
  const rows: Cells[] = []
  const cells = csvReader(separator, row => rows.length < ROWS && rows.push(row))
  cells.write(text.slice(from))
  if (whole) cells.end()
  return { ...tableOf(rows), format: 'csv', encoding, separator, skip: from }
}

/** An .xlsx as separated values, which are read as any other: of several sheets the one with most rows. */
export async function xlsxTable(bytes: Uint8Array): Promise<{ table: LedgerTable; text: Uint8Array }> {
  if (bytes.length > LIMITS.bytes) throw tooLarge()
  const sheets = await readXlsx(bytes).catch((error: unknown) => {
    throw error instanceof Refusal && TOO_LARGE.has(error.reason) ? tooLarge() : error
  })
  const { name, rows } = sheets.toSorted((a, b) => b.rows.length - a.rows.length)[0]!
  const texts = rows.map(row => row.map(written))
  const table = { ...tableOf(texts.slice(0, ROWS)), format: 'xlsx' as const, encoding: 'utf-8' as const }
  return {
    table: { ...table, separator: ';', skip: 0, ...(sheets.length > 1 && { sheet: name }) },
    text: new TextEncoder().encode(texts.map(row => `${row.map(quoted).join(';')}\n`).join('')),
  }
}

/** An .xlsx is held whole, and fifty thousand rows are what a worker's memory holds; a .csv may have any number. */
const tooLarge = () => new Refusal('ledger_xlsx_too_large', { rows: LIMITS.rows })
const TOO_LARGE = new Set<string>(['file_too_many_rows', 'file_too_many_cells', 'file_unpacks_too_large'])

/** A cell as text. A number as Excel shows it: what a sum leaves in the sixteenth digit is no part of it. */
function written(cell: Cell): string | null {
  if (typeof cell === 'number') return String(Number(Number(cell.toPrecision(15)).toFixed(6))).replace('.', ',')
  return cellText(cell) || null
}
const quoted = (text: string | null) =>
  text !== null && /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : (text ?? '')

/** Where the headings are, and what stands under them. */
function tableOf(rows: Cells[]): Pick<LedgerTable, 'row' | 'two' | 'columns'> {
  const cells = rows.map(row => row.slice(0, MOST_COLUMNS).map(cell => cell && restored(cell)))
  const nobody = { parts: [] }
  const place = headingPlace(cells, [...tableFields('ledger', nobody), ...tableFields('suppliers', nobody)])
  const below = cells.slice(place.row + 1)
  const headings = headingsAt(cells, place)
  const width = Math.max(headings.length, ...below.slice(0, 20).map(row => row.length))
  if (width < 2 || below.length === 0) throw new Refusal('ledger_not_sie', {})
  const columns = Array.from({ length: width }, (_, i) => ({
    heading: (headings[i] ?? '').slice(0, 120),
    samples: [...new Set(below.map(row => cellText(row[i] ?? null)).filter(Boolean))].slice(0, SAMPLES).map(shown),
  }))
  return { ...place, columns }
}
const shown = (text: string) => text.slice(0, 60)

/** Every row under the headings of a table, one after the other, numbered as in the file. */
export async function eachCells(
  open: Open,
  { encoding, separator, skip, row }: LedgerTable,
  take: (cells: Cells, line: number) => void,
  came: Came,
): Promise<void> {
  const text = textReader(encoding)
  let left = skip
  const cells = csvReader(separator, (of, line) => line > row + 1 && take(of, line))
  const write = (of: string) => {
    cells.write(of.slice(left))
    left = Math.max(0, left - of.length)
  }
  await each(open, chunk => {
    write(text.write(chunk))
    came(chunk.length)
  })
  write(text.end())
  cells.end()
}
