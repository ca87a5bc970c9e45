import type { Cell } from '#shared/imports/fields.ts'
import { Import, type ImportKind } from '#shared/imports/imports.ts'
import type { Remembered } from '#shared/imports/columns.ts'
import type { RowResult } from '#shared/imports/result.ts'
import type { Files } from '../platform/files.ts'
import { collection, newId, type Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'

type Progress = { done: number; total: number }

/** Imports: who read in what, with the file, its cells and its result in the file store. */
export function importsOf(scope: Scope, files: Files) {
  const { door, keys } = scope
  const folder = (id: string) => `${keys.prefix.slice(2)}/imports/${id}`
  const imports = collection(scope, {
    name: 'import',
    schema: Import,
    key: keys.import,
    id: of => [of.id],
    list: { pk: keys.prefix, begins: 'IMP#' },
    history: false,
  })
  return {
    ...imports,
    /** Where the file itself lies. */
    file: (id: string) => `${folder(id)}/file`,

    keepSheets: (id: string, sheets: readonly { rows: readonly (readonly Cell[])[] }[]) =>
      Promise.all(sheets.map(({ rows }, n) => files.put(`${folder(id)}/sheet-${n}`, pack(rows.map(written))))),
    async sheet(id: string, n: number): Promise<Cell[][]> {
      const packed = await files.get(`${folder(id)}/sheet-${n}`)
      return packed ? (unpack(packed) as unknown[][]).map(read) : []
    },

    /** Answers the name that the result is kept under. */
    async keepResult(id: string, rows: RowResult[]): Promise<string> {
      const name = `result-${newId()}`
      await files.put(`${folder(id)}/${name}`, pack(rows))
      return name
    },
    async result({ id, result }: Import): Promise<RowResult[]> {
      const packed = result && (await files.get(`${folder(id)}/${result}`))
      return packed ? (unpack(packed) as RowResult[]) : []
    },

    /** How far the work has come: rows done, of all. */
    came: (id: string, progress: Progress) => door.load([{ ...keys.importProgress(id), ...progress }]),
    async progress(id: string): Promise<Progress | undefined> {
      const row = await door.get(keys.importProgress(id))
      return row && { done: Number(row.done), total: Number(row.total) }
    },

    /** How headings of such files were read last. */
    async remembered(kind: ImportKind): Promise<Remembered> {
      return ((await door.get(keys.headings(kind)))?.headings ?? {}) as Remembered
    },
    async remember(kind: ImportKind, headings: Remembered) {
      const before = await this.remembered(kind)
      await door.load([{ ...keys.headings(kind), headings: { ...before, ...headings } }])
    },
  }
}

/** JSON has no days. */
const written = (row: readonly Cell[]) =>
  row.map(cell => (cell instanceof Date ? { day: Number.isNaN(cell.getTime()) ? '' : cell.toISOString() } : cell))
const read = (row: unknown[]) =>
  row.map(cell =>
    cell !== null && typeof cell === 'object' ? new Date((cell as { day: string }).day) : (cell as Cell),
  )
