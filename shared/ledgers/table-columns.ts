import type { LegalEntity } from '../economy.ts'
import { guessesOf, type Guess, type Remembered } from '../imports/columns.ts'
import { Refusal } from '../refusal.ts'
import { isBareMonth } from './table-days.ts'
import { dimensionOf, isCodeWord, NEW_PART, tableFields } from './table-fields.ts'
import type { LedgerTable, TableColumns, TableKind } from './tables.ts'

/** What each column is taken for: as it was read last, else by its heading. */
export function columnGuesses(
  { columns }: Pick<LedgerTable, 'columns'>,
  kind: TableKind,
  entity: Pick<LegalEntity, 'parts'>,
  remembered: Remembered = {},
): Guess[] {
  const heads = columns.map(({ heading }) => heading)
  const guesses = guessesOf(heads, tableFields(kind, entity), { remembered, stable: '' })
  const left = new Set(Object.keys(remembered).filter(heading => remembered[heading]!.field === null))
  return guesses.map((guess, i) => {
    const fresh = kind === 'ledger' && !guess && isCodeWord(heads[i]!) && !left.has(heads[i]!)
    return fresh ? { field: NEW_PART, why: 'known' } : guess
  })
}

/** A supplier ledger has vouchers and suppliers, and no account. */
export function kindOf(table: Pick<LedgerTable, 'columns'>): TableKind {
  const found = (kind: TableKind) => new Set(columnGuesses(table, kind, { parts: [] }).map(guess => guess?.field))
  const [ledger, suppliers] = [found('ledger'), found('suppliers')]
  return !ledger.has('account') && suppliers.has('supplier') && suppliers.has('number') ? 'suppliers' : 'ledger'
}

/** Free numbers of dimensions begin here; lower ones have a meaning of their own in SIE. */
const FREE = 20

/** The columns with each new code part given a dimension: its name is the heading. */
export function numbered(mapping: TableColumns['mapping'], { parts }: Pick<LegalEntity, 'parts'>) {
  const taken = new Set([...parts.map(({ dimension }) => dimension), ...mapping.map(of => dimensionOf(of ?? ''))])
  let next = FREE
  return mapping.map(field => {
    if (field !== NEW_PART) return field
    while (taken.has(String(next))) next++
    taken.add(String(next))
    return `part:${next}`
  })
}

/** A thing that a table must tell, in one of these columns; of several in each of a line. */
type Need = 'account' | 'day' | 'amount' | 'number' | 'supplier'
const needs: Record<TableKind, Partial<Record<Need, string[][]>>> = {
  ledger: { account: [['account']], day: [['date'], ['period']], amount: [['amount'], ['debit', 'credit']] },
  suppliers: { number: [['number']], supplier: [['supplier']] },
}

/** What such a table must tell and no column does. */
export const missingIn = ({ kind, mapping }: Pick<TableColumns, 'kind' | 'mapping'>): Need[] =>
  Object.entries(needs[kind])
    .filter(([, ways]) => !ways.some(all => all.every(field => mapping.includes(field))))
    .map(([need]) => need as Need)

/**
 * Columns can be read when every thing that such a table must tell is in one, none is in two, each is one there is, and
 * the year is known where no column gives a day.
 */
export function assertColumns(columns: TableColumns, { columns: heads }: LedgerTable, entity: LegalEntity): void {
  const { kind, mapping } = columns
  const known = new Set([...tableFields(kind, entity).map(({ id }) => id), ...(kind === 'ledger' ? [NEW_PART] : [])])
  const given = mapping.filter(field => field !== null)
  if (mapping.length !== heads.length || given.some(field => !known.has(field)))
    throw new Refusal('ledger_columns_unknown', {})
  const twice = given.find((field, i) => field !== NEW_PART && given.indexOf(field) !== i)
  if (twice !== undefined) {
    const names = heads.filter((_, i) => mapping[i] === twice).map(({ heading }) => heading)
    throw new Refusal('ledger_columns_twice', { first: names[0]!, second: names[1]! })
  }
  const [need] = missingIn(columns)
  if (need) throw new Refusal('ledger_columns_missing', { need })
  if (!columns.year && asksYear(columns, heads)) throw new Refusal('ledger_columns_year', {})
}

/** Does no column say which year it is: are there months alone, or no day at all? */
export function asksYear({ kind, mapping }: Pick<TableColumns, 'kind' | 'mapping'>, heads: LedgerTable['columns']) {
  const day = heads.find((_, i) => mapping[i] === 'date') ?? heads.find((_, i) => mapping[i] === 'period')
  return day ? day.samples.some(isBareMonth) : kind === 'suppliers'
}
