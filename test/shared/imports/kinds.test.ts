import { describe, expect, test } from 'vitest'
import { applied } from '#shared/imports/apply.ts'
import { ImportKind } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { TODAY } from '../register.ts'
import { actor, read, red, register, rowsOf } from './reading.ts'

describe.each(ImportKind.options)('%s', kind => {
  test.each(['sv', 'en'] as const)(
    'written to a file in %s and read again are all known and all unchanged',
    async locale => {
      const { file, existing, lists } = importedAs(kind, register, actor(), TODAY)
      const rows = await rowsOf({ fields: file, entities: existing, lists, locale })
      const { mapping, seen } = read(kind, rows)
      expect(mapping).toEqual(file.fields.map(field => field.id))
      expect(seen.rows.flatMap(row => Object.entries(row.cells).filter(([, c]) => c.error ?? c.check))).toEqual([])
      expect(seen.sums).toMatchObject({ unchanged: existing.length, updated: 0, new: 0, errors: 0, check: 0 })
    },
  )

  test('that are read in become entities of the register, what the file leaves out as it was', async () => {
    const { file, existing, lists } = importedAs(kind, register, actor(), TODAY)
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
