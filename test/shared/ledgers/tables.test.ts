import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { eachRow, surveyedTable, type Table } from '#functions/ledgers/read.ts'
import { csvTable } from '#functions/ledgers/tables.ts'
import { oreIn } from '#shared/ledgers/table-amounts.ts'
import type { Read } from '#shared/ledgers/collect.ts'
import { columnGuesses, kindOf, numbered } from '#shared/ledgers/table-columns.ts'
import { dayIn } from '#shared/ledgers/table-days.ts'
import type { TableEncoding } from '#shared/ledgers/tables.ts'
import { encoder } from '#shared/sie/encode.ts'
import { writeSie } from '#shared/sie/write.ts'
import { many } from '../amounts.ts'
import { PATIENCE } from '../sie/reading.ts'
import { opened } from './opened.ts'

const entity = {
  ...{ id: 'e', name: 'Kommunen', chart: 'kommunbas' as const, sign: 1 as const },
  parts: [
    { dimension: '1', name: 'Ansvar', mandatory: false },
    { dimension: '6', name: 'Projekt', mandatory: false },
  ],
}

const two = (n: number) => String(n).padStart(2, '0')
const word = fc
  .string({ unit: fc.constantFrom(...'abåäöÅÄÖé 1;,"'), maxLength: 18 })
  .map(text => text.trim().normalize('NFC'))
const row = fc.record({
  account: fc.stringMatching(/^[1-8][0-9]{3}$/),
  name: fc.constantFrom('', 'Licenser', 'Köpt tjänst'),
  ansvar: fc.stringMatching(/^([0-9]{4})?$/),
  projekt: fc.stringMatching(/^([A-Z][0-9]{2})?$/),
  amount: fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -8e10, max: 8e10 })),
  date: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `2026-${two(month)}-${two(day)}`),
  series: fc.constantFrom('A', 'L', ''),
  number: fc.integer({ min: 1, max: 99_999 }).map(String),
  text: word.filter(text => !/^'*[=+\-@\t\r]/.test(text)),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const kronor = (ore: number) => `${Math.floor(Math.abs(ore) / 100)},${two(Math.abs(ore) % 100)}`
const thousands = (text: string, sign: string) => text.replace(/\B(?=(\d{3})+(?=,))/g, sign)
/** The ways in which programs write an amount. */
const amounts: Record<string, (ore: number) => string> = {
  plain: ore => (ore < 0 ? '-' : '') + kronor(ore),
  point: ore => (ore < 0 ? '-' : '') + kronor(ore).replace(',', '.'),
  spaced: ore => (ore < 0 ? '\u2013' : '') + thousands(kronor(ore), '\u00a0'),
  dotted: ore => (ore < 0 ? '-' : '') + thousands(kronor(ore), '.'),
  after: ore => thousands(kronor(ore), ' ') + (ore < 0 ? '-' : ''),
  inside: ore => (ore < 0 ? `(${kronor(ore)})` : `${kronor(ore)} kr`),
}
const days: Record<string, (day: string) => string> = {
  iso: day => day,
  tight: day => day.replaceAll('-', ''),
  swedish: day => `${Number(day.slice(8))}/${Number(day.slice(5, 7))} ${day.slice(0, 4)}`,
}
const how = fc.record({
  amount: fc.constantFrom(...Object.keys(amounts)),
  day: fc.constantFrom(...Object.keys(days)),
  separator: fc.constantFrom(';', '\t', ','),
  both: fc.boolean(),
  encoding: fc.constantFrom<TableEncoding>('utf-8', 'windows-1252', 'utf-16le'),
  end: fc.constantFrom('\n', '\r\n'),
  piece: fc.integer({ min: 1, max: 300 }),
  quoted: fc.boolean(),
})
type How = typeof how extends fc.Arbitrary<infer T> ? T : never

function csvOf(rows: Row[], { amount, day, separator, both, encoding, end, quoted }: How): Uint8Array {
  const money = (ore: number) =>
    both ? (ore < 0 ? ['', amounts[amount]!(-ore)] : [amounts[amount]!(ore), '']) : [amounts[amount]!(ore)]
  const heads = ['Konto', 'Kontonamn', 'Ansvar', 'Projekt', 'Datum', 'Serie', 'Vernr', 'Text']
  const lines = [
    [...heads, ...(both ? ['Debet', 'Kredit'] : ['Belopp'])],
    ...rows.map(of => [
      ...[of.account, of.name, of.ansvar, of.projekt, days[day]!(of.date), of.series, of.number, of.text],
      ...money(of.amount),
    ]),
  ]
  const cellOf = (cell: string) => (quoted || /[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const text = lines.map(line => line.map(cellOf).join(separator) + end).join('')
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  return encoder(encoding)(text)
}

/** Each row in a voucher of its own, as a SIE file has them. */
const sieOf = (rows: Row[]) =>
  writeSie(
    {
      ...{ type: '4', program: 'x', generated: '2026-12-31', company: 'y' },
      vouchers: rows.map(({ series, number, date, text, account, amount, ansvar, projekt }) => ({
        ...{ series, number, date },
        rows: [
          {
            ...{ account, amount, text },
            objects: [...(ansvar ? [['1', ansvar] as const] : []), ...(projekt ? [['6', projekt] as const] : [])],
          },
        ],
      })),
    },
    'utf-8',
  )

async function read(file: Uint8Array, piece: number, encoding: TableEncoding, table?: Table) {
  const rows: object[] = []
  const copy = ({ account, amount, date, parts, series, number, text }: Read) =>
    rows.push({ account, amount, date, parts: parts.map(of => [...of]), series, number, text })
  await eachRow(opened(file, piece), { encoding, entity: 'e', sign: 1, table }, copy, () => {})
  return rows
}
/** The table with its columns taken for what they are guessed to be. */
function guessed(file: Uint8Array, encoding: TableEncoding): Table {
  const table = csvTable(file.subarray(0, 131_072), encoding, file.length <= 131_072)
  const mapping = columnGuesses(table, 'ledger', entity).map(guess => guess?.field ?? null)
  return { table, columns: { kind: 'ledger', entity: 'e', mapping: numbered(mapping, entity) } }
}

property.prop([fc.array(row, { minLength: 1, maxLength: 12 }), how], many)(
  'a ledger as a table, however its amounts and days are written, has the rows of the SIE file of the same rows',
  async (rows, as) => {
    const file = csvOf(rows, as)
    const table = guessed(file, as.encoding)
    const told = await read(file, as.piece, as.encoding, table)
    expect(told).toEqual(await read(sieOf(rows), as.piece, 'utf-8'))
    const { about } = await surveyedTable(opened(file, as.piece), table, () => {})
    expect([about.rows, about.faultCount, about.faults]).toEqual([rows.length, 0, []])
  },
  PATIENCE,
)

test.each([
  ['1234', 123_400],
  ['1 234,50', 123_450],
  ['1\u202f234,5', 123_450],
  ['-1.234,50', -123_450],
  ['1,234.50', 123_450],
  ['1234,50-', -123_450],
  ['(1 234,50)', -123_450],
  ['\u22125 kr', -500],
  [',5', 50],
  ['0,00', 0],
  ['-0', 0],
  ['1234,500', 123_450],
  ['1.234.567', 123_456_700],
  ['1,234', 'decimals'],
  ['1.500', 'decimals'],
  ['0,001', 'decimals'],
  ['(-5)', 'amount'],
  ['5 tkr', 'amount'],
  ['', 'amount'],
  ['12.34.5', 'amount'],
  ['90000000000001', 'amount'],
])('the amount %s is %s öre, or why not', (cell, ore) => expect(oreIn(cell)).toBe(ore))

test('an amount in thousands of kronor is whole öre still', () => {
  expect([oreIn('1,5', 'tkr'), oreIn('0,00001', 'tkr'), oreIn('0,000001', 'tkr'), oreIn('2', 'mnkr')]).toEqual([
    ...[150_000, 1, 'decimals', 200_000_000],
  ])
})

test.each([
  ['202604', '2026-04-01'],
  ['2026-04', '2026-04-01'],
  ['2026M04', '2026-04-01'],
  ['04/2026', '2026-04-01'],
  ['april 2026', '2026-04-01'],
  ['4', '2025-04-01'],
  ['apr', '2025-04-01'],
  ['2026-04-30', '2026-04-30'],
  ['20260430', '2026-04-30'],
  ['30/4 2026', '2026-04-30'],
  ['2026-04-30 00:00:00', '2026-04-30'],
  ['13', ''],
  ['202613', ''],
  ['2026-02-30', ''],
  ['', ''],
])('%s is of the day or month %s', (cell, day) => expect(dayIn(cell, 2025)).toBe(day))

test('headings tell what columns are, and what the table is', () => {
  const told = (heads: string) => ({ columns: heads.split('|').map(heading => ({ heading, samples: [] })) })
  const fields = (of: ReturnType<typeof told>, kind: 'ledger' | 'suppliers') =>
    columnGuesses(of, kind, entity).map(guess => guess?.field)
  const ledger = told('Konto|Konto (T)|Ansvar|Verksamhet|Debet (tkr)|Kredit kr|Ver.nr|Bokföringsdatum|Leverantör')
  expect(kindOf(ledger)).toBe('ledger')
  expect(fields(ledger, 'ledger')).toEqual([
    ...['account', 'accountName', 'part:1', 'part:new', 'debit', 'credit', 'number', 'date', 'supplier'],
  ])
  const suppliers = told('Verifikationsnummer|Leverantör|Leverantörsnamn|Org.nr|Fakturanr|Fakturadatum|Belopp')
  expect(kindOf(suppliers)).toBe('suppliers')
  expect(fields(suppliers, 'suppliers')).toEqual([
    ...['number', undefined, 'supplier', 'orgNumber', 'invoice', 'date', 'amount'],
  ])
})
