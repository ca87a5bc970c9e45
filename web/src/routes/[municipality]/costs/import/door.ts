import { getLocale } from '#locale'
import * as m from '#messages'
import type { LedgerChoice } from '#shared/ledgers/ledgers.ts'
import { whoMay as holdersOf } from '#shared/permissions.ts'
import type { InferResponseType } from 'hono/client'
import { api, ApiProblem } from '#web/lib/api.ts'
import type { Me } from '#web/lib/me.ts'

type Routes = (typeof api)['ledgers']

/** A file of a ledger as its page sees it. */
export type Ledger = InferResponseType<Routes[':id']['$get'], 200>
/** One that has been read: what it says of itself is there. */
export type Surveyed = Ledger & { about: NonNullable<Ledger['about']> }
export type Account = Ledger['accounts'][number]
export type Choice = LedgerChoice
/** A file in the list of those that were read in. */
export type Listed = InferResponseType<Routes['$get'], 200>['items'][number]

export const surveyed = (of: Ledger) => (of.about ? (of as Surveyed) : undefined)

/** Work is under way: the page asks again. */
export const atWork = (state: string) => ['reading', 'checking', 'applying', 'undoing'].includes(state)
/** It has been read, and can be read in. */
export const isOpen = (state: string) => ['read', 'checking', 'checked'].includes(state)
export const isSuppliers = ({ columns }: Pick<Ledger, 'columns'>) => columns?.kind === 'suppliers'

/** Why it came to nothing, in the reader's language. */
export const problemOf = ({ problem }: Pick<Ledger, 'problem'>) => problem?.[getLocale()] ?? ''

/** Who reads in ledgers is so by the role of their account. */
export const mayImport = ({ accountRoles }: Me) =>
  holdersOf('ledger:import').some(holder => accountRoles.some(role => role === holder))

/** Somebody else has moved it on since it was fetched. */
export const isMoved = (error: unknown) =>
  error instanceof ApiProblem && (error.type.endsWith('ledger_not_ready') || error.type.endsWith('stale'))

/** The steps of a file: of a table its columns are one, a supplier ledger has no accounts. */
const STEPS = ['file', 'columns', 'check', 'accounts', 'apply'] as const
export type Step = (typeof STEPS)[number]
export const stepsOf = (of?: Pick<Ledger, 'table' | 'columns'>): Step[] =>
  STEPS.filter(step => (step !== 'columns' || of?.table) && (step !== 'accounts' || of?.columns?.kind !== 'suppliers'))
export const stepTexts: Record<Step, () => string> = {
  file: m.imports_step_file,
  columns: m.ledger_table_step,
  check: m.ledgers_step_check,
  accounts: m.ledgers_step_accounts,
  apply: m.imports_step_apply,
}

/** What a table's columns may be and are taken for. */
export type Columns = InferResponseType<Routes[':id']['columns']['$get'], 200>
/** A table that waits for what its columns are, or has been read by them. */
export type Tabled = Ledger & { table: NonNullable<Ledger['table']> }
export const tabled = (of: Ledger) => (of.table ? (of as Tabled) : undefined)
