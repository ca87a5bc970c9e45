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
      ...(kind === 'objects' && { since: '2026-09-14' }),
    }))
    expect(changes.map(change => change.after)).toEqual(was)
  })
})

test('a contract does not end before it begins, is extended in full or not at all, and says it at the cell', () => {
  const head = ['Avtal', 'Start', 'Slut', 'Förlängs, antal gånger']
  expect(
    red('contracts', [head, ['A', '2027-01-01', '2026-12-31', null], ['B', '2026-01-01', '2026-12-31', 2]]),
  ).toEqual([
    [2, 'end', 'ends_before'],
    [3, 'extensionMonths', 'missing'],
  ])
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
