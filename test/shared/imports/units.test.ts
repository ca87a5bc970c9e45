import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { contractFile } from '#shared/contract-file.ts'
import { readCell } from '#shared/imports/cells.ts'
import { columnUnit, unitGuess } from '#shared/imports/column-units.ts'
import type { Cell, Fields } from '#shared/imports/fields.ts'
import { reasonText } from '#shared/imports/sentences.ts'
import { converted, unitsFor, type Unit } from '#shared/imports/units.ts'
import { personFile } from '#shared/person-file.ts'
import { previewOf } from './ships.ts'

const fieldOf = ({ fields }: Fields, id: string) => fields.find(field => field.id === id)!
const value = fieldOf(contractFile(), 'valuePerYear')
const share = fieldOf(personFile(), 'available')
const guess = (field: typeof value, heading: string, ...cells: Cell[]) => {
  const { unit, by } = unitGuess(field, heading, cells)!
  return `${unit} ${by}`
}
/** How a cell is read in a column with that heading. */
const read = (field: typeof value, heading: string, cell: Cell, chosen?: Unit, cells: Cell[] = [cell]) => {
  const reading = readCell(field, cell, {}, { unit: columnUnit(field, heading, () => cells, chosen) })
  const reason = reading.error ?? reading.check
  const said = reason && reasonText(reason, heading, { locale: 'sv' })
  return said === undefined ? reading.value : [reading.value, said]
}

describe('what a column of money is counted in', () => {
  test('is told by its heading', () => {
    expect(guess(value, 'Årskostnad (kr)', 5)).toBe('kr heading')
    expect(guess(value, 'Kr/år (tkr)', 1_234_567)).toBe('tkr heading')
    expect(guess(value, 'Kostnad, kkr', 5)).toBe('tkr heading')
    expect(guess(value, 'Avtalsvärde i mnkr', 5)).toBe('mnkr heading')
    expect(guess(value, 'Value per year, SEK thousand', 5)).toBe('tkr heading')
  })

  test('or by its cells, when they say it themselves', () => {
    expect(guess(value, 'Årskostnad', '1 234 567 kr', '99 000 kr', null)).toBe('kr cells')
    expect(guess(value, 'Årskostnad', '1 234 567 kr', '99 tkr')).not.toContain('cells')
  })

  test('or as last time; else it is a guess by how large the numbers are, which somebody must look at', () => {
    expect(unitGuess(value, 'Årskostnad', [5], 'kr')).toEqual({ unit: 'kr', by: 'remembered' })
    expect(guess(value, 'Årskostnad', 1_234_567, 48_000, 310_000)).toBe('kr size')
    expect(guess(value, 'Årskostnad', 1_234, 48, 310)).toBe('tkr size')
    expect(guess(value, 'Årskostnad', '0,3', '0,25')).toBe('mnkr size')
    expect(guess(value, 'Årskostnad', null, 'okänt')).toBe('tkr field')
  })

  test('decides what its numbers are, and 1 234 567 kr is never 1 234 567 tkr', () => {
    expect(read(value, 'Årskostnad (kr)', 1_234_567)).toBe(1_234.567)
    expect(read(value, 'Årskostnad', 1_234_567)).toBe(1_234.567)
    expect(read(value, 'Årskostnad', 1_234, 'mnkr')).toBe(1_234_000)
    expect(read(value, 'Årskostnad i mnkr', '1,49')).toBe(1_490)
    expect(read(value, 'Värde per år, tkr', 1_234_567)).toBe(1_234_567)
  })

  test('a cell that says something else than its column is worth a look: the heading is believed, a guess is not', () => {
    expect(read(value, 'Kr/år (tkr)', '210 kr')).toEqual([210, '”210 kr” läses som 210 tkr'])
    const column = [150, 300, 210, '210 000 kr']
    expect(read(value, 'Årskostnad', '210 000 kr', undefined, column)).toEqual([210, '”210 000 kr” läses som 210 tkr'])
  })

  property.prop([fc.integer({ min: 0, max: 10 ** 11 }), fc.constantFrom<Unit>('kr', 'tkr', 'mnkr')])(
    'an amount in öre is the same in every unit',
    (ore, unit) => {
      const inUnit = converted(ore / 100, 'kr', unit)
      expect(Math.round(converted(inUnit, unit, 'kr') * 100)).toBe(ore)
    },
  )
})

describe('what a column of per cents is counted in', () => {
  test('parts of one are looked at, for one can be all of it or a hundredth', () => {
    expect(guess(share, 'Avsatt tid', 0.5, 1, 0.25)).toBe('share size')
    expect(guess(share, 'Avsatt tid', 50, 100)).toBe('% field')
    expect(guess(share, 'Avsatt tid', 1, 1)).toBe('% field')
    expect(read(share, 'Avsatt tid', 1, undefined, [0.5, 1])).toBe(100)
    expect(read(share, 'Avsatt tid', 0.07, undefined, [0.07, 1])).toBe(7)
    expect(unitsFor(share)).toEqual(['%', 'share'])
  })

  test('half among per cents is fifty, and worth a look; a half per cent is no whole one, and nothing is guessed', () => {
    expect(read(share, 'Avsatt tid', '0,5', undefined, [50, 20])).toEqual([50, '”0,5” läses som 50\u00a0%'])
    const reading = readCell(share, '0,5 %', {})
    expect(reading).toMatchObject({ error: { id: 'not_whole' } })
    expect(reading).not.toHaveProperty('suggestion')
    expect(read(share, 'Avsatt tid', '50%')).toBe(50)
  })
})

test('a preview shows a cell with its column’s unit, and changes what it is worth in the field’s', () => {
  const omvarda = { id: 's1', name: 'Omvårda', harbour: 'h1', cost: 4120 }
  const rows = [
    ['Fartyg', 'Årskostnad'],
    ['Omvårda', 4_190_000],
  ]
  const { rows: seen } = previewOf(rows, [omvarda], { mapping: ['name', 'cost'], units: [null, 'kr'] })
  expect(seen[0]).toMatchObject({
    cells: { cost: { text: '4190000 kr' } },
    changes: [{ field: 'cost', from: 4120, to: 4190 }],
  })
})

test('what is the fault of a formula is never read in as nothing', () => {
  for (const text of ['#DIV/0!', '#REF!', '#SAKNAS!', '#N/A'])
    expect(readCell(fieldOf(contractFile(), 'supplier'), text, {})).toMatchObject({ error: { id: 'formula_failed' } })
  expect(read(value, 'Årskostnad', '#FORMEL!')).toEqual([
    undefined,
    'Cellen har en formel som inte är uträknad. Öppna filen i Excel och spara den, eller skriv värdet.',
  ])
})

test('a row with more cells than headings is worth a look, for a decimal comma has split its number', () => {
  const rows = [
    ['Fartyg', 'Hamn', 'Kostnad'],
    ['Omvårda', 'h1', '12', '5'],
    ['Lönia', 'h1', '12'],
  ]
  const seen = previewOf(rows, [], { separated: true })
  expect(seen.rows.map(row => [row.state, row.cells.cost!.check?.id])).toEqual([
    ['check', 'more_cells'],
    ['new', undefined],
  ])
  // Beside a table in a sheet anything may stand.
  expect(previewOf(rows).rows[0]!.state).toBe('new')
})
