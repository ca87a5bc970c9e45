import { describe, expect, test } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { Assignment } from '#shared/assignments.ts'
import { Contract } from '#shared/contracts.ts'
import { applied, previewOf } from '#shared/imports/apply.ts'
import { guessColumns } from '#shared/imports/columns.ts'
import type { Cell } from '#shared/imports/fields.ts'
import { ImportKind } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import type { Register } from '#shared/imports/kinds/kind.ts'
import { writeCsv } from '#shared/imports/write.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Person } from '#shared/people.ts'
import { presetModel } from '#shared/presets/model.ts'
import { System } from '#shared/systems.ts'
import { readFile } from '#functions/imports/read.ts'

const actor = (more: Partial<PersonActor> = {}): PersonActor => ({
  ...{ kind: 'person', municipality: '9981', person: 'p1', name: 'Karin Wallin' },
  ...{ accountRoles: ['modelAdmin'], held: [], openToAll: true, ...more },
})
const saved = <T>(of: T) => ({ ...of, revision: 3 })
const register: Register = {
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

const rowsOf = async (what: Parameters<typeof writeCsv>[0]) => (await readFile(writeCsv(what), 'a.csv')).sheets[0]!.rows

function read(kind: ImportKind, rows: Cell[][], by = actor(), of = register) {
  const imported = importedAs(kind, of, by)
  const mapping = guessColumns(rows[0]!, imported.file.fields)
  const choice = { sheet: 0, headingRow: 0, headingRows: 1, mapping, units: [], policy, corrections: [], skip: [] }
  return { imported, mapping, seen: previewOf({ rows, separated: false }, choice, imported) }
}
/** Why each cell is red: row, field, reason. */
const red = (kind: ImportKind, rows: Cell[][], by = actor()) =>
  read(kind, rows, by).seen.rows.flatMap(row =>
    Object.entries(row.cells).flatMap(([field, { error }]) => (error ? [[row.row, field, error.id]] : [])),
  )

describe.each(ImportKind.options)('%s', kind => {
  test.each(['sv', 'en'] as const)(
    'written to a file in %s and read again are all known and all unchanged',
    async locale => {
      const { file, existing, lists } = importedAs(kind, register, actor())
      const rows = await rowsOf({ fields: file, entities: existing, lists, locale })
      const { mapping, seen } = read(kind, rows)
      expect(mapping).toEqual(file.fields.map(field => field.id))
      expect(seen.rows.flatMap(row => Object.entries(row.cells).filter(([, c]) => c.error ?? c.check))).toEqual([])
      expect(seen.sums).toMatchObject({ unchanged: existing.length, updated: 0, new: 0, errors: 0, check: 0 })
    },
  )

  test('that are read in become entities of the register, what the file leaves out as it was', async () => {
    const { file, existing, lists } = importedAs(kind, register, actor())
    const rows = await rowsOf({ fields: file, entities: existing, lists, locale: 'sv' })
    const empty = { ...register, [kind]: [] }
    // Nothing is there: every row is new, and its id is not the file's to decide.
    const unnamed = rows.map(row => row.slice(1))
    const { imported, seen } = read(kind, unnamed, actor(), empty)
    let next = 0
    const { changes } = applied(seen, imported, () => `n${(next += 1)}`, '2026-09-14')
    const was = register[kind].map(({ revision: _, ...of }, i) => ({
      ...of,
      id: `n${i + 1}`,
      // Steps stand on the object's page.
      ...(kind === 'objects' && { since: '2026-09-14', steps: [] }),
    }))
    expect(changes.map(change => change.after)).toEqual(was)
  })
})

test('a contract does not end before it begins, is extended in full or not at all, and says it at the cell', () => {
  const head = ['Avtal', 'Start', 'Slut', 'Förlängs, antal gånger']
  expect(
    red('contracts', [head, ['A', '2027-01-01', '2026-12-31', null], ['B', '2026-01-01', '2026-12-31', 2]]),
  ).toEqual([
    [2, 'end', 'contract_ends_before_start'],
    [3, 'extensionMonths', 'missing'],
  ])
})

test('an object’s family is one of the model: what is nearly one is worth a look, and what is none is said', () => {
  const head = ['Kod', 'Namn', 'Objektfamilj']
  const { seen } = read('objects', [head, ['FO-2', 'Nät; och, drift', 'Larande'], ['FO-1', 'Äldreomsorg', 'Vård']])
  expect(seen.rows.map(row => [row.state, row.values['family'], row.cells['family']?.check?.id])).toEqual([
    ['check', 'Lärande', 'similar'],
    ['unchanged', undefined, undefined],
  ])
  expect(red('objects', [head, ['FO-2', 'Nät; och, drift', 'Teknik'], ['FO-3', 'Nytt', 'Gammal']])).toEqual([
    [2, 'family', 'reference_unknown'],
    [3, 'family', 'reference_unknown'],
  ])
})

test('a system’s steps are read by their names in the object that the row says, each once and with its degree', () => {
  const head = ['System', 'Objekt', 'Stöder processteg']
  const supports = (text: string, object: string | null = null) => read('systems', [head, ['Omvårda', object, text]])
  expect(supports('ANSÖKAN: Delstöd; b: huvudstöd').seen.rows[0]).toMatchObject({ state: 'updated' })
  const { seen, imported } = supports('Ansökan: delstöd')
  const { changes } = applied(seen, imported, () => 'n', '2026-09-14')
  expect(changes.map(({ after }) => after)).toMatchObject([{ id: 's1', supports: [{ step: 'a', degree: 'partial' }] }])
  const wrong = (text: string, object?: string) => red('systems', [head, ['Omvårda', object ?? null, text]])
  expect(wrong('Ansökan')).toEqual([[2, 'supports', 'grade_missing']])
  expect(wrong('Ansökan: lite')).toEqual([[2, 'supports', 'not_a_choice']])
  expect(wrong('Betyg: huvudstöd')).toEqual([[2, 'supports', 'step_unknown']])
  expect(wrong('Ansökan: huvudstöd; a: delstöd')).toEqual([[2, 'supports', 'step_twice']])
})

test('a system that is moved by file leaves no step behind unsaid', () => {
  const head = ['System', 'Objekt', 'Stöder processteg']
  expect(red('systems', [head, ['Omvårda', 'Nät; och, drift', null]])).toEqual([[2, 'object', 'supports_steps']])
  expect(red('systems', [head, ['=Lönia', 'Äldreomsorg', 'Ansökan: huvudstöd']])).toEqual([])
})

test('two people may have one name, and nobody two of one address', () => {
  const head = ['Namn', 'E-post']
  const { seen } = read('people', [
    head,
    ['Anna Ek', 'anna.ek2@kommun.example'],
    ['Anna Ek', 'anna.ek3@kommun.example'],
    ['Bo Alm', null],
    ['Bo Alm', 'bo@kommun.example'],
  ])
  expect(seen.rows.map(row => [row.id, row.effect])).toEqual([
    ['p3', 'unchanged'],
    [undefined, 'new'],
    [undefined, 'new'],
    [undefined, 'new'],
  ])
  expect(
    red('people', [
      head,
      ['Ny', 'ny@kommun.example'],
      ['Annan', 'NY@kommun.example'],
      ['Fel', 'fel@'],
      ['Anna Ek', null],
    ]),
  ).toEqual([
    [3, 'email', 'taken_by_row'],
    [4, 'email', 'not_an_address'],
    [5, 'name', 'several_named'],
  ])
})

test('an address finds the person whose name is another', () => {
  const { seen } = read('people', [
    ['Namn', 'E-post'],
    ['Anna Ek-Berg', 'anna.ek@kommun.example'],
  ])
  expect(seen.rows[0]).toMatchObject({ id: 'p2', changes: [{ field: 'name', from: 'Anna Ek', to: 'Anna Ek-Berg' }] })
})

test('a member’s address is changed by who keeps the members alone', () => {
  const leader = actor({ accountRoles: [], held: [{ object: 'fo1', role: 'r', level: 'leading', side: 'business' }] })
  const rows = [
    ['Id', 'Namn', 'E-post'],
    ['p1', 'Karin Wallin', 'other@kommun.example'],
    ['p2', 'Anna Ek', 'another@kommun.example'],
  ]
  expect(red('people', rows, leader)).toEqual([[2, 'email', 'not_yours']])
  expect(red('people', rows)).toEqual([])
})

test('an assignment is to a role that the object has, for a period that does not end before it begins, and stays itself', () => {
  const head = ['Id', 'Objekt', 'Roll', 'Person', 'Från', 'Till']
  expect(
    red('assignments', [
      head,
      [null, 'FO-3', 'Objektägare', 'Karin Wallin', '2026-01-01', null],
      [null, 'fo-2', 'Objektägare', 'karin@kommun.example', '2026-01-01', null],
      [null, 'Äldreomsorg', 'Objektägare', 'anna.ek@kommun.example', '2026-02-01', '2026-01-31'],
      ['a1', 'Äldreomsorg', 'Förvaltningsledare', 'Karin Wallin', '2026-01-01', null],
      [null, 'Äldreomsorg', 'Objektägare', 'Anna Ek', '2026-02-01', null],
    ]),
  ).toEqual([
    [2, 'object', 'reference_unknown'],
    [3, 'role', 'role_not_on_object'],
    [4, 'to', 'ends_before'],
    [5, 'role', 'fixed'],
    [6, 'person', 'several_named'],
  ])
})

test('a classification is whole', () => {
  const head = ['System', 'Objekt', 'Konfidentialitet', 'Riktighet']
  expect(red('systems', [head, ['Nytt', 'Äldreomsorg', 3, 2]])).toEqual([[2, 'availability', 'classification_in_part']])
})

test('two objects have not one code', () => {
  expect(
    red('objects', [
      ['Kod', 'Namn'],
      ['fo-1', 'Skola'],
    ]),
  ).toEqual([[2, 'code', 'taken']])
})

test('first and last name in two columns are one name, and a column with the whole name is enough', () => {
  const two = ['Förnamn', 'Efternamn', 'E-post']
  const { seen } = read('people', [two, ['Bo', 'Alm', 'bo@kommun.example'], ['Karin', 'Wallin', null]])
  expect(seen.rows.map(row => [row.effect, row.cells['name']?.text])).toEqual([
    ['new', 'Bo Alm'],
    ['unchanged', 'Karin Wallin'],
  ])
  expect(read('people', [['Namn', ...two], []]).mapping).toEqual(['name', null, null, 'email'])
})
