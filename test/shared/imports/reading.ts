import type { PersonActor } from '#shared/actor.ts'
import { Assignment } from '#shared/assignments.ts'
import { Contract } from '#shared/contracts.ts'
import { previewOf } from '#shared/imports/apply.ts'
import { guessColumns } from '#shared/imports/columns.ts'
import type { Cell } from '#shared/imports/fields.ts'
import type { ImportKind } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import type { Register } from '#shared/imports/kinds/kind.ts'
import { writeCsv } from '#shared/imports/write.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Person } from '#shared/people.ts'
import { presetModel } from '#shared/presets/model.ts'
import { System } from '#shared/systems.ts'
import { readFile } from '#functions/imports/read.ts'
import { TODAY } from '../register.ts'

/** A small register with names that are hard to read, and files that are read into it. */
export const actor = (more: Partial<PersonActor> = {}): PersonActor => ({
  ...{ kind: 'person', municipality: '9981', person: 'p1', name: 'Karin Wallin' },
  ...{ accountRoles: ['modelAdmin'], held: [], openToAll: true, ...more },
})
const saved = <T>(of: T) => ({ ...of, revision: 3 })
export const register: Register = {
  model: {
    ...presetModel('full'),
    families: [
      { id: 'f0', name: 'Vård', hidden: false },
      { id: 'f1', name: 'Lärande', hidden: false },
      { id: 'f2', name: 'Gammal', hidden: true },
    ],
  },
  objects: [
    saved(
      ManagedObject.parse({
        id: 'fo1',
        code: 'FO-1',
        name: 'Äldreomsorg',
        purpose: 'Rad ett\nrad två',
        family: 'Vård',
        steps: [
          { id: 'a', name: 'Ansökan' },
          { id: 'b', name: 'Beslut; första' },
        ],
      }),
    ),
    saved(ManagedObject.parse({ id: 'fo2', code: 'FO-2', name: 'Nät; och, drift', sides: 'it' })),
  ],
  systems: [
    saved(
      System.parse({
        ...{ id: 's1', name: 'Omvårda', object: 'fo1', users: 0, mfa: false, usedBy: ['fo2'] },
        supports: [
          { step: 'a', degree: 'main' },
          { step: 'b', degree: 'partial' },
        ],
      }),
    ),
    saved(
      System.parse({
        ...{ id: 's2', name: '=Lönia', object: 'fo2', endOfUse: '2028-02-29', thirdCountry: true },
        classification: { confidentiality: 3, integrity: 2, availability: 0, traceability: 1 },
      }),
    ),
  ],
  contracts: [
    saved(Contract.parse({ id: 'c1', name: 'Tomt avtal' })),
    saved(
      Contract.parse({
        ...{ id: 'c2', name: 'Drift', number: '2024/17', supplier: 'Nordvård AB', owner: 'p3', start: '2024-02-29' },
        ...{ end: '2027-02-28', noticeMonths: 6, extension: { times: 2, months: 12 }, valuePerYear: 123_456_789 },
        ...{ systems: ['s1', 's2'], priceIndex: 'AKI' },
      }),
    ),
  ],
  people: [
    saved(Person.parse({ id: 'p1', name: 'Karin Wallin', email: 'karin@kommun.example', available: 60 })),
    // Two with one name: only the address, or its absence, tells them apart.
    saved(Person.parse({ id: 'p2', name: 'Anna Ek', email: 'anna.ek@kommun.example', title: 'Controller' })),
    saved(Person.parse({ id: 'p3', name: 'Anna Ek', email: 'anna.ek2@kommun.example' })),
  ],
  assignments: [
    saved(
      Assignment.parse({
        id: 'a1',
        object: 'fo1',
        role: 'objektagare',
        person: 'p1',
        from: '2026-01-01',
        deputy: 'p3',
      }),
    ),
  ],
  members: ['p1'],
}
const policy = { onError: 'stop', onExisting: 'update' } as const

export const rowsOf = async (what: Parameters<typeof writeCsv>[0]) =>
  (await readFile(writeCsv(what), 'a.csv')).sheets[0]!.rows

export function read(kind: ImportKind, rows: Cell[][], by = actor(), of = register) {
  const imported = importedAs(kind, of, by, TODAY)
  const mapping = guessColumns(rows[0]!, imported.file.fields)
  const choice = { sheet: 0, headingRow: 0, headingRows: 1, mapping, units: [], policy, corrections: [], skip: [] }
  return { imported, mapping, seen: previewOf({ rows, separated: false }, choice, imported) }
}
/** Why each cell is red: row, field, reason. */
export const red = (kind: ImportKind, rows: Cell[][], by = actor(), of = register) =>
  read(kind, rows, by, of).seen.rows.flatMap(row =>
    Object.entries(row.cells).flatMap(([field, { error }]) => (error ? [[row.row, field, error.id]] : [])),
  )
