import { restored } from '../imports/formulas.ts'
import { plain } from '../imports/text.ts'
import { unitSaid, type Unit } from '../imports/units.ts'
import type { LedgerTable, TableColumns } from './tables.ts'

export type Cells = readonly (string | null)[]

const UNITS: readonly Unit[] = ['kr', 'tkr', 'mnkr']
/** How many faults are told; all are counted. */
const TOLD = 300

/** What cannot be read of a table, by the heading of its column. Texts: `ledger_table_fault_<reason>`. */
export type TableReason = 'account' | 'amount' | 'amount_missing' | 'date' | 'decimals' | 'number' | 'supplier'
export type TableFault = { line: number; record: string; reason: TableReason }

/** Reads cells by what their columns are, and counts what cannot be read. */
export function cellReader(columns: TableColumns, table: LedgerTable, tell?: (fault: TableFault) => void) {
  const at = new Map(columns.mapping.flatMap((field, i) => (field === null ? [] : [[field, i] as const])))
  let faults = 0
  return {
    at,
    /** The cell of a field as it stands; empty when there is none. */
    raw(cells: Cells, field: string): string {
      const column = at.get(field)
      const cell = column === undefined ? null : cells[column]
      if (!cell) return ''
      return (cell[0] === "'" ? restored(cell) : cell).trim()
    },
    fault(line: number, field: string, reason: TableReason): void {
      if (++faults > TOLD) return
      tell?.({ line, record: table.columns[at.get(field) ?? -1]?.heading.slice(0, 39) ?? '', reason })
    },
    /** What the heading says that its amounts are in; kronor when it says nothing. */
    unitOf: (field: string): Unit => unitSaid(table.columns[at.get(field) ?? -1]?.heading ?? '', UNITS) ?? 'kr',
    faults: () => faults,
  }
}

/** Does a row say that it sums others up? It has no account then, and is no row of the ledger. */
export const isSum = (cells: Cells): boolean =>
  cells.some(cell => cell !== null && /^\s*(?:del)?(?:summa|totalt?|sum)\b/i.test(cell))

/** A text of its own, as it is kept: a part of a larger one would hold all of that in memory. */
export const apart = (text: string): string =>
  text === '' ? '' : ` ${SIMPLE.test(text) ? text : plain(text)}`.slice(1)
/** Texts in which there is nothing to make plain. */
const SIMPLE = /^[ -~\u00a1-\u00ff]*$/

/** The same value for the same text, worked out once; forgotten when there are too many, so that memory stays flat. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    if (known.has(text)) return known.get(text)!
    if (known.size === 65_536) known.clear()
    const value = make(text)
    known.set(apart(text), value)
    return value
  }
}
