import { addDays, dayOf } from '#shared/day.ts'
import type { remember, Remembered } from '#shared/imports/columns.ts'
import type { Cell } from '#shared/imports/fields.ts'
import { Import, ImportAsked, type ImportKind } from '#shared/imports/imports.ts'
import type { RowResult } from '#shared/imports/result.ts'
import type { TableKind } from '#shared/ledgers/tables.ts'
import type { Files } from '../platform/files.ts'
import { collection, newId, type Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'

/** Whose headings: of a kind of the register, or of the ledgers of an entity. */
type Headed = ImportKind | `${TableKind}-${string}`

type Progress = { done: number; total: number }

/** Headings that are remembered of a kind, newest first, and for how many days: one row must hold them. */
const REMEMBERED = 400
const FORGOTTEN = 730

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

    /** Answers the name that what somebody chose is kept under. */
    async keepChosen(id: string, chosen: object): Promise<string> {
      const name = `chosen-${newId()}`
      await files.put(`${folder(id)}/${name}`, pack(chosen))
      return name
    },
    /** As it was kept; its reader parses it. */
    async chosen({ id, chosen }: Import): Promise<unknown> {
      const packed = chosen && (await files.get(`${folder(id)}/${chosen}`))
      return packed ? unpack(packed) : undefined
    },
    /** What the person chose of a file, once there has been a yes. */
    async choice(of: Import): Promise<ImportAsked | undefined> {
      return of.change ? undefined : ImportAsked.optional().parse(await this.chosen(of))
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
    async remembered(kind: Headed): Promise<Remembered> {
      return ((await door.get(keys.headings(kind)))?.columns ?? {}) as Remembered
    },
    /** Of each heading the latest choice; null is one that need not be remembered. */
    async remember(kind: Headed, headings: ReturnType<typeof remember>) {
      const today = dayOf(scope.now())
      const before = (await this.remembered(kind)) as Record<string, Remembered[string] & { day: string }>
      const now = Object.entries(headings).flatMap(([heading, of]) =>
        of ? [[heading, { ...of, day: today }] as const] : [],
      )
      const others = Object.entries(before).filter(
        ([heading, { day }]) => !(heading in headings) && day > addDays(today, -FORGOTTEN),
      )
      const newest = [...now, ...others.toSorted(([, a], [, b]) => b.day.localeCompare(a.day))].slice(0, REMEMBERED)
      await door.load([{ ...keys.headings(kind), columns: Object.fromEntries(newest) }])
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
