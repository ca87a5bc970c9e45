import { expect, test } from 'vitest'
import { work } from '#functions/jobs/index.ts'
import { town } from '../town.ts'
import { readIn, sent, sieFile, worked } from './ledger-file.ts'

const august = sieFile([
  ['20260115', '6420', '4711', 1000, 'Licens lön'],
  ['20260215', '6420', '4712', 300],
  ['20260315', '6550', '4711', 200],
  ['20260415', '7010', '900', 50],
  ['20260425', '5010', '900', 9000],
])

test('a ledger is read in: what is known stands where it belongs, the rest is unallocated, and nothing is lost', async () => {
  const of = await town()
  const { ledger, applied } = await readIn(of, august)
  expect(applied.status).toBe(202)
  expect(ledger).toMatchObject({
    state: 'done',
    about: { company: 'Norrbacka kommun', vouchers: 5, rows: 10, from: 1, to: 4 },
  })
  const { sums } = ledger
  expect(sums).toMatchObject({
    file: 0,
    placed: 0,
    unallocated: 150_000,
    payroll: 900_000,
    rows: 10,
    unallocatedRows: 3,
  })
  expect(sums.placed + sums.unallocated + sums.notIt).toBe(sums.file)
  const { body } = await of.as('reader')('GET', '/placing')
  expect(body.entities[0].parts).toMatchObject([{ dimension: '1', name: 'Objekt' }])
  const page = await of.as('reader')('GET', '/costs/2026')
  expect(page.body).toMatchObject({ unallocated: 150_000, totals: { actual: 0 }, actualTo: 4 })
})

test('a year that nothing has happened to is reckoned to what it is, and nothing is written', async () => {
  const of = await town()
  const { body } = await of.as('controller')('GET', '/placing')
  const rule = { id: 'r', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  await of.as('controller')('PUT', '/placing', { rules: [rule], uses: [] }, { 'If-Match': `"${body.revision}"` })
  await readIn(of, sieFile([['20260115', '6420', '4711', 1000]]))
  const before = await of.data.costs.head(2026)
  expect(await of.data.costs.plan(2026)).toBe(false)
  expect(await of.data.costs.head(2026)).toEqual(before)
  expect(await of.data.costs.year(2026)).toHaveLength(1)
})

test('what each account is, is suggested from its name, and asked only once', async () => {
  const of = await town()
  const id = await sent(of, august)
  const { body } = await of.as('controller')('GET', `/ledgers/${id}`)
  const told = body.accounts.map(({ account, use, costKind, why }: Record<string, string>) => [
    account,
    use,
    costKind,
    why,
  ])
  expect(told).toEqual([
    ['1930', 'notIt', undefined, 'class'],
    ['5010', 'payroll', undefined, 'class'],
    ['6420', 'kind', 'licences', 'name'],
    ['6550', 'kind', 'consultants', 'name'],
    ['7010', 'notIt', undefined, 'class'],
  ])
  const undecided = { entity: body.entities[0].id, year: 2026, from: 1, to: 8, uses: [] }
  const refused = await of.as('controller')('POST', `/ledgers/${id}/apply`, undecided)
  expect(refused).toMatchObject({ status: 422, body: { type: expect.stringMatching('placing_undecided') } })
  await readIn(of, august)
  const again = await sent(of, august)
  const later = await of.as('controller')('GET', `/ledgers/${again}`)
  expect(new Set(later.body.accounts.map((account: { why: string }) => account.why))).toEqual(new Set(['before']))
})

test('rules and hands place rows on objects, down to the voucher; test mode says before what a rule would do', async () => {
  const of = await town()
  const controller = of.as('controller')
  await readIn(of, august)
  const rule = { id: 'r1', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  const tried = await controller('POST', '/placing/try', { year: 2026, rule })
  expect(tried.body).toMatchObject({ hits: 2, amount: 120_000, changes: 2 })
  const { body: before } = await controller('GET', '/placing')
  const put = await controller(
    'PUT',
    '/placing',
    { rules: [rule], uses: before.uses },
    { 'If-Match': `"${before.revision}"` },
  )
  expect(put.status).toBe(202)
  expect((await controller('GET', '/costs/2026/state')).body.current).toBe(false)
  await worked(of)
  expect((await controller('GET', '/costs/2026/state')).body.current).toBe(true)
  const left = (await controller('GET', '/costs/2026/rows')).body
  expect(left).toMatchObject({ count: 1, sum: 30_000 })
  const by = await controller('POST', '/placed/2026', { rows: [left.items[0].key], to: { object: 'fo1' } })
  expect(by.status).toBe(202)
  await worked(of)
  const page = (await controller('GET', '/costs/2026?by=object')).body
  expect(page).toMatchObject({ unallocated: 0, totals: { actual: 150_000 }, sums: { complete: 10_000 } })
  const rows = await controller('GET', '/costs/2026/rows?object=fo1&kind=licences&account=6420')
  expect(rows.body).toMatchObject({
    count: 2,
    sum: 130_000,
    items: [{ amount: 100_000, text: 'Licens lön', number: '1', line: 17 }, { by: ['hand', 'account'] }],
  })
  await controller('DELETE', `/placed/2026/${by.body.id}`)
  await worked(of)
  expect((await controller('GET', '/costs/2026')).body).toMatchObject({ unallocated: 30_000 })
})

test('a newer file for the same months replaces, the same file never doubles, and undoing brings back what was there', async () => {
  const of = await town()
  const controller = of.as('controller')
  const first = await readIn(of, august)
  await readIn(of, august)
  const unallocated = async () => (await controller('GET', '/costs/2026')).body.unallocated
  expect(await unallocated()).toBe(150_000)
  const newer = await readIn(
    of,
    sieFile([
      ['20260115', '6420', '4711', 700],
      ['20260515', '6420', '4711', 40],
    ]),
  )
  expect(await unallocated()).toBe(74_000)
  await controller('POST', `/ledgers/${newer.id}/undo`)
  await worked(of)
  expect(await unallocated()).toBe(150_000)
  await controller('POST', `/ledgers/${first.id}/undo`)
  await worked(of)
  expect(await unallocated()).toBe(150_000)
  const { items } = (await controller('GET', '/ledgers')).body
  for (const { id, state } of items) if (state === 'done') await controller('POST', `/ledgers/${id}/undo`)
  await worked(of)
  expect((await controller('GET', '/costs/2026')).body).not.toHaveProperty('sums')
})

test('what an account is said to be counts in every year, and years that wait for it are reckoned anew', async () => {
  const of = await town()
  const controller = of.as('controller')
  await readIn(of, august.replaceAll('2026', '2025'))
  const { body } = await controller('GET', '/placing')
  const entity = body.entities[0].id
  const use = { entity, from: '7010', to: '7010', use: 'kind', costKind: 'hardware' }
  const id = await sent(of, august)
  await controller('POST', `/ledgers/${id}/apply`, { entity, year: 2026, from: 1, to: 4, uses: [use] })
  const [message] = of.messages
  await worked(of)
  const unallocated = async (year: number) => (await controller('GET', `/costs/${year}`)).body.unallocated
  expect([await unallocated(2025), await unallocated(2026)]).toEqual([155_000, 155_000])
  expect((await controller('GET', '/costs/2025/state')).body.current).toBe(true)
  // A stop came between: the night takes what was left.
  const after = (await controller('GET', '/placing')).body
  await controller('PUT', '/placing', { rules: [], uses: body.uses }, { 'If-Match': `"${after.revision}"` })
  of.messages.length = 0
  await work({ ...message!, job: 'reckon-costs', item: '' }, of.platform)
  await worked(of)
  expect([await unallocated(2025), await unallocated(2026)]).toEqual([150_000, 150_000])
})

test('vouchers that do not balance, and lines that cannot be read, are taken in only when somebody says so', async () => {
  const of = await town()
  const bad = sieFile([['20260115', '6420', '4711', 10]], '#VER A 77 20260116 "Fel"\n{\n#TRANS 6420 {} 5.00\n}\n')
  const refused = await readIn(of, bad)
  expect(refused.applied).toMatchObject({ status: 422, body: { type: expect.stringMatching('ledger_unbalanced') } })
  expect(refused.ledger.about.unbalanced).toMatchObject([{ series: 'A', number: '77', difference: 500 }])
  expect((await of.as('reader')('GET', '/costs/2026')).body.sums).toBeUndefined()
  const taken = await readIn(of, bad, { anyway: true })
  expect(taken.ledger.sums).toMatchObject({ file: 500, unallocated: 1500 })
})

test('what is no SIE file is told so, and counts for nothing', async () => {
  const of = await town()
  const id = await sent(of, 'Protokoll från nämnden\nJusterat\n')
  const { body } = await of.as('controller')('GET', `/ledgers/${id}`)
  expect(body).toMatchObject({
    state: 'failed',
    problem: { type: 'ledger_not_sie', sv: expect.stringContaining('SIE-fil') },
  })
})

test('before anything counts, the control sums and what each object goes to are shown', async () => {
  const of = await town()
  const controller = of.as('controller')
  const { body: before } = await controller('GET', '/placing')
  const rule = { id: 'r1', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  await controller('PUT', '/placing', { rules: [rule], uses: [] }, { 'If-Match': `"${before.revision}"` })
  const id = await sent(of, august)
  const { body: about } = await controller('GET', `/ledgers/${id}`)
  const entity = about.entities[0].id
  const uses = about.accounts.map((a: { account: string; use: string; costKind?: string }) => ({
    ...{ entity, from: a.account, to: a.account, use: a.use, costKind: a.costKind },
  }))
  await controller('POST', `/ledgers/${id}/check`, { entity, year: 2026, from: 1, to: 4, uses })
  await worked(of)
  const { body } = await controller('GET', `/ledgers/${id}`)
  expect(body).toMatchObject({
    state: 'checked',
    check: { sums: { placed: 120_000, unallocated: 30_000 }, objects: [{ object: 'fo1', from: 0, to: 120_000 }] },
  })
  expect((await controller('GET', '/costs/2026')).body.totals.actual).toBe(0)
})

test('only a controller reads in ledgers and places costs', async () => {
  const of = await town()
  for (const part of ['modelAdmin', 'owner', 'leader', 'reader'] as const)
    expect((await of.as(part)('POST', '/ledgers', { fileName: 'a.se', size: 10 })).status).toBe(403)
})
