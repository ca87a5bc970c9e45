import type { Entity, Fields, Lists } from './fields.ts'
import { givenRows, type Sheet } from './given.ts'
import { registerOf } from './identity.ts'
import { readRow, type Effect, type PreviewRow, type RowRules } from './row.ts'
import { uniquesOf } from './unique.ts'
import { directoriesOf } from './written.ts'

/** What is done with rows that cannot be read, and with those that are in the register already. */
export type Policy = { onError: 'stop' | 'skip'; onExisting: 'update' | 'skip' | 'stop' }

export type Import = Sheet & {
  fields: Fields
  existing: readonly Entity[]
  lists: Lists
  policy: Policy
  /** What the kind alone knows to be wrong. */
  check?: RowRules['check']
  /** Rows that somebody chose to leave out. */
  skip?: readonly number[]
}

export type Preview = {
  rows: PreviewRow[]
  sums: {
    /** How many rows the file has. */
    rows: number
    /** How many there are, and how many there will be. */
    before: number
    after: number
    /** What will happen, by effect; amber rows among them. */
    new: number
    updated: number
    unchanged: number
    /** What there is to look at, by colour. */
    check: number
    errors: number
    skipped: number
    /** Rows with nothing to look at. */
    ready: number
    /** Rows that are read in: the number on the button. */
    read: number
  }
  /** Why nothing is read in at all. */
  stopped?: 'errors' | 'existing'
}

/** What would happen if the file were read in: nothing is written. The same file once more changes nothing. */
export function preview(input: Import): Preview {
  const rows = readRows(input).map(row => decided(row, input))
  const stopped = stoppedBy(rows, input.policy)
  const having = (state: PreviewRow['state']) => rows.filter(row => row.state === state).length
  const effects = (effect: Effect) => rows.filter(row => isRead(row) && row.effect === effect && !stopped).length
  const added = effects('new')
  return {
    rows,
    sums: {
      rows: rows.length,
      before: input.existing.length,
      after: input.existing.length + added,
      new: added,
      updated: effects('updated'),
      unchanged: effects('unchanged'),
      check: having('check'),
      errors: having('error'),
      skipped: having('skipped'),
      ready: having('new') + having('updated') + having('unchanged'),
      read: stopped ? 0 : rows.filter(isRead).length,
    },
    ...(stopped && { stopped }),
  }
}

/** The rows that change something, in the file's order; none when the policy stops the file. */
export const toApply = ({ rows, stopped }: Preview): PreviewRow[] =>
  stopped ? [] : rows.filter(row => isRead(row) && row.effect !== 'unchanged')

const isRead = ({ state }: PreviewRow) => state !== 'error' && state !== 'skipped'

function readRows(input: Import): PreviewRow[] {
  const { fields, existing, lists, check = () => [] } = input
  const rules: RowRules = {
    ...{ fields, check },
    register: registerOf(fields, existing),
    uniques: uniquesOf(fields, existing),
  }
  return givenRows(input, fields.fields, directoriesOf(lists)).map(({ row, given }) => readRow(row, given, rules))
}

/** Left out by hand, or because the policy keeps what is in the register as it is. */
function decided(row: PreviewRow, { skip = [], policy }: Import): PreviewRow {
  const kept = policy.onExisting === 'skip' && row.effect === 'updated' && row.state !== 'error'
  return kept || skip.includes(row.row) ? { ...row, state: 'skipped' } : row
}

function stoppedBy(rows: readonly PreviewRow[], { onError, onExisting }: Policy): Preview['stopped'] {
  if (onError === 'stop' && rows.some(row => row.state === 'error')) return 'errors'
  if (onExisting === 'stop' && rows.some(row => isRead(row) && row.id !== undefined)) return 'existing'
  return undefined
}
