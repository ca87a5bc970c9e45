import { guessColumns } from './columns.ts'
import type { Fields } from './fields.ts'

/** A range of cells as a spreadsheet puts it on the clipboard: tabs between cells, lines between rows, quotes round a cell that holds either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (at <= lines.length) {
    const quoted = lines[at] === '"' ? /"((?:[^"]|"")*)"(?=[\t\n]|$)/y : undefined
    if (quoted) quoted.lastIndex = at
    const match = quoted?.exec(lines)
    const end = match ? at + match[0].length : ends(lines, at)
    rows.at(-1)!.push(match ? match[1]!.replaceAll('""', '"') : lines.slice(at, end))
    if (lines[end] === '\n') rows.push([])
    at = end + 1
  }
  const width = Math.max(...rows.map(row => row.length))
  return rows.map(row => [...row, ...Array<string>(width - row.length).fill('')])
}

/** Where an unquoted cell ends. */
function ends(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/)
  return found < 0 ? text.length : from + found
}

/**
 * Pasted cells with a row of headings over them: their own when most of the first row is known as headings, else the
 * columns of the list that they were pasted in, in their order; `known` tells which.
 */
export function headed(cells: string[][], { fields }: Fields, shown: readonly string[], locale: 'sv' | 'en') {
  const first = cells[0] ?? []
  const known = guessColumns(first, fields).filter(field => field !== null).length
  if (known > 0 && known * 2 >= first.filter(cell => cell.trim()).length) return { cells, known: true }
  const labels = shown.map(id => fields.find(field => field.id === id)?.label[locale] ?? '')
  return { cells: [first.map((_, i) => labels[i] ?? ''), ...cells], known: false }
}
