import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { eachRow, formatOf, surveyedTable } from '#functions/ledgers/read.ts'
import { surveyedSuppliers } from '#functions/ledgers/suppliers.ts'
import { collector, sumsOfFile } from '#shared/ledgers/collect.ts'
import { columnGuesses } from '#shared/ledgers/table-columns.ts'
import { sum } from '#shared/money.ts'
import { placer } from '#shared/placement.ts'
import { AccountUse } from '#shared/placing.ts'
import { Refusal } from '#shared/refusal.ts'
import { many } from '../amounts.ts'
import { PATIENCE } from '../sie/reading.ts'
import { spoil, spoiled } from '../sie/spoiled.ts'
import { opened } from './opened.ts'

const text = [
  'Konto;Ansvar;Bokföringsdatum;Belopp;Vernr;Leverantörsnamn;Text',
  ...Array.from(
    { length: 30 },
    (_, i) =>
      `64${i % 10}0;${4700 + i};2026-0${(i % 8) + 1}-1${i % 9};"${i} ${100 + i},${10 + i}";${i};Leverantör ${i % 3} AB;Licens åäö`,
  ),
].join('\r\n')
const sources = [
  new TextEncoder().encode(text),
  new Uint8Array(Buffer.from(text, 'latin1')),
  new Uint8Array(Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le')),
]
const entity = { parts: [{ dimension: '1', name: 'Ansvar', mandatory: false }] }
const uses = [AccountUse.parse({ entity: 'e', from: '6400', to: '6450', use: 'kind', costKind: 'licences' })]
const nowhere = { system: () => undefined, contract: () => undefined }

/** What there is to say of a table, and its rows in three places; a refusal when it is none. */
async function readAll(file: Uint8Array) {
  const open = opened(file, 16_384)
  const table = await formatOf(open, undefined)
  if (typeof table === 'string') return undefined
  const mapping = (kind: 'ledger' | 'suppliers') =>
    columnGuesses(table, kind, entity).map(guess => (guess?.field === 'part:new' ? null : (guess?.field ?? null)))
  const columns = { kind: 'ledger' as const, entity: 'e', year: 2026, mapping: mapping('ledger') }
  const suppliers = { ...columns, kind: 'suppliers' as const, mapping: mapping('suppliers') }
  const named = await surveyedSuppliers(open, { table, columns: suppliers }, () => {}).catch(refused)
  const { about, accounts } = await surveyedTable(open, { table, columns }, () => {})
  const into = collector(placer({ rules: [], uses }, about.year, nowhere), new Map())
  const as = { encoding: table.encoding, entity: 'e', sign: 1 as const, table: { table, columns } }
  await eachRow(
    open,
    as,
    row => row.date.startsWith(String(about.year)) && into.add('f', row),
    () => {},
  )
  return { about, accounts, sums: sumsOfFile(into.end(), 'f'), named }
}
function refused(error: unknown) {
  expect(error).toBeInstanceOf(Refusal)
  return undefined
}

test.prop([fc.constantFrom(...sources), fc.array(spoil, { maxLength: 6 })], many)(
  'a spoiled table is refused with a reason, or every row of it that has an amount, an account and a day lands in one place',
  async (source, spoils) => {
    const found = await readAll(spoils.reduce(spoiled, source)).catch(refused)
    if (!found) return
    const { about, accounts, sums } = found
    expect(sums.file).toBe(sum(accounts.flatMap(({ months }) => months)))
    expect(sums.placed + sums.unallocated + sums.notIt).toBe(sums.file)
    expect(sums.rows).toBe(sum(accounts.map(({ rows }) => rows)))
    for (const { line, record, reason } of about.faults)
      expect([line > 1, record.length < 40, reason]).toEqual([true, true, reason])
  },
  PATIENCE,
)

test('a table that is whole is read whole', async () => {
  for (const source of sources) {
    const found = await readAll(source)
    expect(found).toMatchObject({ about: { rows: 30, faultCount: 0, from: 1, to: 8 } })
    expect(found!.named).toMatchObject({ about: { rows: 30, vouchers: 30, faultCount: 0 } })
  }
})
