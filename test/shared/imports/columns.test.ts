import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { guessColumns, headingRow, remember } from '#shared/imports/columns.ts'
import { ships } from './ships.ts'

const guess = (...headings: string[]) => guessColumns(headings, ships.fields)

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
    const last = remember(['Skepp', 'Namn', 'Kostnad', ''], ['name', null, null, null])
    expect(guessColumns(['SKEPP', 'Namn', 'Kostnad', 'Fartyg'], ships.fields, last)).toEqual(['name', null, null, null])
  })

  test('what is not known is left out', () => {
    expect(guess('Fritt påhitt', '', 'Kommentar')).toEqual([null, null, null])
  })

  test('the headings are found below a title', () => {
    const rows = [['Fartygslista 2026'], [null], ['Fartyg', 'Hamn', 'Övrigt'], ['Omvårda', 'Namn', 'x']]
    expect(headingRow(rows, ships.fields)).toBe(2)
    expect(headingRow([[null], ['a', 'b']], ships.fields)).toBe(1)
  })

  property.prop([fc.shuffledSubarray(ships.fields), fc.constantFrom('sv' as const, 'en' as const)])(
    'the headings of an own export are all known, in any order and either language',
    (fields, locale) => {
      const headings = fields.map(f => f.label[locale])
      expect(guessColumns(headings, ships.fields)).toEqual(fields.map(f => f.id))
    },
  )
})
