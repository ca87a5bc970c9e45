import * as z from 'zod'
import { Day, Year } from '../day.ts'
import { Ore } from '../money.ts'
import { AccountUse } from '../placing.ts'
import { SuppliersMet } from './suppliers.ts'
import { LedgerTable, TableColumns, TableEncodings, type TableKind } from './tables.ts'

/**
 * `waiting`: the file has not come. `reading`, `checking`, `applying`, `undoing`: work is going on. `read`: can be looked
 * over. `columns`: a table, and nobody has said what its columns are. `checked`: its control sums are there. `failed`: it cannot be read. `done`: counted. `undone`: as if never read.
 */
const LedgerState = z.enum([
  ...([
    'waiting',
    'reading',
    'columns',
    'read',
    'checking',
    'checked',
    'failed',
    'applying',
    'done',
    'undoing',
    'undone',
  ] as const),
])

/** Accounts with rows in one file. */
export const MOST_ACCOUNTS = 5_000

const Fault = z.object({ line: z.int(), record: z.string(), reason: z.string() })
const Unbalanced = z.object({
  series: z.string(),
  number: z.string(),
  date: z.string(),
  line: z.int(),
  difference: Ore,
})

/** What a file says of itself, and what was found in it. */
export const AboutLedger = z.object({
  /** Of a SIE file 1–4I; of a table `csv` or `xlsx`. */
  type: z.string(),
  program: z.string(),
  company: z.string(),
  orgNumber: z.string(),
  generated: Day.optional(),
  encoding: TableEncodings,
  years: z.array(z.object({ number: z.int(), from: Day, to: Day })),
  /** The year and the months that there are rows of, 1–12. */
  year: Year,
  from: z.int().min(1).max(12),
  to: z.int().min(1).max(12),
  vouchers: z.int(),
  rows: z.int(),
  dimensions: z.array(z.object({ id: z.string(), name: z.string() })),
  unbalanced: z.array(Unbalanced),
  unbalancedCount: z.int(),
  faults: z.array(Fault),
  faultCount: z.int(),
})
export type AboutLedger = z.infer<typeof AboutLedger>

/** What an account of the file has: rows, and the sum in öre of each month of the year. */
export const LedgerAccount = z.object({
  account: z.string(),
  name: z.string(),
  rows: z.int(),
  months: z.array(Ore).length(12),
})
export type LedgerAccount = z.infer<typeof LedgerAccount>

/** What somebody chooses of a file before it is read in. */
export const LedgerChoice = z.object({
  entity: z.string().min(1).max(40),
  year: Year,
  /** First and last month that the file counts for: what was read in of them before is replaced. */
  from: z.int().min(1).max(12),
  to: z.int().min(1).max(12),
  /** What the accounts are that nobody has decided on before. */
  uses: z.array(AccountUse).max(MOST_ACCOUNTS).default([]),
  /** Vouchers that do not balance, or lines that cannot be read, are taken in as they are. */
  anyway: z.boolean().default(false),
  /** It takes the place of a newer file all the same. */
  older: z.boolean().optional(),
})
export type LedgerChoice = z.infer<typeof LedgerChoice>

/** Control sums in öre: file = placed + unallocated + notIt. */
export const LedgerSums = z.object({
  ...{ file: Ore, placed: Ore, unallocated: Ore, notIt: Ore },
  /** Of what is not IT: payroll that calculated staff cost replaces, and accounts of the balance sheet. */
  ...{ payroll: Ore, balance: Ore },
  ...{ rows: z.int(), placedRows: z.int(), unallocatedRows: z.int() },
})
export type LedgerSums = z.infer<typeof LedgerSums>

/** Inläst huvudbok: a file of a legal entity's accounts for some months of a year. */
export const Ledger = z.object({
  id: z.string(),
  fileName: z.string().trim().min(1).max(200),
  size: z.int().min(1),
  by: z.string(),
  /** ISO instant. */
  at: z.string(),
  state: LedgerState,
  /** The encoding that somebody has chosen instead of the one that was found. */
  encoding: TableEncodings.optional(),
  /** What a table's columns are found to be, and what somebody has said that they are. */
  table: LedgerTable.optional(),
  columns: TableColumns.optional(),
  about: AboutLedger.optional(),
  choice: LedgerChoice.optional(),
  sums: LedgerSums.optional(),
  /** How a supplier ledger met the ledger. */
  met: SuppliersMet.optional(),
  problem: z.object({ reason: z.string(), params: z.record(z.string(), z.unknown()) }).optional(),
  attempt: z.int().default(0),
  /** ISO instant at which it began to count. */
  appliedAt: z.string().optional(),
  /** The day on which the file was last changed, as its sender's computer says: of a table, when it was taken out. */
  modified: Day.optional(),
})
export type Ledger = z.infer<typeof Ledger>

export const NewLedger = Ledger.pick({ fileName: true, size: true, modified: true })

type Counting = Pick<Ledger, 'id' | 'state' | 'appliedAt' | 'choice' | 'columns'>

/** What a file is: SIE files are ledgers. */
export const kindIn = ({ columns }: Pick<Ledger, 'columns'>): TableKind => columns?.kind ?? 'ledger'

/**
 * Which file of a kind each month of a year counts from, entity by entity: the latest that was read in and covers it. So a file
 * replaces what was read in of its months and never doubles it, and undoing it brings back what was there.
 */
export function monthsOf<L extends Counting>(
  ledgers: L[],
  year: Year,
  kind: TableKind = 'ledger',
): Map<string, { ledger: L; months: Set<number> }> {
  const shown = new Map<string, L>()
  const inOrder = ledgers
    .filter(of => kindIn(of) === kind)
    .filter(({ state, choice, appliedAt }) => state === 'done' && choice?.year === year && appliedAt)
    .toSorted((a, b) => a.appliedAt!.localeCompare(b.appliedAt!) || a.id.localeCompare(b.id))
  for (const ledger of inOrder) {
    const { entity, from, to } = ledger.choice!
    for (let month = from; month <= to; month++) shown.set(`${entity} ${month}`, ledger)
  }
  const of = new Map<string, { ledger: L; months: Set<number> }>()
  for (const [place, ledger] of shown) {
    const found = of.get(ledger.id) ?? { ledger, months: new Set<number>() }
    found.months.add(Number(place.split(' ').at(-1)))
    of.set(ledger.id, found)
  }
  return of
}
