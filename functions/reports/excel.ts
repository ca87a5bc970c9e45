import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/universal'
import { sheetName, xlsxCell } from '#shared/imports/write.ts'
import { wordsOf, type Cell, type Report, type Table } from '#shared/reports/document.ts'

type Sheet = { sheet: string; data: XlsxCell[][]; columns: { width: number }[] }

/** A report as a workbook: a sheet of what it is and what is written in it, and one for each table, with numbers as numbers. */
export async function excelOf(report: Report): Promise<Uint8Array> {
  const sheets: Sheet[] = [
    { sheet: sheetName(report.title), data: about(report), columns: [{ width: 26 }, { width: 90 }] },
  ]
  for (const { heading, blocks } of report.sections)
    for (const block of blocks)
      if (block.kind === 'table')
        sheets.push({
          sheet: free(heading.replace(/^\d+\. /, ''), sheets),
          data: rowsOf(block),
          columns: widths(block),
        })
  const file = writeXlsxFile(sheets.map(sheet => ({ ...sheet, stickyRowsCount: 1 })))
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}

const heading = (value: string): XlsxCell => ({ value, type: String, fontWeight: 'bold' })

function about({ municipality, title, subtitle, draft, words, facts, footer, sections }: Report): XlsxCell[][] {
  const written = sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap(block => (block.kind === 'text' ? [[heading, block.text]] : [])),
  )
  const rows = [['', subtitle], ...facts.map(({ label, value }) => [label, value]), ...written, ['', footer]]
  const first = [municipality.name, draft ? `${words.draft}. ${title}` : title]
  return [first.map(heading), ...rows.map(row => row.map(xlsxCell))]
}

const cellOf = (cell: Cell): XlsxCell =>
  typeof cell !== 'string' && 'value' in cell
    ? { value: cell.value, type: Number, format: cell.decimals ? `#,##0.${'0'.repeat(cell.decimals)}` : '#,##0' }
    : xlsxCell(wordsOf(cell))
const bold = (cell: XlsxCell): XlsxCell =>
  typeof cell === 'object' && cell !== null ? ({ ...cell, fontWeight: 'bold' } as XlsxCell) : cell

const rowsOf = ({ columns, rows, total }: Table): XlsxCell[][] => [
  columns.map(({ name }) => heading(name)),
  ...[...rows, ...(total ? [total] : [])].map((row, i) =>
    row.map(cell => (i === rows.length ? bold(cellOf(cell)) : cellOf(cell))),
  ),
]

const widths = ({ columns, rows }: Table) =>
  columns.map(({ name }, i) => ({
    width: Math.min(60, Math.max(name.length, ...rows.map(row => wordsOf(row[i] ?? '').length)) + 2),
  }))

/** A name that no other sheet has. */
function free(name: string, taken: Sheet[]): string {
  const names = new Set(taken.map(({ sheet }) => sheet))
  const tried = (n: number): string => {
    const of = sheetName(n === 1 ? name : `${n} ${name}`)
    return names.has(of) ? tried(n + 1) : of
  }
  return tried(1)
}
