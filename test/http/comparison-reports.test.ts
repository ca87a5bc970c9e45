import { createHash } from 'node:crypto'
import readXlsxFile from 'read-excel-file/node'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { openDoor } from '#functions/data/table.ts'
import { releaseKeys } from '#functions/data/release-keys.ts'
import { networkKeys } from '#functions/data/network-keys.ts'
import { networksOf } from '#functions/data/networks.ts'
import { work } from '#functions/jobs/index.ts'
import { print } from '#functions/reports/print.ts'
import type { Certificate } from '#shared/benchmark/certificate.ts'
import { canonical } from '#shared/plans.ts'
import { joined } from '#shared/sharing.ts'
import { Network } from '#shared/networks.ts'
import { certificate, hash, released } from '../shared/reports/compared.ts'
import { client, machine, town, type Machine, type Town } from '../town.ts'

/** A network with a round that is released, as the release leaves it. */
async function releasedRound({ platform }: Machine, of: Partial<Network> & { id: string }, period = '2025') {
  await networksOf(platform).add(Network.parse({ name: `Nätverk ${of.id}`, ...of }), [])
  const shown = { group: of.id, period, edition: 1, releasedOn: '2026-09-14', hash }
  const told: Certificate = { ...certificate, group: of.id, period }
  const door = openDoor(platform.table, pk => pk.startsWith('B#'))
  await door.load([
    { ...releaseKeys.shown(of.id, period), ...shown },
    { ...releaseKeys.certificate(of.id, period, 1), ...told },
    ...released.map(row => ({ ...releaseKeys.figure(of.id, period, 1, row.figure), ...row })),
  ])
}
/** What the municipality gave to the round. */
async function gave({ data, municipality }: Town, network: string, figures: string[], period = '2025') {
  await data.memberships.create(joined(network, 1, 'modelAdmin', '2025-01-15'))
  const all = [
    { figure: 'K1', version: 2, numerator: 29_034_000, denominator: 10_000, value: 2903.4 },
    { figure: 'K14', version: 1, numerator: 9246, denominator: 10_000, value: 92.46 },
    { figure: 'K2', version: 2, numerator: 34_200, denominator: 1_000, value: 34.2 },
  ]
  // As a night before the round was frozen left it.
  const { door, keys } = data.scope
  await door.load([
    {
      ...keys.snapshot(network, period),
      ...{ network, municipality, period, givenOn: '2026-09-08', at: '2026-09-08T05:00:00.000Z' },
      figures: all.filter(({ figure }) => figures.includes(figure)),
    },
  ])
}
async function worked({ messages, platform }: Machine) {
  for (const message of messages.splice(0)) await work(message, { ...platform, print })
}
const asked = (group = 'asarna', period = '2025') => `group=${group}&period=${period}`

test('a member reads a released round as a page: what it gave, and nothing of what it did not give', async () => {
  const of = await town()
  await releasedRound(of, { id: 'asarna' })
  await gave(of, 'asarna', ['K1', 'K14'])
  const reader = of.as('reader')
  expect((await reader('GET', '/comparison/report/choices')).body.items).toEqual([
    { id: 'asarna', name: 'Nätverk asarna', periods: [{ period: '2025', releasedOn: '2026-09-14' }] },
  ])
  const { status, body, text } = await reader('GET', `/comparison/report?${asked()}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ title: 'Jämförelse 2025', municipality: { name: 'Town 9981 kommun' }, draft: false })
  expect(text).toContain('över medianen, i mittersta hälften')
  expect(text).not.toContain('"value":33')
  expect((await reader('GET', `/comparison/report?${asked()}&locale=en`)).body.title).toBe('Comparison 2025')
})

test('a round that is not released, a group that one is not in, and a municipality without a network have no report', async () => {
  const of = await town()
  const alone = await town({ municipality: '9982', on: of })
  await releasedRound(of, { id: 'asarna' })
  await releasedRound(of, { id: 'kusten' })
  await gave(of, 'asarna', ['K1'])
  for (const query of [asked('asarna', '2024'), asked('kusten'), asked('peers-all'), asked('nowhere')])
    expect((await of.as('reader')('GET', `/comparison/report?${query}`)).status, query).toBe(404)
  expect((await alone.as('reader')('GET', `/comparison/report?${asked()}`)).status).toBe(404)
  expect((await alone.as('reader')('GET', '/comparison/report/choices')).body.items).toEqual([])
})

test('who has left still reads what it once gave to', async () => {
  const of = await town()
  await releasedRound(of, { id: 'asarna' })
  await gave(of, 'asarna', ['K1'])
  const membership = await of.data.memberships.get('asarna')
  await of.data.memberships.save(membership, { ...membership, shares: [], leftOn: '2026-09-20' })
  expect((await of.as('reader')('GET', `/comparison/report?${asked()}`)).text).toContain('2\u00a0600')
})

test('who has left without giving reads nothing', async () => {
  const of = await town()
  await releasedRound(of, { id: 'asarna' })
  await of.data.memberships.create({ ...joined('asarna', 1, 'modelAdmin', '2025-01-15'), leftOn: '2026-09-01' })
  expect((await of.as('reader')('GET', `/comparison/report?${asked()}`)).status).toBe(404)
  expect((await of.as('reader')('GET', '/comparison/report/choices')).body.items).toEqual([])
})

test('the report as data has the certificate, and a hash that whoever has it can reckon anew', async () => {
  const of = await town()
  await releasedRound(of, { id: 'asarna' })
  await gave(of, 'asarna', ['K1'])
  const { body } = await of.as('reader')('GET', `/comparison/report/data?${asked()}`)
  const { hash: sum, ...content } = body
  expect(sum).toBe(createHash('sha256').update(canonical(content)).digest('hex'))
  expect(body.certificate).toMatchObject({ hash, narrowest: 30 })
  expect(body.figures[0]).toMatchObject({
    ...{ figure: 'K1', own: { value: 2903.4, place: { side: 'above', within: true } } },
    released: { median: 2600, n: 11 },
  })
  const others = body.figures.filter(({ figure }: { figure: string }) => figure !== 'K1')
  for (const figure of others) expect(figure).not.toHaveProperty('released')
})

test('PDF and Excel are made by the worker and fetched as other reports are', async () => {
  const of = await town()
  await releasedRound(of, { id: 'asarna' })
  await gave(of, 'asarna', ['K1', 'K14'])
  const reader = of.as('reader')
  const file = async (format: string) => {
    const { body } = await reader('GET', `/comparison/report/files?${asked()}&format=${format}`)
    expect(body.state).toBe('waiting')
    await worked(of)
    const made = (await reader('GET', `/reports/files/${body.id}?format=${format}`)).body
    return (await of.platform.files.get(made.url.replace('/files/', '')))!
  }
  const pdf = await getDocumentProxy(new Uint8Array(await file('pdf')))
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  expect(await pdf.getMetadata()).toMatchObject({
    info: { Title: 'Jämförelse 2025, Nätverk asarna', Language: 'sv-SE' },
  })
  const sheets = await readXlsxFile(Buffer.from(await file('xlsx')))
  expect(sheets.find(({ sheet }) => sheet === 'Det som har släppts')!.data[1]).toContain(2600)
})

test('a network that wants it has a public page, in both languages and for every released period', async () => {
  const of = await machine()
  await releasedRound(of, { id: 'oppna', public: true, description: 'Öppet för alla.' })
  await releasedRound(of, { id: 'oppna', public: true, description: 'Öppet för alla.' }, '2024')
  const nobody = client(of)
  const { status, body, text } = await nobody('GET', '/public/networks/oppna')
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Nätverk oppna', description: 'Öppet för alla.', period: '2025' })
  expect(body.periods.map(({ period }: { period: string }) => period)).toEqual(['2025', '2024'])
  expect(text).toContain('Certifikat')
  expect(text).not.toContain('Var ni ligger')
  expect((await nobody('GET', '/public/networks/oppna?period=2024&locale=en')).text).toContain('Comparison 2024')
  expect((await nobody('GET', '/public/networks/oppna?period=2023')).status).toBe(404)
  const { body: data } = await nobody('GET', '/public/networks/oppna/data')
  expect(data).toMatchObject({ format: 'jarnkoll-comparison-1', certificate: { hash } })
  expect(data.figures[0].released.median).toBe(2600)
})

test('a network that is not public, and one that does not exist, are not there', async () => {
  const of = await machine()
  await releasedRound(of, { id: 'asarna' })
  for (const at of ['asarna', 'nowhere', 'peers-all', 'peers'])
    for (const what of ['', '/data'])
      expect((await client(of)('GET', `/public/networks/${at}${what}`)).status).toBe(404)
})

test('a public network without a release says so, and shows nothing of what is coming', async () => {
  const of = await machine()
  await networksOf(of.platform).add(Network.parse({ id: 'nya', name: 'Nya', public: true }), [])
  expect((await client(of)('GET', '/public/networks/nya')).body).toMatchObject({ periods: [], report: null })
  expect((await client(of)('GET', '/public/networks/nya/data')).status).toBe(404)
})

/** A network that Ida runs, with a released round and two members, of whom one has given. */
async function coordinated() {
  const of = await town()
  const ida = client(of, 'ida', 'ida@region.example')
  await ida('POST', '/coordination', { name: 'Åsarna' })
  const { body: network } = await ida('GET', '/coordination/asarna')
  const { revision: _, ...begun } = network.network
  await releasedRound(of, begun)
  const member = { since: '2026-01-01', agreement: 1, acceptedBy: 'Kim', acceptedOn: '2026-01-01' }
  await networksOf(of.platform).seat('asarna', [
    { municipality: '9981', ...member },
    { municipality: '0180', ...member },
  ])
  const door = openDoor(of.platform.table, pk => pk.startsWith('N#'))
  const delivery = { municipality: '9981', givenOn: '2026-09-08', figures: 3, answered: 9 }
  await door.load([{ ...networkKeys.delivery('asarna', '2025', '9981'), ...delivery }])
  await gave(of, 'asarna', ['K1', 'K14', 'K2'])
  return { of, ida }
}

test('a coordinator’s report tells what was released and who took part, and no value, though its own municipality gave', async () => {
  const { of, ida } = await coordinated()
  // Ida belongs to a member too: what she runs tells her nothing of what it gave.
  await of.data.people.create({ id: 'ida', name: 'Ida Ström', title: '', unit: '', available: 100 })
  expect((await ida('GET', '/coordination/asarna/reports')).body.items).toEqual([
    { period: '2025', releasedOn: '2026-09-14', edition: 1 },
  ])
  const { body, text } = await ida('GET', '/coordination/asarna/reports/2025')
  expect(body).toMatchObject({ subtitle: 'Jämförelse 2025', municipality: { name: 'Järnkoll' } })
  expect(text).toContain('Town 9981')
  expect(text).toContain('inte lämnat')
  const { text: data } = await ida('GET', '/coordination/asarna/reports/2025/data')
  for (const told of [text, data]) expect(told).not.toMatch(/2903|2\u00a0903|92[.,]46|92,5|34[.,]2|Var ni ligger/)
  expect((await ida('GET', '/coordination/asarna/reports/2024')).status).toBe(404)
})

test('a coordinator’s files are the network’s, made by the same worker, and nobody else’s to fetch', async () => {
  const { of, ida } = await coordinated()
  const { body } = await ida('GET', '/coordination/asarna/reports/2025/files?format=pdf')
  expect(body.state).toBe('waiting')
  await worked(of)
  const at = `/coordination/asarna/reports/files/${body.id}?format=pdf`
  const made = (await ida('GET', at)).body
  const pdf = await getDocumentProxy((await of.platform.files.get(made.url.replace('/files/', '')))!)
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  expect((await client(of, 'other')('GET', at)).status).toBe(404)
  expect((await of.as('modelAdmin')('GET', `/reports/files/${body.id}?format=pdf`)).status).toBe(404)
})
