import { expect, test } from 'vitest'
import { sum } from '#shared/money.ts'
import { town } from '../town.ts'
import { readIn, sieFile } from './ledger-file.ts'

const evenly = (ore: number) => Array<number>(12).fill(ore)

/** A budget of 100 kr a month, and vouchers of eight months on two accounts, some of them placed by nobody. */
async function followed() {
  const of = await town()
  const none = { actual: evenly(0), forecast: evenly(10_000), actualTo: 0 }
  await of.data.costs.load([
    { id: 'p1', object: 'fo1', costKind: 'licences', year: 2026, budget: evenly(10_000), ...none },
  ])
  const { body } = await of.as('controller')('GET', '/placing')
  const rule = { id: 'r', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  await of.as('controller')('PUT', '/placing', { rules: [rule], uses: [] }, { 'If-Match': `"${body.revision}"` })
  const row = (month: number, account: string, object: string, kronor: number) =>
    [`20260${month}10`, account, object, kronor] as [string, string, string, number]
  await readIn(
    of,
    sieFile([
      ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(n => [row(n, '6420', '4711', 100 + n), row(n, '6550', '4711', n)]),
      ...[row(2, '6420', '9999', 7), row(6, '6420', '9999', 9), row(3, '7010', '4711', 50), row(7, '5010', '900', 500)],
    ]),
  )
  const page = async (query: string) => (await of.as('reader')('GET', `/costs/2026?${query}`)).body
  return { of, page }
}

test('a tertial is told as such everywhere: its sums, its groups, its file and its vouchers', async () => {
  const { of, page } = await followed()
  const t2 = await page('period=t2&by=account')
  expect(t2).toMatchObject({ period: 't2', span: { from: 5, to: 8 }, actualTo: 8 })
  expect(t2.totals).toEqual({ budget: 40_000, actual: 45_200, forecast: 45_200 })
  expect(t2.sums).toMatchObject({ placed: 45_200, unallocated: 900, payroll: 50_000, file: 0 })
  expect(t2.groups.map((group: { account?: string; actual: number }) => [group.account, group.actual])).toEqual([
    ['6420', 42_600],
    ['6550', 2_600],
    [undefined, 0],
  ])
  const rows = await of.as('reader')('GET', '/costs/2026/rows?period=t2&all=true&placed=true&account=6420')
  expect(rows.body).toMatchObject({ count: 4, sum: 42_600 })
})

test('the year is its tertials and its months, in every sum and in the vouchers', async () => {
  const { of, page } = await followed()
  const year = await page('by=object')
  for (const periods of [['t1', 't2', 't3'], Array.from({ length: 12 }, (_, i) => `m${i + 1}`)]) {
    const parts = await Promise.all(periods.map(period => page(`by=object&period=${period}`)))
    for (const what of ['budget', 'actual', 'forecast'])
      expect(sum(parts.map(part => part.totals[what]))).toBe(year.totals[what])
    for (const what of ['file', 'placed', 'unallocated', 'notIt', 'payroll', 'balance'])
      expect(sum(parts.map(part => part.sums[what])), what).toBe(year.sums[what])
    const rows = await Promise.all(
      periods.map(period => of.as('reader')('GET', `/costs/2026/rows?all=true&period=${period}`)),
    )
    expect(sum(rows.map(({ body }) => body.sum))).toBe(year.sums.placed + year.sums.unallocated)
  }
  // Accumulated: January to the month.
  expect((await page('period=to8')).totals).toEqual({ budget: 80_000, actual: 87_200, forecast: 87_200 })
})

test('a period that is none is refused', async () => {
  const { of } = await followed()
  expect((await of.as('reader')('GET', '/costs/2026?period=t4')).status).toBe(400)
})

test('a supplier’s vouchers are its own, also where its name stands with the contract or the system', async () => {
  const { of, page } = await followed()
  const groups = (await page('by=supplier')).groups as { id: string; actual: number }[]
  for (const { id, actual } of groups) {
    const { body } = await of.as('reader')('GET', `/costs/2026/rows?all=true&placed=true&supplier=${id}`)
    expect(body.sum).toBe(actual)
  }
})

test('key figures are by the counts of the economy model, dated and with their source; what is not counted is unknown', async () => {
  const { of, page } = await followed()
  expect((await page('')).keys).toMatchObject({
    ...{ per: { users: 'unknown' }, cost: { total: 127_200, includes: ['operations'] } },
    share: { upkeep: 10_000, enhancement: 0 },
  })
  const { entities, staff, revision } = (await of.as('controller')('GET', '/economy')).body
  const users = { what: 'users', from: '2026-01-01', n: 40, source: 'Katalogen' }
  const put = (counts: object[]) =>
    of.as('controller')('PUT', '/economy', { entities, staff, counts }, { 'If-Match': `"${revision}"` })
  expect((await put([users, users])).body.type).toBe('economy_count_twice')
  expect((await put([users])).status).toBe(200)
  const year = (await page('')).keys
  expect(year).toMatchObject({
    per: { users: 3_180 },
    counts: { users: { n: 40, from: '2026-01-01', source: 'Katalogen' } },
  })
  // A period is divided as the year is.
  expect((await page('period=t2')).keys.per.users).toBe(1_130)
})
