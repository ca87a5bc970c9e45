import type { Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'
import type { Row } from './table.ts'

/** Rows of one page, and the bytes that they may be packed: an item takes 400 KB. */
const ROWS = 2_500
const BYTES = 350_000
/** Seconds that pages are kept when they are no longer shown: whoever is reading them gets to the end. */
const KEPT = 86_400

/** Which of a year's pages are shown, and the revision that showed them. */
export type Before = { revision: number; generation: string }

/** A year's rows in packed pages. Nobody sees a generation of them before the year says that it is the one. */
export function costPages({ door, keys, now }: Scope) {
  /** Rows of several names, each of so many pages. */
  async function readAll<T>(year: number, generation: string, named: { name: string; n: number }[]): Promise<T[]> {
    const of = named.flatMap(({ name, n }) =>
      Array.from({ length: n }, (_, i) => keys.costPage(year, generation, `${name}#${i}`)),
    )
    return (await door.gets(of)).flatMap(row => (row ? (unpack(row.rows as Uint8Array) as T[]) : []))
  }

  return {
    read: <T>(year: number, generation: string, name: string, n: number) => readAll<T>(year, generation, [{ name, n }]),
    readAll,

    /** Lays rows of several names; answers how many pages each has. */
    async lay(year: number, generation: string, named: Map<string, unknown[]>): Promise<Map<string, number>> {
      const pages = [...named].map(([name, rows]) => [name, inPages(rows)] as const)
      const rows = pages.flatMap(([name, of]) =>
        of.map((packed, i): Row => ({ ...keys.costPage(year, generation, `${name}#${i}`), rows: packed })),
      )
      await door.load(rows)
      return new Map(pages.map(([name, of]) => [name, of.length]))
    },

    /** Pages that are no longer shown go by themselves in a day. */
    async forget(year: number, generations: string[], except: string | undefined): Promise<void> {
      const ttl = Math.floor(now().getTime() / 1000) + KEPT
      for (const generation of new Set(generations)) {
        const rows = await door.all({ pk: keys.costPage(year, generation, '').pk })
        const gone = generation === except ? rows.filter(({ sk }) => !sk.startsWith('ROW#')) : rows
        await door.load(gone.map(row => ({ ...row, ttl })))
      }
    },
  }
}

const inPages = (rows: unknown[]): Uint8Array[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS)).flatMap(
    packedIn,
  )

/** A page, or as many as it takes for each to fit. */
function packedIn(rows: unknown[]): Uint8Array[] {
  const packed = pack(rows)
  const half = Math.ceil(rows.length / 2)
  return packed.length <= BYTES || rows.length === 1
    ? [packed]
    : [rows.slice(0, half), rows.slice(half)].flatMap(packedIn)
}
