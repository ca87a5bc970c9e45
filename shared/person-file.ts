import * as m from '#messages'
import type { Entity, Field, Fields, Lists, Named } from './imports/fields.ts'
import { idField, label } from './imports/label.ts'
import type { Person } from './people.ts'

const text = (max: number) => ({ kind: 'text', max }) as const

/** A person's name in two columns, as payroll lets it out. */
export const nameParts = (of: string): Field[] => [
  { id: `${of}.first`, label: label(m.staffing_file_first_name), names: ['Tilltalsnamn', 'Fornamn'], kind: 'text' },
  { id: `${of}.last`, label: label(m.staffing_file_last_name), names: ['Släktnamn'], kind: 'text' },
]

/** People as a file's columns. Names are shared by many; the address tells one from another. */
export const personFile = (): Fields => ({
  id: 'id',
  identity: ['name'],
  surer: 'email',
  fields: [
    idField,
    {
      ...{ id: 'name', label: label(m.staffing_file_name), names: ['Person', 'Förnamn och efternamn'] },
      ...{ ...text(80), parts: nameParts('name') },
    },
    {
      id: 'email',
      label: label(m.staffing_new_email),
      names: ['E-postadress', 'Mail', 'Mejl'],
      ...text(200),
      email: true,
      unique: true,
    },
    { id: 'title', label: label(m.staffing_new_title), names: ['Titel', 'Yrke'], ...text(80) },
    { id: 'unit', label: label(m.staffing_file_unit), names: ['Förvaltning', 'Avdelning'], ...text(80) },
    {
      ...{ id: 'available', label: label(m.staffing_file_available), names: ['Tillgänglig', 'Avsatt tid'] },
      ...{ kind: 'number', whole: true, min: 0, max: 100, unit: '%' },
    },
  ],
})

/** A person as a row in a file. */
export const personRow = ({ id, name, email, title, unit, available }: Person): Entity => ({
  ...{ id, name, email, title, unit, available },
})

/** A person's row refers to nothing. */
export const personLists = (): Lists => ({})

/** People as others refer to them: by address, and by name. */
export const namesOf = (people: Person[]): Named[] => [
  ...people.flatMap(({ id, email }) => (email ? [{ id, name: email }] : [])),
  ...people.map(({ id, name }) => ({ id, name })),
]
