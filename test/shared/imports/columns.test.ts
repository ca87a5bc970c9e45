import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { guessColumns, guessesOf, remember } from '#shared/imports/columns.ts'
import { headingPlace, headingsAt } from '#shared/imports/headings.ts'
import { ships } from './ships.ts'

const guess = (...headings: string[]) => guessColumns(headings, ships.fields)

const remembered = (heads: string[], mapping: (string | null)[]) =>
  Object.fromEntries(Object.entries(remember(heads, ships.fields, mapping)).flatMap(([h, of]) => (of ? [[h, of]] : [])))

describe('columns are guessed from their headings', () => {
  test('by any of the names of the field, whatever the case and punctuation', () => {
    expect(guess('FARTYGSNAMN', 'Hör till:', 'lev', 'Avtal tom', 'avtal t o m', 'Kr/år tkr')).toEqual([
      'name',
      'harbour',
      'supplier',
      null,
      'ends',
      'cost',
    ])
  })

  test('abbreviations without their points are known too', () => {
    expect(guess('Avtal tom')).toEqual(['ends'])
  })

  test('a field is never given twice: the surer match has it, of equals the first', () => {
    expect(guess('Namn', 'Fartyg')).toEqual([null, 'name'])
    expect(guess('Namn', 'namn')).toEqual(['name', null])
  })

  test('missing dots are a weaker match than the letters themselves', () => {
    expect(guess('Leverantor', 'Anloper')).toEqual(['supplier', 'calls'])
    expect(guess('Leverantor', 'Leverantör')).toEqual([null, 'supplier'])
  })

  test('what was chosen last time decides, also that a column is left out', () => {
    const last = remembered(['Skepp', 'Namn', 'Lev.', ''], ['name', null, null, null])
    expect(guessColumns(['SKEPP', 'Namn', 'Lev.', 'Fartyg'], ships.fields, last)).toEqual(['name', null, null, null])
  })

  test('a column that was left out once never hides a heading of ours', () => {
    const last = remembered(['Leverantör', 'Kostnad'], [null, null])
    expect(guessColumns(['Fartyg', 'Leverantör', 'Kostnad'], ships.fields, last)).toEqual(['name', 'supplier', 'cost'])
  })

  test('in a file of our own, with its ids, the headings are what they say, whatever was chosen of other files', () => {
    const last = remembered(['Leverantör', 'Hamn'], ['note', 'calls'])
    const own = ['Id', 'Fartyg', 'Hamn', 'Leverantör']
    expect(guessColumns(own, ships.fields, last)).toEqual(['id', 'name', 'harbour', 'supplier'])
    expect(guessColumns(own.slice(1), ships.fields, last)).toEqual(['name', 'calls', 'note'])
  })

  test('it is told why: our name, another that is known, as last time', () => {
    const last = remembered(['Kaj'], ['harbour'])
    const why = (row: string[]) => guessesOf(row, ships.fields, { remembered: last }).map(guess => guess?.why ?? null)
    expect(why(['Fartyg', 'Lev.', 'Kaj', 'leverantor', 'Fritt'])).toEqual(['name', 'known', 'remembered', null, null])
  })

  test('a heading is known with its unit after it', () => {
    expect(guess('Kostnad (kr)')).toEqual(['cost'])
    expect(guess('Kostnad i mnkr')).toEqual(['cost'])
  })

  test('only what the headings alone would not have told is remembered, and what need not be is forgotten', () => {
    expect(remember(['Fartyg', 'Skepp', 'Fritt', 'Kostnad'], ships.fields, ['name', 'note', null, null])).toEqual({
      ...{ Fartyg: null, Skepp: { field: 'note' }, Fritt: null },
      Kostnad: { field: null },
    })
    expect(remember(['Kostnad', 'Kostnad kr'], ships.fields, ['cost', null], ['kr', null])).toMatchObject({
      Kostnad: { field: 'cost', unit: 'kr' },
    })
    expect(remember(['Kostnad (kr)'], ships.fields, ['cost'], ['kr'])).toEqual({ 'Kostnad (kr)': null })
    expect(remember(['x'.repeat(121)], ships.fields, ['note'])).toEqual({})
  })

  test('what is not known is left out', () => {
    expect(guess('Fritt påhitt', '', 'Kommentar')).toEqual([null, null, null])
  })

  test('the headings are found below a title', () => {
    const rows = [['Fartygslista 2026'], [null], ['Fartyg', 'Hamn', 'Övrigt'], ['Omvårda', 'Namn', 'x']]
    expect(headingPlace(rows, ships.fields)).toEqual({ row: 2, two: false })
    expect(headingPlace([[null], ['a', 'b']], ships.fields)).toEqual({ row: 1, two: false })
  })

  test('of two rows that are known alike, the one that says more', () => {
    const rows = [
      ['Fartyg', 'Avtal', 'Avtal'],
      ['Fartyg', 'Start', 'Slut'],
      ['Omvårda', '', ''],
    ]
    expect(headingPlace(rows, ships.fields)).toEqual({ row: 1, two: false })
  })

  test('headings on two rows are read together, where the lower row says the same of several columns', () => {
    const rows = [
      ['Fartyg', 'Avtal', 'Avtal', 'Drift', 'Drift'],
      ['Fartyg', 'start', 'till', 'start', 'till'],
      ['Omvårda', '', '2027-12-31', '', ''],
    ]
    const place = headingPlace(rows, ships.fields)
    expect(place).toEqual({ row: 1, two: true })
    const heads = headingsAt(rows, place)
    expect(heads).toEqual(['Fartyg', 'Avtal, start', 'Avtal, till', 'Drift, start', 'Drift, till'])
    expect(guessColumns(heads, ships.fields)).toEqual(['name', null, 'ends', null, null])
  })

  test('a title that was merged over the whole table is no heading', () => {
    const title = Array<string>(3).fill('Fartyg 2026')
    expect(headingPlace([title, ['Fartyg', 'Hamn', 'Fartyg']], ships.fields)).toEqual({ row: 1, two: false })
  })

  property.prop([fc.shuffledSubarray(ships.fields), fc.constantFrom('sv' as const, 'en' as const)])(
    'the headings of an own export are all known, in any order and either language',
    (fields, locale) => {
      const headings = fields.map(f => f.label[locale])
      expect(guessColumns(headings, ships.fields)).toEqual(fields.map(f => f.id))
    },
  )
})
