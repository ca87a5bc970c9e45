import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/day.ts'
import { readCell } from '#shared/imports/cells.ts'
import type { Cell } from '#shared/imports/fields.ts'
import { reasonText } from '#shared/imports/sentences.ts'
import { directoriesOf } from '#shared/imports/written.ts'
import { field, lists } from './ships.ts'

const read = (id: string, cell: Cell) => readCell(field(id), cell, directoriesOf(lists))
const value = (id: string, cell: Cell) => {
  const reading = read(id, cell)
  return reading.error ? reading.error.id : reading.check ? [reading.value, reading.check.id] : reading.value
}
const says = (id: string, cell: Cell) => {
  const reading = read(id, cell)
  const reason = reading.error ?? reading.check
  return reason && reasonText(reason, field(id).label.sv, { locale: 'sv' })
}

describe('a day', () => {
  test.each([
    '2027-06-30',
    '30/6 2027',
    '30.6.2027',
    '30/6/2027',
    '20270630',
    20270630,
    46568,
    46568.5,
    '2027-06-30 00:00',
    '2027-06-30T12:00:00',
    '30 juni 2027',
    '30 Jun 2027',
    '2027/6/30',
    new Date('2027-06-30T00:00:00Z'),
  ])('is read from %s', cell => expect(value('ends', cell)).toBe('2027-06-30'))

  test('is worth a look where the century or the order was guessed', () => {
    expect(value('ends', '30/6 27')).toEqual(['2027-06-30', 'read_as'])
    expect(value('ends', '6/30/2027')).toEqual(['2027-06-30', 'read_as'])
    expect(value('ends', '46568')).toEqual(['2027-06-30', 'read_as'])
    expect(says('ends', '30/6 27')).toBe('”30/6 27” läses som 2027-06-30')
  })

  test('that does not exist is no day, and the last of the month is offered', () => {
    expect(read('ends', '31/6 2027')).toMatchObject({ suggestion: '2027-06-30' })
    expect(says('ends', '31/6 2027')).toBe(
      '”31/6 2027” är inget datum. Juni har 30 dagar. Skriv datumet som 2027-06-30, eller lämna fältet tomt.',
    )
    expect(read('ends', '2027-02-29')).toMatchObject({ suggestion: '2027-02-28' })
    for (const cell of ['32/6 2027', '2027-13-01', 'tills vidare', 12, true, new Date(NaN), '0/6 2027'])
      expect(value('ends', cell), String(cell)).toBe('not_a_day')
  })

  property.prop([fc.integer({ min: 20_000, max: 80_000 })])('is the same as Excel counts it', n => {
    const day = addDays('1899-12-30', n)
    expect(value('ends', n)).toBe(day)
    expect(value('ends', day)).toBe(day)
  })
})

describe('a number', () => {
  test.each([
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234', 1234],
    ['4190', 4190],
    ['1.234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234.567', 1234567],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['210 tkr', 210],
    ['210TKR', 210],
    [12.5, 12.5],
  ])('is read from %s', (cell, n) => expect(value('cost', cell)).toBe(n))

  test('in another unit is worth a look, and says how it was read', () => {
    expect(value('cost', '210 kr')).toEqual([210, 'read_as'])
    expect(says('cost', '210 kr')).toBe('”210 kr” läses som 210 tkr')
    expect(value('cost', '1.234')).toEqual([1.234, 'read_as'])
  })

  test('that is none, or out of bounds, is an error', () => {
    for (const cell of ['abc', '12-15', '1,2,3', '1.2.3,4', true, new Date(0), '1e5'])
      expect(value('cost', cell), String(cell)).toBe('not_a_number')
    expect(value('cost', '−5')).toBe('out_of_range')
    expect(says('cost', '−5')).toBe('”−5” är för litet. Det lägsta är 0.')
    expect(value('crew', 91)).toBe('out_of_range')
    expect(value('crew', '1,5')).toBe('not_whole')
    expect(value('cost', NaN)).toBe('not_a_number')
  })

  property.prop([fc.integer({ min: 0, max: 10 ** 9 })])('of hundredths is the same with a decimal comma', n => {
    expect(value('cost', String(n / 100).replace('.', ','))).toBe(n / 100)
  })
})

describe('a reference', () => {
  test('is found by id or name, whatever the case, punctuation and legal form', () => {
    expect(value('harbour', 'h2')).toBe('h2')
    expect(value('harbour', ' äldreomsorg ')).toBe('h1')
    expect(value('harbour', 'HR - Lön')).toBe('h3')
    expect(value('supplier', 'Nordvård AB')).toBe('Nordvård')
    expect(value('supplier', 'officium')).toBe('Officium AB')
    expect(value('supplier', 'Officium AB (publ)')).toBe('Officium AB')
  })

  test('that is nearly a name is worth a look', () => {
    expect(value('supplier', 'Nord-Vård AB')).toEqual(['Nordvård', 'similar'])
    expect(says('supplier', 'Nord-Vård AB')).toBe('Liknar Nordvård, som redan finns')
    expect(value('harbour', 'Aldreomsorg')).toEqual(['h1', 'similar'])
    expect(value('harbour', 'Äldreomsorrg')).toEqual(['h1', 'similar'])
  })

  test('that is not there is an error in a closed list, with what may have been meant', () => {
    expect(read('harbour', 'Fritid')).toMatchObject({ suggestion: 'Kultur och fritid' })
    expect(says('harbour', 'Fritid')).toContain('”Fritid” finns inte i registret')
    expect(value('supplier', 'Driftia')).toBe('Driftia')
  })

  test('that several go by is an error', () => {
    expect(value('harbour', 'bygg')).toBe('several_named')
    expect(value('harbour', 'h5')).toBe('h5')
  })

  test('taken as it was written by hand is not questioned in an open list', () => {
    expect(readCell(field('supplier'), 'Nord-Vård AB', directoriesOf(lists), { asWritten: true })).toEqual({
      value: 'Nord-Vård AB',
    })
  })

  test('may be several in a cell', () => {
    expect(value('calls', 'Äldreomsorg; HR/Lön')).toEqual(['h1', 'h3'])
    expect(value('calls', 'Äldreomsorg, HR/Lön\nh2')).toEqual(['h1', 'h3', 'h2'])
    expect(value('calls', 'Äldreomsorg; Fritid')).toBe('reference_unknown')
  })
})

test('yes and no are read in both languages', () => {
  for (const cell of ['Ja', 'yes', 'X', 1, true]) expect(value('ice', cell)).toBe(true)
  for (const cell of ['NEJ', 'no', 0, false]) expect(value('ice', cell)).toBe(false)
  expect(value('ice', 'kanske')).toBe('not_yes_or_no')
})

test('a choice goes by any of its names', () => {
  for (const cell of ['steam', 'Ånga', 'STEAM', 'ångmaskin']) expect(value('engine', cell)).toBe('steam')
  expect(value('engine', 'Anga')).toEqual(['steam', 'read_as'])
  expect(says('engine', 'Diesel')).toBe('”Diesel” finns inte att välja. Skriv Segel eller Ånga.')
})

test('a text keeps its lines and loses what cannot be seen; too long is an error', () => {
  expect(value('note', ' rad 1\r\nrad 2\u0007 ')).toBe('rad 1\nrad 2')
  expect(value('note', 4.5)).toBe('4,5')
  expect(value('name', 'x'.repeat(81))).toBe('too_long')
})

test('a cell of any kind may be hostile: it is read or refused in no time', () => {
  const long = [' ', 'ab ', '1/1', 'a;', '1.', 'å', '-'].map(part => `1/1 ${part.repeat(30_000)}x`)
  const begun = performance.now()
  for (const id of ['note', 'ends', 'cost', 'ice', 'engine', 'harbour', 'calls', 'supplier'])
    for (const cell of long) expect(value(id, cell), id).toBe('too_long')
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('an empty cell is no value of any kind', () => {
  for (const id of ['note', 'ends', 'cost', 'ice', 'engine', 'harbour', 'calls'])
    for (const cell of [null, '', ' \u00a0 ']) expect(value(id, cell)).toBe(null)
})
