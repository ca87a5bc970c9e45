import type { Cell } from '#shared/imports/fields.ts'
import { UNCOUNTED } from '#shared/imports/faults.ts'

/** One tag and the text after it. Every tag and text has been measured, so none is long. */
const TAG = /<(\/?)(?:[\w.-]+:)?(c|f|v|mergeCell)(?=[\s/>])([^<>]*?)(\/?)>([^<]*)/g
/** An attribute's value in the text of a tag. */
export const attribute = (text: string, name: string) =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1]

/** Where a cell is, from 0; nothing for what is no address. */
function placeOf(address: string | undefined): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address ?? '') ?? []
  if (!letters || !digits) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** What stands after a number because of how it is formatted: `%`, `kr`. By the number of the style. */
export function suffixesOf(styles: string): Map<string, string> {
  const codes = new Map<string, string>([...[9, 10].map(id => [String(id), '0%'] as const)])
  for (const [, of] of styles.matchAll(/<(?:[\w.-]+:)?numFmt\s([^<>]*)>/g))
    codes.set(attribute(of!, 'numFmtId') ?? '', attribute(of!, 'formatCode')?.replaceAll('&quot;', '"') ?? '')
  const [, xfs = ''] = /<(?:[\w.-]+:)?cellXfs(?=[\s>])([\s\S]*?)<\/(?:[\w.-]+:)?cellXfs>/.exec(styles) ?? []
  const formats = [...xfs.matchAll(/<(?:[\w.-]+:)?xf\s([^<>]*)>/g)].map(([, of]) => attribute(of!, 'numFmtId') ?? '')
  return new Map(
    formats.flatMap((id, style) => {
      const suffix = suffixIn(codes.get(id) ?? '')
      return suffix ? [[String(style), suffix] as const] : []
    }),
  )
}

/** Of a format's code; one that shows thousands as ones says another number than the cell has, and is left. */
function suffixIn(code: string): string {
  const [positive = ''] = code.split(';')
  const bare = positive.replace(/\\(.)/g, '"$1"').replace(/"[^"]*"|\[[^\]]*\]/g, '')
  if (bare.includes('%')) return '%'
  const unit = /(?:"|\[\$)\s*(kr|tkr|kkr|mnkr|mkr)\s*(?:"|-|\])/i.exec(positive)?.[1]
  return unit && !/[0#?],+(?![0#?])/.test(bare) ? unit.toLowerCase() : ''
}

/**
 * What a sheet shows where the value alone does not tell it: the fault that a formula has come to, a formula that was
 * never worked out, a unit that stands in the cell's format, and the value of merged cells in each of them.
 */
export function asShown(rows: Cell[][], xml: string, suffixes: ReadonlyMap<string, string>): Cell[][] {
  const put = (row: number, column: number, cell: Cell) => {
    while (rows.length <= row) rows.push([])
    const cells = rows[row]!
    while (cells.length <= column) cells.push(null)
    cells[column] = cell
  }
  let cell: { at: string; formula: boolean; value: string } | undefined
  const shut = () => {
    if (!cell) return
    const place = placeOf(attribute(cell.at, 'r'))
    const type = attribute(cell.at, 't') ?? 'n'
    const suffix = suffixes.get(attribute(cell.at, 's') ?? '')
    const now = place && rows[place.row]?.[place.column]
    if (place && type === 'e') put(place.row, place.column, cell.value)
    else if (place && cell.formula && cell.value === '' && type !== 'str') put(place.row, place.column, UNCOUNTED)
    else if (place && suffix && type === 'n' && typeof now === 'number')
      put(place.row, place.column, withUnit(now, suffix))
    cell = undefined
  }
  for (const [, closes, name, of = '', empty, text = ''] of xml.matchAll(TAG)) {
    if (name === 'c') {
      shut()
      if (!closes && !empty) cell = { at: of, formula: false, value: '' }
    } else if (name === 'f' && cell) cell.formula = true
    else if (name === 'v' && cell && !closes) cell.value = text
    else if (name === 'mergeCell') spread(rows, attribute(of, 'ref') ?? '')
  }
  shut()
  return rows
}

/** As the cell shows it: half, formatted as per cent, is `50%`. */
const withUnit = (n: number, suffix: string) =>
  `${String(Number((suffix === '%' ? n * 100 : n).toPrecision(15))).replace('.', ',')}${suffix === '%' ? '' : ' '}${suffix}`

/** Merged cells are one to whoever looks: each of them has the value, within what the sheet holds. */
function spread(rows: Cell[][], area: string) {
  const [from, to] = area.split(':').map(placeOf)
  const value = from && (rows[from.row]?.[from.column] ?? null)
  if (!from || !to || value === null) return
  for (let row = from.row; row <= Math.min(to.row, rows.length - 1); row++)
    for (let column = from.column; column <= Math.min(to.column, rows[row]!.length - 1); column++)
      rows[row]![column] = value!
}
