import * as m from '#messages'
import type { ContractRegister, ContractRow } from '#shared/contract-register.ts'
import { tkr, whole } from '#shared/format.ts'
import { sum } from '#shared/money.ts'
import { ownKey, type AskedField } from '#shared/own-fields.ts'
import { IndexTerms } from '#shared/price-terms.ts'
import { offered } from '#shared/people.ts'
import type { BulkField } from '#web/lib/ui/bulk.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import { ownBulk } from '../bulk.ts'
import { ownListed } from '../own-fields.ts'
import { contractReason } from '../standing/texts.ts'
import { termsSaid } from './price-terms.ts'

/** The day by which it must be decided on; those until further notice, and those that have ended, last. */
const decided = ({ term }: ContractRow) => (!term ? '8' : term.ended ? `9${term.end}` : term.lastNotice)
const text = (id: 'number' | 'priceIndex', name: string): Column<ContractRow> => ({
  ...{ id, text: name, class: 'mut' },
  value: row => row[id],
  show: row => row[id],
})
const day = (id: 'start' | 'noticeGiven', name: string): Column<ContractRow> => ({
  ...{ id, text: name, class: 'num nw' },
  value: row => row[id] ?? '',
  show: row => row[id] ?? '',
})

/** Every column that the list of contracts can have. */
export const contractColumns = (own: readonly AskedField[], hidden: readonly string[]): Column<ContractRow>[] =>
  all(own).filter(({ id }) => !hidden.includes(id))

const all = (own: readonly AskedField[]): Column<ContractRow>[] => [
  { id: 'supplier', text: m.contracts_supplier(), class: 'mut', standard: true, value: row => row.supplier },
  {
    ...{ id: 'systems', text: m.contracts_systems(), standard: true },
    value: row => row.covers.map(system => system.name).join(', '),
  },
  { ...{ id: 'owner', text: m.contracts_owner(), standard: true }, value: row => row.ownerName },
  { ...{ id: 'notice', text: m.contracts_last_notice(), standard: true, phone: true }, value: decided },
  {
    ...{ id: 'end', text: m.contracts_end(), class: 'num nw', standard: true },
    value: row => row.term?.end ?? '9999',
  },
  {
    ...{ id: 'value', text: m.contracts_value_short(), number: true, standard: true, phone: true },
    value: row => row.valuePerYear ?? -1,
    show: row => (row.valuePerYear === undefined ? '' : tkr(row.valuePerYear)),
    total: rows => tkr(sum(rows.map(row => row.valuePerYear ?? 0))),
  },
  {
    ...{ id: 'reasons', text: m.standing_column_reasons(), class: 'mut' },
    value: row => -row.reasons.length,
    show: row => row.reasons.map(contractReason).join(', '),
  },
  {
    ...{ id: 'complete', text: m.standing_column_complete(), standard: true, number: true, class: 'complete' },
    value: row => row.complete,
    total: 'drawn',
  },
  text('number', m.contracts_number()),
  day('start', m.contracts_start()),
  {
    ...{ id: 'noticeMonths', text: m.contracts_notice_months(), number: true },
    value: row => row.noticeMonths,
    show: row => whole(row.noticeMonths),
  },
  {
    ...{ id: 'extension', text: m.contracts_column_extension() },
    value: row => (row.extension ? row.extension.times * row.extension.months : 0),
    show: ({ extension }) => (extension ? m.contracts_extension(extension) : ''),
  },
  day('noticeGiven', m.contracts_notice_given()),
  text('priceIndex', m.contracts_price_index()),
  ...ownListed<ContractRow>(own, m.own_fields_title(), (row, id) => row.own[id.slice(ownKey('').length)]),
]

/** A value of a contract's field, where an id or öre stands for it. */
export function valueName(of: ContractRegister, field: string, value: unknown): string | undefined {
  if (field === 'owner') return of.people.find(({ id }) => id === value)?.name
  if (field === 'systems') return of.systems.find(({ id }) => id === value)?.name
  if (field === 'priceTerms') {
    const terms = IndexTerms.safeParse(value)
    return terms.success ? termsSaid(terms.data) : undefined
  }
  return field === 'valuePerYear' ? tkr(Number(value)) : undefined
}

/** What can be changed for many contracts at once. */
export const bulkFields = ({ people, hidden, ownFields }: ContractRegister): BulkField[] => [
  ...bulk(offered(people)).filter(({ id }) => !hidden.includes(id)),
  ...ownBulk(ownFields),
]

const bulk = (people: { id: string; name: string }[]): BulkField[] => [
  {
    ...{ id: 'owner', text: m.contracts_owner(), kind: 'choice' },
    choices: people.map(({ id, name }) => ({ value: id, text: name })),
  },
  { id: 'supplier', text: m.contracts_supplier(), kind: 'text' },
  { id: 'end', text: m.contracts_end(), kind: 'day' },
  { id: 'noticeMonths', text: m.contracts_notice_months(), kind: 'number', required: true },
  { id: 'noticeGiven', text: m.contracts_notice_given(), kind: 'day' },
  { id: 'priceIndex', text: m.contracts_price_index(), kind: 'text' },
]
