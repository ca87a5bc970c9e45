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

/** The rows of a text with separated values (RFC 4180); `sep=;` on the first line decides as it does in Excel, else the separator that makes the rows most alike. */
export function parseCsv(text: string): (string | null)[][] {
  const said = /^sep=(.)\r?\n/.exec(text)
  if (said) return rowsOf(text.slice(said[0].length), said[1]!)
  return rowsOf(text, separatorOf(text))
}

function separatorOf(text: string): string {
  const likeness = [';', '\t', ','].map(separator => {
    const widths = rowsOf(text, separator, 20).map(row => row.length)
    const counts = Map.groupBy(
      widths.filter(width => width > 1),
      width => width,
    )
    const [width, same] = [...counts].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [0, []]
    return { separator, width, alike: same.length / Math.max(1, widths.length) }
  })
  return likeness.toSorted((a, b) => b.alike - a.alike || b.width - a.width)[0]!.separator
}

/** Reads at most so many rows. What is not quoted is itself; a quoted cell may hold anything, quotes doubled. */
function rowsOf(text: string, separator: string, most = Infinity): (string | null)[][] {
  const rows: (string | null)[][] = []
  const special = new RegExp(`[${separator === '\t' ? '\\t' : separator.replace(/[\\\]^-]/g, '\\$&')}\\r\\n]`, 'g')
  let at = 0
  let cells = 0
  while (at < text.length && rows.length < most) {
    const start = at
    const row: (string | null)[] = []
    for (;;) {
      const quoted = text[at] === '"' ? quotedCell(text, at, rows.length + 1) : undefined
      special.lastIndex = quoted?.end ?? at
      const next = special.exec(text)?.index ?? text.length
      const cell = (quoted?.value ?? '') + text.slice(quoted?.end ?? at, next)
      row.push(cell === '' ? null : cell)
      at = next + 1
      if (at - start > LIMITS.line || row.length > LIMITS.columns)
        throw new Refusal('file_line_too_long', { row: rows.length + 1 })
      if (text[next] === separator) continue
      if (text[next] === '\r' && text[at] === '\n') at++
      break
    }
    cells += row.length
    if (cells > LIMITS.cells) throw new Refusal('file_too_many_cells', { limit: LIMITS.cells })
    rows.push(row)
    if (rows.length > LIMITS.rows) throw new Refusal('file_too_many_rows', { limit: LIMITS.rows })
  }
  return rows
}

/** From one quote to the next that is not doubled, and where that ends. */
function quotedCell(text: string, from: number, row: number): { value: string; end: number } {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new Refusal('file_quote_open', { row })
    if (quote - from > LIMITS.line) throw new Refusal('file_line_too_long', { row })
    if (text[quote + 1] !== '"') return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    at = quote + 2
  }
}
