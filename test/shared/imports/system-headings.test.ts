import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import { loosely } from '#shared/imports/text.ts'
import { systemFile } from '#shared/system-file.ts'

const { fields } = systemFile()
const own = (names: string[]) => [...new Set(names.map(loosely))]
const twice = (names: string[]) => names.filter((name, i) => names.indexOf(name) !== i)

test('no heading is known as two facts of a system, and no answer as two choices', () => {
  expect(twice(fields.flatMap(({ label, names }) => own([label.sv, label.en, ...names])))).toEqual([])
  for (const { choices = [] } of fields)
    expect(twice(choices.flatMap(({ label, names = [] }) => own([label.sv, label.en, ...names])))).toEqual([])
})

test('the headings of a municipality’s own list are known', () => {
  const row = [
    'Systemnamn',
    'Objekt',
    'Leverantör',
    'Driftform',
    'Antal användare',
    'Supportslut',
    'PUB-avtal',
    'Status',
  ]
  expect(guessColumns(row, fields)).toEqual([
    ...['name', 'object', 'supplier', 'hosting', 'users', 'endOfSupport', 'processorAgreement', 'lifecycle'],
  ])
})
