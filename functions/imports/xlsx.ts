import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import type { Cell } from '#shared/imports/fields.ts'
import { Refusal } from '#shared/refusal.ts'
import { LIMITS } from './limits.ts'
import { asShown, attribute, suffixesOf } from './xlsx-cells.ts'
import { unzip } from './zip.ts'

export type Sheet = { name: string; rows: Cell[][] }

const WORKBOOK = 'xl/workbook.xml'
const STYLES = 'xl/styles.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const damaged = () => new Refusal('file_damaged', {})

/**
 * The sheets of an .xlsx. The library that reads them knows no limits: it is handed a new zip of only those parts that
 * have been unpacked here and measured, so that there is no second opinion of what the file holds.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = unzip(bytes, name => /^xl\/.*\.(xml|rels)$/.test(name))
  if (!parts.has(WORKBOOK)) throw new Refusal('file_wrong_kind', {})
  measure(parts)
  const measured = zipSync(Object.fromEntries(parts), { level: 0 })
  const sheets = await readXlsxFile(measured.slice().buffer, { trim: false }).catch(() => {
    throw damaged()
  })
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  const suffixes = suffixesOf(text(STYLES))
  const names = sheetParts(text(WORKBOOK), text(RELATIONS))
  return sheets.map(({ sheet, data }, i) => {
    const rows = asShown(data as Cell[][], text(names[i] ?? ''), suffixes)
    if (rows.length > LIMITS.rows) throw new Refusal('file_too_many_rows', { limit: LIMITS.rows })
    return { name: sheet, rows }
  })
}

/** The part that each sheet lies in, in the workbook's order. */
function sheetParts(workbook: string, relations: string): string[] {
  const targets = new Map(
    [...relations.matchAll(/Relationship\s([^<>]*)>/g)].map(([, of]) => [
      attribute(of!, 'Id'),
      attribute(of!, 'Target'),
    ]),
  )
  return [...workbook.matchAll(/<(?:[\w.-]+:)?sheet\s([^<>]*)>/g)].map(([, of]) => {
    const target = targets.get(/[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(of!)?.[1]) ?? ''
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  })
}

/** How much reading will keep, told from the addresses in the sheets: one cell far out makes every row as long. */
function measure(parts: Map<string, Uint8Array>): void {
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  if (count(text(WORKBOOK), /<(?:[\w.-]+:)?sheet(?=[\s/>])/g) > LIMITS.sheets)
    throw new Refusal('file_too_many_sheets', { limit: LIMITS.sheets })
  if (count(text(RELATIONS), /Relationship(?=[\s/>])/g) > 2 * LIMITS.entries) throw damaged()
  let cells = 0
  for (const name of parts.keys()) {
    const xml = text(name)
    if (hasGap(xml, '<') || hasGap(xml, '>')) throw damaged()
    if (xml.includes('sheetData')) cells += extent(xml)
    if (cells > LIMITS.cells) throw new Refusal('file_too_many_cells', { limit: LIMITS.cells })
  }
}
/** One tag or text without end costs the library the square of its length; a cell holds 32 767 characters. */
function hasGap(xml: string, sign: string): boolean {
  let at = 0
  while (xml.length - at > LIMITS.line) {
    const last = xml.lastIndexOf(sign, at + LIMITS.line)
    if (last <= at) return true
    at = last
  }
  return false
}
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Any `r`, wherever a reader could find one, up to any quote: to take one too many is only stricter. Formatting alone (`<c r="XFD9" s="1"/>`) is kept by no reader. */
const ADDRESS = /(?<![\w:.-])r\s*=\s*["']([^"']*)(?=["']((?:\s+[\w:]{1,40}="[^"<>]{0,100}"){0,8}\s{0,9}\/>)?)/g

function extent(xml: string): number {
  let last = 0
  let rows = 0
  let columns = 0
  for (const [, address, formatting] of xml.matchAll(ADDRESS)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address!) ?? []
    if (digits === undefined) throw damaged()
    last = Math.max(last, Number(digits))
    if (!letters || formatting !== undefined) continue
    rows = Math.max(rows, Number(digits))
    columns = Math.max(
      columns,
      [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0),
    )
  }
  return last + rows * columns
}
