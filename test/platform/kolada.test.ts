import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { koladaAt } from '#functions/platform/kolada.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const total = (kpi: string, period: number, value: number | null) => ({
  ...{ kpi, municipality: '2061', period },
  values: [{ gender: 'T', count: 1, status: '', value, isdeleted: false }],
})
/** As Kolada answers of Smedjebacken: sexes apart where there are any, and nothing yet of the last year's cost. */
const recorded = {
  count: 6,
  next_url: null,
  previous_url: null,
  values: [
    {
      ...{ kpi: 'N01951', municipality: '2061', period: 2024 },
      values: [
        { gender: 'K', count: 1, status: '', value: 5_210, isdeleted: false },
        { gender: 'M', count: 1, status: '', value: 5_490, isdeleted: false },
        { gender: 'T', count: 1, status: '', value: 10_700, isdeleted: false },
      ],
    },
    total('N00098', 2024, 812.6),
    total('N00053', 2024, 905),
    total('N03013', 2024, 80_123),
    total('N03013', 2025, 81_000),
    total('N00053', 2025, null),
  ],
}

/** A Kolada on this computer. */
async function at(answer: (path: string) => { status?: number; body?: string } | undefined) {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? '')
    const found = answer(request.url ?? '')
    if (found) response.writeHead(found.status ?? 200, { 'Content-Type': 'application/json' }).end(found.body ?? '')
  })
  open.push(server)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths }
}

test('counts are both sexes together, whole; the operating cost per inhabitant is told as all of it in tkr', async () => {
  const { address, paths } = await at(() => ({ body: JSON.stringify(recorded) }))
  expect(await koladaAt(address).facts('2061', [2025, 2024])).toEqual([
    { what: 'residents', year: 2024, n: 10_700, kpi: 'N01951' },
    { what: 'fte', year: 2024, n: 813, kpi: 'N00098' },
    { what: 'employees', year: 2024, n: 905, kpi: 'N00053' },
    { what: 'operating', year: 2024, n: 857_316, kpi: 'N03013' },
  ])
  expect(paths).toEqual(['/v3/data/kpi/N01951,N00098,N00053,N03013/municipality/2061/year/2025,2024'])
})

test('a municipality that Kolada does not know is told so, and not as silence', async () => {
  const { address } = await at(() => ({ body: JSON.stringify({ count: 0, values: [] }) }))
  await expect(koladaAt(address).facts('9981', [2025])).rejects.toMatchObject({ reason: 'kolada_unknown' })
})

test('a fault, something else than an answer, nobody there, and silence are all refused as unreachable', async () => {
  const answers = [{ status: 503 }, { body: '<html>' }, { body: '{"values":[{"kpi":1}]}' }, undefined]
  for (const answer of answers) {
    const { address } = await at(() => answer)
    await expect(koladaAt(address, 300).facts('2061', [2025])).rejects.toMatchObject({ reason: 'kolada_unreachable' })
  }
  await expect(koladaAt('http://127.0.0.1:1').facts('2061', [2025])).rejects.toMatchObject({
    reason: 'kolada_unreachable',
  })
})
