import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/universal'
import { sieFile, sent, readIn, worked } from './ledger-file.ts'
import { readTable, sentTable } from './ledger-table-file.ts'
import { town, type Town } from '../town.ts'

const rows: [date: string, account: string, object: string, kronor: number, text: string][] = [
  ['20260115', '6420', '4711', 1000, 'Licens lön'],
  ['20260215', '6420', '4712', 300, 'Licens skola'],
  ['20260315', '6550', '4711', 200, 'Konsult'],
  ['20260425', '5010', '900', 9000, 'Lön'],
]
const names: Record<string, string> = { '1930': 'Bank', '6420': 'Licenser', '6550': 'IT-konsulter', '5010': 'Löner' }
const day = (of: string) => `${of.slice(0, 4)}-${of.slice(4, 6)}-${of.slice(6)}`
/** The rows of the SIE file, as cells. */
const cells = rows.flatMap(([date, account, object, kronor, text], i) => [
  ['A', i + 1, day(date), account, names[account]!, object, kronor, text] as const,
  ['A', i + 1, day(date), '1930', 'Bank', '', -kronor, text] as const,
])
const heads = ['Serie', 'Vernr', 'Bokf.datum', 'Konto', 'Kontobenämning', 'Objekt', 'Belopp', 'Verifikationstext']
const csv = `${heads.join(';')}\r\n${cells.map(row => row.map(cell => (typeof cell === 'number' && cell > 999 ? '1 000,00'.replace('1', String(cell / 1000)) : cell)).join(';')).join('\r\n')}\r\nSumma;;;;;;0,00;\r\n`

async function xlsx() {
  const said = cells.map(row =>
    row.map((cell, i) => (i === 2 ? { value: new Date(String(cell)), type: Date, format: 'yyyy-mm-dd' } : cell)),
  )
  const file = writeXlsxFile([['Utdrag ur huvudboken'], heads, ...said] as never, { sheet: 'Huvudbok' })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}
async function costs(of: Town) {
  const { sums, unallocated, totals, actualTo } = (await of.as('reader')('GET', '/costs/2026')).body
  const { items } = (await of.as('reader')('GET', '/costs/2026/rows')).body
  const told = items.map(({ line: _, ledger: __, file: ___, key: ____, parts, ...row }: Record<string, unknown>) => ({
    ...row,
    parts: (parts as [string, string][]).map(([, value]) => value),
  }))
  return { sums, unallocated, totals, actualTo, told }
}

test('a ledger as CSV and as Excel gives the same costs as the SIE file of the same rows', async () => {
  const sie = await town()
  await readIn(sie, sieFile(rows))
  const expected = await costs(sie)
  expect(expected.unallocated).toBe(150_000)
  for (const [name, file] of [
    ['huvudbok.csv', csv],
    ['huvudbok.xlsx', await xlsx()],
  ] as const) {
    const of = await town()
    const { ledger } = await readTable(of, file, name)
    expect(ledger).toMatchObject({ state: 'done', about: { rows: 8, vouchers: 4, from: 1, to: 4, faultCount: 0 } })
    expect(await costs(of), name).toEqual(expected)
    const { body } = await of.as('reader')('GET', '/placing')
    expect(body.entities[0].parts).toMatchObject([{ dimension: '20', name: 'Objekt' }])
  }
})

test('what a column was read as is remembered for the entity when the file is read in', async () => {
  const of = await town()
  const controller = of.as('controller')
  const odd = csv.replace('Belopp', 'Blev')
  const id = await sentTable(of, odd)
  const first = (await controller('GET', `/ledgers/${id}/columns`)).body
  expect(first.guesses.map((guess: { field: string } | null) => guess?.field)).toEqual([
    ...['series', 'number', 'date', 'account', 'accountName', 'part:new', undefined, 'text'],
  ])
  const refused = await controller('POST', `/ledgers/${id}/columns`, {
    ...{ kind: 'ledger', entity: first.entity },
    mapping: first.guesses.map((guess: { field: string } | null) => guess?.field ?? null),
  })
  expect(refused.body).toMatchObject({ type: expect.stringMatching('ledger_columns_missing') })
  await readTable(of, odd, 'utfall.csv', { 6: 'amount' })
  const again = await sentTable(of, odd)
  const { body } = await controller('GET', `/ledgers/${again}/columns`)
  expect(body.guesses[6]).toEqual({ field: 'amount', why: 'remembered' })
  expect(body.guesses[5]).toEqual({ field: 'part:20', why: 'name' })
})

test('a bad cell is told with its line and column, and its row is left out only when somebody has said so', async () => {
  const of = await town()
  const controller = of.as('controller')
  const bad = `${csv}A;9;2026-05-01;6420;Licenser;4711;1,234;Fel\nA;9;32 maj;6420;Licenser;4711;5;Fel\n`
  const { id, applied } = await readTable(of, bad, 'utfall.csv')
  expect(applied.body).toMatchObject({ type: expect.stringMatching('ledger_faults') })
  const { body } = await controller('GET', `/ledgers/${id}`)
  expect(body.about.faults).toEqual([
    { line: 11, record: 'Belopp', reason: 'decimals' },
    { line: 12, record: 'Bokf.datum', reason: 'date' },
  ])
})

test('what is neither a SIE file nor a table is refused with what to do', async () => {
  const of = await town()
  for (const text of ['%PDF-1.7 hej', 'hej', '<html><body>a;b</body></html>', 'Konto;Belopp\n']) {
    const id = await sent(of, text, 'fil.csv')
    const { body } = await of.as('controller')('GET', `/ledgers/${id}`)
    expect(body).toMatchObject({ state: 'failed', problem: { type: 'ledger_not_sie' } })
  }
})

const reskontra = `Ver.nr;Verifikationsserie;Leverantör;Leverantörsnamn;Fakturadatum;Fakturabelopp
1;A;10041;Nordvård AB;2026-01-10;1000,00
2;A;10077;Skoldata;2026-02-11;999,00
3;A;10041;Nordvård AB;2026-03-01;100,00
3;A;10077;Skoldata;2026-03-01;100,00
77;A;10077;Skoldata;2026-04-01;5,00
`

test('a supplier ledger says who the supplier of rows is, changes no sum, and undoing takes the names away', async () => {
  const of = await town()
  const controller = of.as('controller')
  await readIn(of, sieFile(rows))
  const before = await costs(of)
  const first = await sentTable(of, reskontra)
  const columns = (await controller('GET', `/ledgers/${first}/columns`)).body
  await controller('POST', `/ledgers/${first}/columns`, {
    ...{ kind: columns.kind, entity: columns.entity },
    mapping: columns.guesses.map((guess: { field: string } | null) => guess?.field ?? null),
  })
  await worked(of)
  const choice = { entity: columns.entity, year: 2026, from: 1, to: 4, uses: [] }
  await controller('POST', `/ledgers/${first}/check`, choice)
  await worked(of)
  const { check } = (await controller('GET', `/ledgers/${first}`)).body
  expect(check).toMatchObject({ met: { found: 3 }, total: { from: before.sums.file, to: before.sums.file } })
  const { id, ledger } = await readTable(of, reskontra, 'reskontra.csv')
  expect(ledger).toMatchObject({
    state: 'done',
    columns: { kind: 'suppliers' },
    met: { vouchers: 4, found: 3, several: 1, named: 2, withAmount: 3, agree: 2 },
  })
  const after = await costs(of)
  expect(after.sums).toEqual(before.sums)
  expect(after.told.map((row: { supplier?: string }) => row.supplier)).toEqual(['Nordvård AB', 'Skoldata', undefined])
  const rule = { id: 'r1', supplier: 'nordvård', to: { object: 'fo1' } }
  expect((await controller('POST', '/placing/try', { year: 2026, rule })).body).toMatchObject({ hits: 1 })
  // A ledger that is read in later is named too.
  await readIn(of, sieFile(rows.slice(0, 3)))
  expect((await costs(of)).told[0]).toMatchObject({ supplier: 'Nordvård AB' })
  await controller('POST', `/ledgers/${id}/undo`)
  await worked(of)
  expect((await costs(of)).told.some((row: { supplier?: string }) => row.supplier)).toBe(false)
})

test('an older file takes the place of a newer one only when somebody says so', async () => {
  const of = await town()
  const controller = of.as('controller')
  await readIn(of, sieFile(rows))
  const older = sieFile(rows.slice(0, 1)).replace('#GEN 20260901', '#GEN 20260301')
  const { id, applied, ledger } = await readIn(of, older)
  expect(applied).toMatchObject({
    status: 422,
    body: { type: expect.stringMatching('ledger_older') },
  })
  expect(ledger.newer).toMatchObject([{ fileName: 'utfall.se', generated: '2026-09-01', months: [1, 2, 3, 4] }])
  const { about, entities } = ledger
  const choice = { entity: entities[0].id, year: 2026, from: about.from, to: about.to, uses: [], older: true }
  expect(await controller('POST', `/ledgers/${id}/apply`, choice)).toMatchObject({ status: 202 })
  await worked(of)
  expect((await costs(of)).unallocated).toBe(150_000)
})

test('rows whose code string is not as the economy model says are told by part, and do not stop the file', async () => {
  const of = await town()
  const controller = of.as('controller')
  await readIn(of, sieFile(rows))
  const { body: economy } = await controller('GET', '/economy')
  const [entity] = economy.entities
  const parts = [{ ...entity.parts[0], length: 4, mandatory: true }]
  const { body: saved } = await of.as('modelAdmin')(
    'PUT',
    '/economy',
    { entities: [{ ...entity, parts }], staff: economy.staff },
    { 'If-Match': `"${economy.revision}"` },
  )
  expect(saved.entities?.[0].parts[0]).toMatchObject({ length: 4 })
  const id = await sent(of, sieFile([...rows, ['20260415', '6420', '', 5, 'Utan']]))
  const { body } = await controller('GET', `/ledgers/${id}`)
  const choice = { entity: entity.id, year: 2026, from: 1, to: 4, uses: [], anyway: true }
  await controller('POST', `/ledgers/${id}/check`, choice)
  await worked(of)
  const { check } = (await controller('GET', `/ledgers/${id}`)).body
  expect(body.state).toBe('read')
  expect(check.codes).toMatchObject([
    { dimension: '1', name: 'Objekt', length: 4, missing: 1, otherLength: 1, lines: [32, 37] },
  ])
})
