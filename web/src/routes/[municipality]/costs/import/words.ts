import { getLocale } from '#locale'
import * as m from '#messages'
import { few } from '#shared/format.ts'
import { capital } from '#shared/role-names.ts'
import type { TableReason } from '#shared/ledgers/table-cells.ts'
import type { SieReason } from '#shared/sie/faults.ts'
import type { Account, Listed, Surveyed } from './door.ts'

type Kind = 'ok' | 'warn' | 'bad' | 'na'

/** A file's state: its form and its word. */
export const stateTexts: Record<Listed['state'], { kind: Kind; text: () => string }> = {
  waiting: { kind: 'na', text: m.ledgers_state_waiting },
  reading: { kind: 'na', text: m.ledgers_state_reading },
  columns: { kind: 'warn', text: m.ledgers_state_read },
  read: { kind: 'warn', text: m.ledgers_state_read },
  checking: { kind: 'na', text: m.ledgers_state_checking },
  checked: { kind: 'warn', text: m.ledgers_state_checked },
  failed: { kind: 'bad', text: m.ledgers_state_failed },
  applying: { kind: 'na', text: m.ledgers_state_applying },
  done: { kind: 'ok', text: m.ledgers_state_done },
  undoing: { kind: 'na', text: m.ledgers_state_undoing },
  undone: { kind: 'na', text: m.ledgers_state_undone },
}

/** Why an account is taken for what it is. */
export const whyTexts: Record<Account['why'], () => string> = {
  before: m.ledgers_why_before,
  rule: m.ledgers_why_rule,
  name: m.ledgers_why_name,
  class: m.ledgers_why_class,
}

type Encoding = Surveyed['about']['encoding']
export const encodings: Record<Encoding, () => string> = {
  cp437: m.ledgers_encoding_cp437,
  'windows-1252': m.ledgers_encoding_windows,
  'utf-8': m.ledgers_encoding_utf8,
  'utf-16le': m.ledger_table_utf16,
}

const faults: Record<SieReason, () => string> = {
  account: m.ledgers_fault_account,
  amount: m.ledgers_fault_amount,
  brace: m.ledgers_fault_brace,
  date: m.ledgers_fault_date,
  field_missing: m.ledgers_fault_field_missing,
  line_too_long: m.ledgers_fault_line_too_long,
  object_list: m.ledgers_fault_object_list,
  object_pair: m.ledgers_fault_object_pair,
  outside_voucher: m.ledgers_fault_outside_voucher,
  outside_years: m.ledgers_fault_outside_years,
  period: m.ledgers_fault_period,
  quote_open: m.ledgers_fault_quote_open,
  too_many: m.ledgers_fault_too_many,
  voucher_open: m.ledgers_fault_voucher_open,
  year: m.ledgers_fault_year,
}
const tableFaults: Record<TableReason, () => string> = {
  account: m.ledger_table_fault_account,
  amount: m.ledger_table_fault_amount,
  amount_missing: m.ledger_table_fault_amount_missing,
  date: m.ledger_table_fault_date,
  decimals: m.ledger_table_fault_decimals,
  number: m.ledger_table_fault_number,
  supplier: m.ledger_table_fault_supplier,
}
/** What is wrong with a line of a file of that type, and what is done with it. */
export const faultText = (reason: string, type: string): string =>
  (isTable(type) ? tableFaults[reason as TableReason] : faults[reason as SieReason])?.() ?? reason

const tables: Record<string, () => string> = { csv: m.ledger_table_csv, xlsx: m.ledger_table_xlsx }
/** Is the file a table, and no SIE file? */
export const isTable = (type: string): boolean => type in tables
/** `SIE 4`, `Excel, .xlsx`. */
export const formatText = (type: string): string => tables[type]?.() ?? m.ledgers_sie({ type })

/** A sentence that begins with how many: `Två konton är nya`. */
export const counted = (say: (of: { n: number; few: string }) => string, n: number): string =>
  capital(say({ n, few: few(n, getLocale()) }))
