import { Refusal } from '#shared/refusal.ts'
import { LIMITS } from './limits.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

/** UTF-8 when every byte agrees, with or without its mark; else what Swedish Windows programs write. Excel's "Unicode text" carries a mark of its own. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const as = (encoding: Encoding, fatal = false) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    encoding,
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le')
  try {
    return as('utf-8', true)
  } catch {
    return as('windows-1252')
  }
}

type Row = (string | null)[]

/** The rows of a text with separated values (RFC 4180); `sep=;` on the first line decides as it does in Excel, else the separator that makes the rows most alike. */
export function parseCsv(text: string): Row[] {
  const { separator, from } = separatorIn(text)
  return rowsOf(text.slice(from), separator)
}

/** What keeps cells apart, and where the first row begins. `whole`: the text is not only the beginning of a file. */
export function separatorIn(text: string, whole = true): { separator: string; from: number } {
  const said = /^sep=(.)\r?\n/.exec(text)
  return said ? { separator: said[1]!, from: said[0].length } : { separator: separatorOf(text, whole), from: 0 }
}

function separatorOf(text: string, whole: boolean): string {
  const widthsWith = (separator: string) => {
    try {
      return rowsOf(text, separator, { most: 20, whole }).map(row => row.length)
    } catch (error) {
      // A quote that opens where another separator stands says nothing of the right one.
      if (error instanceof Refusal) return []
      throw error
    }
  }
  const likeness = [';', '\t', ','].map(separator => {
    const widths = widthsWith(separator)
    const counts = Map.groupBy(
      widths.filter(width => width > 1),
      width => width,
    )
    const [width, same] = [...counts].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [0, []]
    return { separator, width, alike: same.length / Math.max(1, widths.length) }
  })
  return likeness.toSorted((a, b) => b.alike - a.alike || b.width - a.width)[0]!.separator
}

/** Reads at most so many rows. */
function rowsOf(text: string, separator: string, { most = Infinity, whole = true } = {}): Row[] {
  const rows: Row[] = []
  const special = specialIn(separator)
  let [at, cells] = [0, 0]
  while (at < text.length && rows.length < most) {
    const next = rowAt(text, at, { separator, special, number: rows.length + 1, whole })
    if (!next) break
    cells += next.cells.length
    if (cells > LIMITS.cells) throw new Refusal('file_too_many_cells', { limit: LIMITS.cells })
    rows.push(next.cells)
    at = next.end
    if (rows.length > LIMITS.rows) throw new Refusal('file_too_many_rows', { limit: LIMITS.rows })
  }
  return rows
}

/** Reads rows, numbered from 1, of a text that comes in pieces of any size: what is held is never more than a row. */
export function csvReader(separator: string, row: (cells: Row, number: number) => void) {
  const special = specialIn(separator)
  let [held, number] = ['', 0]
  function read(whole: boolean) {
    let at = 0
    while (at < held.length) {
      const next = rowAt(held, at, { separator, special, number: number + 1, whole })
      if (!next) break
      row(next.cells, ++number)
      at = next.end
    }
    held = held.slice(at)
  }
  return {
    write(text: string): void {
      held += text
      read(false)
      if (held.length > LIMITS.line) throw new Refusal('file_line_too_long', { row: number + 1 })
    },
    end(): void {
      read(true)
    },
  }
}

type At = { separator: string; special: RegExp; number: number; whole: boolean }
const specialIn = (separator: string) =>
  new RegExp(`[${separator === '\t' ? '\\t' : separator.replace(/[\\\]^-]/g, '\\$&')}\\r\\n]`, 'g')

/** The row that begins there, and where it ends; nothing when the text is not whole and may go on. What is not quoted is itself; a quoted cell may hold anything, quotes doubled. */
function rowAt(text: string, start: number, { separator, special, number, whole }: At) {
  const cells: Row = []
  let at = start
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at, number, whole) : undefined
    if (quoted === OPEN) return undefined
    special.lastIndex = quoted?.end ?? at
    const next = special.exec(text)?.index ?? text.length
    if (!whole && (next === text.length || (text[next] === '\r' && next + 1 === text.length))) return undefined
    const cell = (quoted?.value ?? '') + text.slice(quoted?.end ?? at, next)
    cells.push(cell === '' ? null : cell)
    at = next + 1
    if (at - start > LIMITS.line || cells.length > LIMITS.columns)
      throw new Refusal('file_line_too_long', { row: number })
    if (text[next] === separator) continue
    if (text[next] === '\r' && text[at] === '\n') at++
    return { cells, end: at }
  }
}

/** The end of a quoted cell is still to come. */
const OPEN = 'open'

/** From one quote to the next that is not doubled, and where that ends. */
function quotedCell(text: string, from: number, row: number, whole: boolean) {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (!whole && (quote < 0 || quote + 1 === text.length) && text.length - from <= LIMITS.line) return OPEN
    if (quote < 0) throw new Refusal('file_quote_open', { row })
    if (quote - from > LIMITS.line) throw new Refusal('file_line_too_long', { row })
    if (text[quote + 1] !== '"') return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    at = quote + 2
  }
}
