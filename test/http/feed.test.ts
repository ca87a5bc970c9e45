import { expect, test } from 'vitest'
import { sum } from '#shared/money.ts'
import { town, type Town } from '../town.ts'

const evenly = (ore: number) => Array<number>(12).fill(ore)

/** A year of so many cost rows, all of different öre. */
async function costing(n: number, of?: Town) {
  const at = of ?? (await town())
  await at.data.costs.load(
    Array.from({ length: n }, (_, i) => ({
      ...{ id: `c${i}`, object: 'fo1', costKind: i % 2 ? 'licences' : 'operations', year: 2026, actualTo: 8 },
      ...{ budget: evenly(1_000 + 7 * i), actual: [...evenly(333 + i).slice(4), ...evenly(0).slice(8)] },
      forecast: [...evenly(333 + i).slice(4), ...evenly(1_234 + i).slice(8)],
    })),
  )
  return at
}
const keyOf = async (of: Town, months = 12) =>
  (await of.as('controller')('POST', '/feed-keys', { name: 'Power BI', months })).body
const fetched = async (of: Town, secret: string | undefined, path = '/api/feed/costs?year=2026') => {
  const answer = await of.app.request(
    path,
    secret === undefined ? {} : { headers: { Authorization: `Bearer ${secret}` } },
  )
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
type Told = { month: number; budget: number; actual: number; forecast: number; costKindId: string }

/** Every page, as a tool follows them. */
async function everyPage(of: Town, secret: string) {
  const pages: { count: number; value: Told[] }[] = []
  let path: string | undefined = '/api/feed/costs?year=2026'
  while (path) {
    const { status, body } = await fetched(of, secret, path)
    expect(status).toBe(200)
    pages.push({ count: body['@odata.count'], value: body.value })
    const next: string | undefined = body['@odata.nextLink']
    path = next && `${new URL(next).pathname}${new URL(next).search}`
  }
  return pages
}

test('the pages of the feed are the cost page, to the öre, and as many rows as they say', async () => {
  const of = await costing(930)
  const { secret } = await keyOf(of)
  const pages = await everyPage(of, secret)
  expect(pages.map(page => page.value.length)).toEqual([4_800, 4_800, 1_560])
  expect(pages.map(page => page.count)).toEqual([11_160, 11_160, 11_160])
  const rows = pages.flatMap(page => page.value)
  const inOre = (what: 'budget' | 'actual' | 'forecast', of = rows) => sum(of.map(row => Math.round(row[what] * 100)))
  const { body } = await of.as('reader')('GET', '/costs/2026')
  expect({ budget: inOre('budget'), actual: inOre('actual'), forecast: inOre('forecast') }).toEqual(body.totals)
  for (const { id, budget } of body.groups) {
    const own = rows.filter(row => row.costKindId === id)
    expect(inOre('budget', own)).toBe(budget)
  }
})

test('all pages are of one moment, also when the costs are reckoned anew in between', async () => {
  const of = await costing(450)
  const { secret } = await keyOf(of)
  const first = (await fetched(of, secret)).body
  const { totals } = (await of.as('reader')('GET', '/costs/2026')).body
  await costing(460, of)
  const next = new URL(first['@odata.nextLink'])
  const second = (await fetched(of, secret, `${next.pathname}${next.search}`)).body
  expect(first['@odata.count']).toBe(5_400)
  expect(sum([...first.value, ...second.value].map((row: Told) => Math.round(row.budget * 100)))).toBe(totals.budget)
})

test('a year without costs is an empty list', async () => {
  const of = await town()
  const { secret } = await keyOf(of)
  expect(await fetched(of, secret, '/api/feed/costs?year=2031')).toMatchObject({
    status: 200,
    body: { '@odata.count': 0, value: [] },
  })
})

test('without a key that holds nothing is told, and what to do is', async () => {
  const of = await costing(2)
  const key = await keyOf(of, 3)
  const type = async (secret: string | undefined) => {
    const { status, headers, body } = await fetched(of, secret)
    expect([status, headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
    expect(body).not.toHaveProperty('value')
    return body.type
  }
  expect(await type(undefined)).toBe('feed_key_missing')
  expect(await type('x')).toBe('feed_key_unknown')
  expect(await type(`9981-${'A'.repeat(43)}`)).toBe('feed_key_unknown')
  of.clock.at = '2026-12-15'
  expect(await type(key.secret)).toBe('feed_key_expired')
  of.clock.at = '2026-09-14'
  const at = { 'If-Match': `"${key.revision}"` }
  const revoked = await of.as('controller')('PATCH', `/feed-keys/${key.id}`, { revoked: true }, at)
  expect(revoked.status).toBe(200)
  expect(await type(key.secret)).toBe('feed_key_revoked')
  // Taken back at once, it holds again; an older reading changes nothing.
  expect((await of.as('controller')('PATCH', `/feed-keys/${key.id}`, { revoked: false }, at)).status).toBe(412)
  const again = { 'If-Match': `"${revoked.body.revision}"` }
  await of.as('controller')('PATCH', `/feed-keys/${key.id}`, { revoked: false }, again)
  expect((await fetched(of, key.secret)).status).toBe(200)
})

test('a key reaches its own municipality’s costs and nothing else', async () => {
  const of = await costing(2)
  const other = await costing(5, await town({ municipality: '9982', on: of }))
  const [mine, theirs] = [await keyOf(of), await keyOf(other)]
  expect((await fetched(of, mine.secret)).body['@odata.count']).toBe(24)
  expect((await fetched(of, theirs.secret)).body['@odata.count']).toBe(60)
  // The code in a key is where its hash is looked for: another code finds none.
  expect((await fetched(of, mine.secret.replace('9981', '9982'))).status).toBe(401)
  for (const path of ['/9981/costs/2026', '/9981/objects', '/9981/feed-keys'])
    expect((await fetched(of, mine.secret, `/api${path}`)).status).toBe(401)
  // A cursor of the other’s year is none here.
  const next = (await fetched(of, theirs.secret)).body
  expect(next).not.toHaveProperty('@odata.nextLink')
  const forged = await fetched(of, mine.secret, '/api/feed/costs?year=2026&$skiptoken=abcdef123.1.5.0')
  expect([forged.status, forged.body.type]).toEqual([400, 'bad_cursor'])
})

test('a suspended municipality’s key tells nothing', async () => {
  const of = await costing(1)
  const { secret } = await keyOf(of)
  const tenant = await of.data.tenant.get()
  await of.data.tenant.save(tenant, { ...tenant, state: 'suspended' })
  expect((await fetched(of, secret)).body).toMatchObject({ type: 'tenant_not_active' })
})

test('keys are made and seen by a modellansvarig and a controller; the secret is told once and kept nowhere', async () => {
  const of = await costing(1)
  const key = await keyOf(of)
  expect(key).toMatchObject({ name: 'Power BI', since: '2026-09-14', expires: '2027-09-14' })
  const list = async () => (await of.as('modelAdmin')('GET', '/feed-keys')).body.items
  expect(await list()).toMatchObject([{ id: key.id, by: 'controller 9981', state: 'active' }])
  expect((await list())[0]).not.toHaveProperty('used')
  of.clock.at = '2026-09-20'
  await fetched(of, key.secret)
  const told = JSON.stringify(await list())
  expect((await list())[0]).toMatchObject({ used: '2026-09-20' })
  expect(told).not.toContain(key.secret.slice(5))
  for (const part of ['leader', 'owner', 'reader'] as const) {
    expect((await of.as(part)('GET', '/feed-keys')).status).toBe(403)
    expect((await of.as(part)('POST', '/feed-keys', { name: 'x', months: 3 })).status).toBe(403)
  }
})

test('a tool that asks without end waits', async () => {
  const of = await costing(1)
  of.clock.now = new Date('2026-09-14T08:00:00Z')
  const { secret } = await keyOf(of)
  let n = 0
  while ((await fetched(of, secret)).status === 200 && n < 200) n++
  expect(n).toBe(120)
})
