import * as m from '#messages'
import type { Contract } from './contracts.ts'
import type { Entity, Fields, Lists } from './imports/fields.ts'
import { idField, label } from './imports/label.ts'
import type { AskedField } from './own-fields.ts'
import { ownCells, ownColumns } from './own-file.ts'
import { namesOf } from './person-file.ts'
import type { Person } from './people.ts'
import type { System } from './systems.ts'

const text = (max: number) => ({ kind: 'text', max }) as const
const whole = (min: number, max: number) => ({ kind: 'number', whole: true, min, max }) as const

/** Contracts as a file's columns; the value in tkr, as on the page. */
export const contractFile = (own: readonly AskedField[] = []): Fields => ({
  id: 'id',
  identity: ['name'],
  fields: [
    idField,
    { id: 'name', label: label(m.contracts_name), names: ['Avtal', 'Avtalsnamn'], ...text(120), unique: true },
    { id: 'number', label: label(m.contracts_number), names: ['Avtalsnummer', 'Diarienummer', 'Dnr'], ...text(60) },
    { id: 'supplier', label: label(m.contracts_supplier), names: ['Företag', 'Avtalspart', 'Lev.'], ...text(80) },
    {
      id: 'owner',
      label: label(m.contracts_owner),
      names: ['Avtalsägare', 'Avtalsansvarig'],
      kind: 'reference',
      to: 'people',
    },
    { id: 'start', label: label(m.contracts_start), names: ['Start', 'Avtalsstart', 'Gäller från'], kind: 'day' },
    {
      id: 'end',
      label: label(m.contracts_end),
      names: ['Slut', 'Avtal till', 'Avtal t.o.m.', 'Till', 'Slutdatum'],
      kind: 'day',
    },
    { id: 'noticeMonths', label: label(m.contracts_notice_months), names: ['Uppsägningstid'], ...whole(0, 36) },
    { id: 'extensionTimes', label: label(m.contracts_extension_times), names: ['Förlängningar'], ...whole(1, 20) },
    { id: 'extensionMonths', label: label(m.contracts_extension_months), names: [], ...whole(1, 120) },
    { id: 'noticeGiven', label: label(m.contracts_notice_given), names: ['Uppsagt den'], kind: 'day' },
    { id: 'priceIndex', label: label(m.contracts_price_index), names: ['Index'], ...text(120) },
    {
      ...{ id: 'valuePerYear', label: label(m.contracts_value), names: ['Värde, tkr', 'Årskostnad', 'Värde per år'] },
      ...{ kind: 'number', unit: 'tkr', min: 0, max: 90_000_000, wary: { changedBy: 0.3 } },
    },
    { id: 'systems', label: label(m.contracts_systems), names: ['Omfattar'], kind: 'references', to: 'systems' },
    ...ownColumns(own),
  ],
})

/** A contract as its row in a file: the extension lies flat, and the value is in tkr. */
export const contractRow = (
  { extension, valuePerYear, own, ...contract }: Contract,
  fields: readonly AskedField[] = [],
): Entity => {
  const { id, name, number, supplier, owner, start, end, noticeMonths, noticeGiven, priceIndex, systems } = contract
  return {
    ...{ id, name, number, supplier, owner, start, end, noticeMonths, noticeGiven, priceIndex, systems },
    ...(extension && { extensionTimes: extension.times, extensionMonths: extension.months }),
    ...(valuePerYear !== undefined && { valuePerYear: valuePerYear / 100_000 }),
    ...ownCells(fields, own),
  }
}

/** What a contract's row refers to. */
export const contractLists = (systems: Pick<System, 'id' | 'name'>[], people: Person[]): Lists => ({
  systems: systems.map(({ id, name }) => ({ id, name })),
  people: namesOf(people),
})
