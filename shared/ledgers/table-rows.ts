import type { Ore } from '../money.ts'
import type { Read } from './collect.ts'
import { apart, cellReader, isSum, remembering, type Cells, type TableFault } from './table-cells.ts'
import { oreIn } from './table-amounts.ts'
import { dayIn } from './table-days.ts'
import { dimensionOf } from './table-fields.ts'
import type { LedgerTable, TableColumns } from './tables.ts'

/** What a whole table says of itself, as a file's head does. */
export type TableHead = {
  accounts: Map<string, { name: string }>
  dimensions: Map<string, { name: string }>
  vouchers: number
  rows: number
  faults: number
}

type As = { table: LedgerTable; columns: TableColumns; entity: string; sign: 1 | -1 }
type On = {
  /** A row, valid during the call only: the same object comes again with the next. */
  row?: (row: Read) => void
  fault?: (fault: TableFault) => void
}

/** Names and vouchers are counted until there are so many. */
const MOST = 500_000

/**
 * A ledger in rows of cells as rows of a ledger, amounts in öre by the entity's sign. What cannot be read is a fault of
 * its line and column, and the row is left out; a row that sums others up is none. Nothing in a table makes it throw.
 */
export function tableReader({ table, columns, entity, sign }: As, on: On) {
  const { at, raw, fault, faults, unitOf } = cellReader(columns, table, on.fault)
  const row = new TableRow(entity)
  const accounts: TableHead['accounts'] = new Map()
  const vouchers = new Set<string>()
  let rows = 0

  const amounts = (at.has('amount') ? ['amount'] : ['debit', 'credit']).map(field => ({ field, unit: unitOf(field) }))
  const days = remembering(text => dayIn(text, columns.year))
  const codes = remembering(accountIn)
  const names = remembering(text => apart(text).slice(0, 80))
  const parts = [...at].flatMap(([field, column]) => {
    const dimension = dimensionOf(field)
    return dimension === undefined ? [] : [{ field, dimension, column }]
  })
  const lists = remembering(said => partsIn(said, parts))

  /** Öre of the row; nothing, and a fault, when it has no amount that can be read. */
  function amountOf(cells: Cells, line: number): Ore | undefined {
    let sum: Ore | undefined
    for (const { field, unit } of amounts) {
      const text = raw(cells, field)
      if (text === '') continue
      const ore = oreIn(text, unit)
      if (typeof ore === 'string') return void fault(line, field, ore)
      sum = (sum ?? 0) + (field === 'credit' ? -ore : ore)
    }
    if (sum === undefined) fault(line, amounts[0]!.field, 'amount_missing')
    return sum
  }

  return {
    /** One row of cells, numbered as in the file, from 1. */
    add(cells: Cells, line: number): void {
      if (cells.every(cell => cell === null || cell.trim() === '')) return
      const account = codes(raw(cells, 'account'))
      if (!account) return isSum(cells) ? undefined : fault(line, 'account', 'account')
      const amount = amountOf(cells, line)
      if (amount === undefined) return
      const date = days(raw(cells, 'date')) || days(raw(cells, 'period'))
      if (date === '') return fault(line, at.has('date') ? 'date' : 'period', 'date')
      rows++
      name(account.code, raw(cells, 'accountName') || account.name)
      row.account = account.code
      row.amount = amount * sign
      row.date = date
      row.line = line
      row.parts = parts.length === 0 ? NONE : lists(parts.map(({ field }) => raw(cells, field)).join('\0'))
      row.supplier = names(raw(cells, 'supplier')) || undefined
      row.series = names(raw(cells, 'series'))
      row.number = apart(raw(cells, 'number'))
      row.cell = raw(cells, 'text')
      if (row.number && vouchers.size < MOST) vouchers.add(`${row.series} ${row.number}`)
      on.row?.(row)
    },
    end: (): TableHead => ({
      ...{ accounts, rows, vouchers: vouchers.size, faults: faults() },
      dimensions: new Map(
        parts.map(({ dimension, column }) => [dimension, { name: table.columns[column]?.heading ?? '' }]),
      ),
    }),
  }

  function name(account: string, of: string) {
    if (!of || accounts.has(account) || accounts.size === MOST) return
    accounts.set(account, { name: apart(of).slice(0, 100) })
  }
}

const NONE: Read['parts'] = []

/** `6420`, and `6420 Licenser` with its name; nothing when it is no account. */
function accountIn(text: string): { code: string; name: string } | undefined {
  const [, code, name = ''] = /^(\d{1,12})(?:[\s:–-]+(\p{L}.*))?$/su.exec(text) ?? []
  return code === undefined ? undefined : { code, name }
}

/** The code parts that have a value: of `4711 Skola` it is 4711. */
function partsIn(said: string, parts: readonly { dimension: string }[]): Read['parts'] {
  return said.split('\0').flatMap((text, i) => {
    const value = apart(/^(\d+)[\s:–-]+\p{L}/u.exec(text)?.[1] ?? text)
    const dimension = parts[i]?.dimension
    return value === '' || dimension === undefined ? [] : [[dimension, value] as const]
  })
}

/** The row that is being read; its text is made when somebody asks. */
class TableRow implements Read {
  account = ''
  amount = 0
  date = ''
  line = 0
  parts: Read['parts'] = NONE
  supplier: string | undefined
  series = ''
  number = ''
  cell = ''
  readonly entity: string
  constructor(entity: string) {
    this.entity = entity
  }
  get text(): string {
    return apart(this.cell)
  }
}
