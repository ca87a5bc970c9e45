import type { FileOf } from '../save-file.ts'

/**
 * One column of a list: what it is called, what it is sorted by, and its text. A column without a text of its own is
 * drawn by the page.
 */
export type Column<T> = {
  id: string
  /** Its heading; `name` is the whole one, where the heading is shorter. */
  text: string
  name?: string
  /** What it stands under where columns are chosen. */
  group?: string
  /** A heading over it and over neighbours with the same: `Klassning, 1–4`. */
  over?: string
  number?: boolean
  /** A day, also in a file. */
  day?: boolean
  /** Shown until somebody chooses. */
  standard?: boolean
  /** Shown on a phone too. */
  phone?: boolean
  value?: (row: T) => string | number
  show?: (row: T) => string
  /** Neighbours with the same answer here say it once, over all of them. */
  together?: (row: T) => boolean
  /** What a file says of it, where that is neither its text nor, for a number, its value: an amount in tkr. */
  file?: (row: T) => string | number
  /** Of the rows that are shown; `drawn` by the page. */
  total?: ((rows: T[]) => string) | 'drawn'
  class?: string
}

/** The columns that the address asks for, in its order; what is not known of it is left out. */
export function shownColumns<T>(all: readonly Column<T>[], asked: string | null): Column<T>[] {
  const chosen = [...new Set(asked?.split(','))].flatMap(id => all.find(column => column.id === id) ?? [])
  return chosen.length > 0 ? chosen : all.filter(column => column.standard)
}

/** How the address names columns: not at all, when they are the ones that are shown anyway. */
export const askedColumns = <T>(all: readonly Column<T>[], ids: readonly string[]) => {
  const asked = ids.join(',')
  return asked ===
    shownColumns(all, null)
      .map(column => column.id)
      .join(',')
    ? ''
    : asked
}

/** What rows are sorted by, for each column that can be. */
export const orderOf = <T>(all: readonly Column<T>[]) =>
  Object.fromEntries(all.flatMap(({ id, value }) => (value ? [[id, value]] : [])))

/** What the list shows as a file to download: for lists that are not read in from one. */
export function fileOf<T extends { id: string; name: string }>(
  head: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): FileOf {
  const told = ({ file, show, value, number }: Column<T>) => file ?? (number ? value : show) ?? value ?? (() => '')
  const label = (text: string) => ({ sv: text, en: text })
  return {
    fields: {
      ...{ id: 'id', identity: ['name'] },
      fields: [
        { id: 'name', label: label(head), names: [], kind: 'text' },
        ...columns.map(({ id, text, name, number, day }) => ({
          ...{ id, label: label(name ?? text), names: [] },
          kind: number ? ('number' as const) : day ? ('day' as const) : ('text' as const),
        })),
      ],
    },
    entities: rows.map(row => ({
      ...Object.fromEntries(columns.map(column => [column.id, told(column)(row)])),
      ...{ id: row.id, name: row.name },
    })),
    lists: {},
  }
}

/** The cells of a row of these columns; neighbours that are together are one, as wide as they are many. */
export function cellsOf<T>(columns: readonly Column<T>[], are: (column: Column<T>) => boolean) {
  return columns.flatMap((column, i) => {
    if (!column.together || !are(column)) return [{ column, span: 1 }]
    if (columns[i - 1]?.together === column.together) return []
    const end = columns.findIndex((other, at) => at > i && other.together !== column.together)
    return [{ column, span: (end < 0 ? columns.length : end) - i }]
  })
}

/** The headings over columns, from the left; an empty one where there is none. */
export const headsOver = <T>(columns: readonly Column<T>[]) =>
  columns.reduce<{ text: string; span: number; desk: boolean }[]>((heads, { over = '', phone = false }) => {
    const last = heads.at(-1)
    if (last?.text === over && last.desk === !phone) last.span += 1
    else heads.push({ text: over, span: 1, desk: !phone })
    return heads
  }, [])
