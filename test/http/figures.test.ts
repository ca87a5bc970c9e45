import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { OwnFigure } from '#shared/benchmark/own-figures.ts'
import { CostRow } from '#shared/costs.ts'
import { Network } from '#shared/networks.ts'
import { joined } from '#shared/sharing.ts'
import { koladaAt } from '#functions/platform/kolada.ts'
import { networksOf } from '#functions/data/networks.ts'
import { ifMatch, town } from '../town.ts'

const evenly = (amount: number) => Array<number>(12).fill(amount)
const cost = (of: Partial<CostRow> = {}) =>
  CostRow.parse({
    ...{ id: 'r1', object: 'fo1', costKind: 'licences', nature: 'upkeep', year: 2025, actualTo: 12 },
    ...{ budget: evenly(10_000), actual: evenly(12_000), forecast: evenly(12_000), ...of },
  })

async function costly() {
  const of = await town()
  await of.data.costs.load([cost()])
  return of
}
type Told = { figure: string; value?: number; lacking?: string }

test('a municipality reads its own figures, and one down to its objects with their names; the cost is the cost page’s', async () => {
  const of = await costly()
  const ask = of.as('reader')
  const { body } = await ask('GET', '/figures?period=2025')
  const told = (figure: string) => (body.figures as Told[]).find(one => one.figure === figure)
  expect(told('K1')).toMatchObject({ numerator: 144_000, coverage: { answered: 1, all: 10 } })
  expect(told('K3')).toEqual({ figure: 'K3', lacking: 'no_operating' })
  const one = (await ask('GET', '/figures/K1?period=2025')).body
  const page = (await ask('GET', '/costs/2025')).body
  expect(one.numerator.amount).toBe(page.totals.actual)
  expect(one.numerator.ways[0].lines).toEqual([{ id: 'fo1', name: 'Secret object 9981', amount: 144_000 }])
  expect((await ask('GET', '/figures/K1?period=2024')).body).toMatchObject({ lacking: 'no_costs' })
  expect((await ask('GET', '/figures/K99')).status).toBe(404)
  expect((await ask('GET', '/figures?period=nu')).status).toBe(400)
})

test('the scope of the costs is said by who prepares sharing, against what was read', async () => {
  const of = await costly()
  const scope = { itUnits: ['IT'], kinds: {}, included: [], none: ['companies'], left: [] }
  expect((await of.as('reader')('PUT', '/figures/scope', scope, ifMatch(0))).status).toBe(403)
  expect((await of.as('controller')('PUT', '/figures/scope', scope, ifMatch(0))).status).toBe(200)
  expect((await of.as('controller')('PUT', '/figures/scope', scope, ifMatch(0))).status).toBe(412)
  expect((await of.as('reader')('GET', '/figures?period=2025')).body.coverage).toEqual({
    answered: 3,
    all: 10,
    outside: 100,
  })
})

test('counts are fetched, stand beside what somebody wrote, and are the same on the cost page', async () => {
  const of = await costly()
  const value = { gender: 'T', value: 10_700 }
  const answer = { values: [{ kpi: 'N01951', municipality: '9981', period: 2025, values: [value] }] }
  const server = createServer((_, response) => response.end(JSON.stringify(answer)))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  const controller = of.as('controller')
  expect((await controller('POST', '/counts/kolada')).body.type).toBe('kolada_unreachable')
  of.platform.kolada = koladaAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect((await controller('POST', '/counts/kolada')).status).toBe(200)
  const { body } = await controller('GET', '/counts')
  expect(body).toMatchObject({ fetchedOn: '2026-09-14' })
  expect(body.counts).toEqual([
    { what: 'residents', from: '2025-12-31', n: 10_700, source: 'Kolada N01951, 2025', fetchedOn: '2026-09-14' },
  ])
  expect((await controller('GET', '/costs/2025')).body.keys.counts.residents.n).toBe(10_700)
  const written = { what: 'residents', from: '2025-12-31', n: 10_000, source: 'SCB' }
  expect((await controller('PUT', '/counts', { counts: [written] }, ifMatch(body.revision))).status).toBe(200)
  await controller('POST', '/counts/kolada')
  expect((await controller('GET', '/counts')).body.counts).toEqual([written])
  expect((await of.as('reader')('PUT', '/counts', { counts: [] }, ifMatch(2))).status).toBe(403)
})

test('Kolada that does not answer is a 424 that says what to do, and changes nothing', async () => {
  const of = await costly()
  of.platform.kolada = koladaAt('http://127.0.0.1:1', 200)
  const { status, body } = await of.as('controller')('POST', '/counts/kolada')
  expect(status).toBe(424)
  expect(body.sv).toContain('skriv in antalen själv')
  expect((await of.as('controller')('GET', '/counts')).body.counts).toEqual([])
})

test('a network’s own figure is written by its members, within its bounds, with what was there before it', async () => {
  const of = await town()
  const figure = OwnFigure.parse({
    ...{ id: 'own-arenden', name: 'Ärenden per anställd', unit: 'count', bounds: [0, 50], floor: 1, better: 'down' },
    ...{ decimals: 1, numeratorName: 'Ärenden', denominatorName: 'Anställda', version: 1 },
  })
  await networksOf(of.platform).add(Network.parse({ id: 'n1', name: 'N', ownFigures: [figure] }), [])
  const controller = of.as('controller')
  expect((await controller('GET', '/entered-figures/n1')).body.type).toBe('network_not_member')
  await of.data.memberships.create(joined('n1', 1, 'x', '2026-01-01'))
  const put = (body: object, revision: number, as = controller) =>
    as('PUT', '/entered-figures/n1/own-arenden/2025', { source: '', ...body }, ifMatch(revision))
  expect((await put({ numerator: 900, denominator: 100 }, 0)).status).toBe(200)
  expect((await put({ numerator: 901, denominator: 100 }, 0)).status).toBe(412)
  expect((await put({ numerator: 9_000, denominator: 100 }, 1)).body.type).toBe('entered_outside_bounds')
  expect((await put({ numerator: 1, denominator: 0 }, 1)).status).toBe(400)
  expect((await put({ numerator: 1, denominator: 1 }, 1, of.as('reader'))).status).toBe(403)
  const { body } = await of.as('reader')('GET', '/entered-figures/n1')
  expect(body.entered).toMatchObject([{ figure: 'own-arenden', period: '2025', numerator: 900, denominator: 100 }])
})
