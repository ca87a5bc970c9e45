import { expect, test } from 'vitest'
import { town } from '../town.ts'
import { readIn, sieFile } from './ledger-file.ts'

const months = (ore: number) => Array<number>(12).fill(ore)
const none = { actual: months(0), forecast: months(0), actualTo: 0 }

/** An object that is budgeted 1 200 kr of licences, and has spent 800 kr of them in eight months. */
async function begun() {
  const of = await town()
  await of.data.costs.load([
    { id: 'p1', object: 'fo1', costKind: 'licences', year: 2026, budget: months(10_000), ...none },
  ])
  const { body } = await of.as('controller')('GET', '/placing')
  const rule = { id: 'r', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  await of.as('controller')('PUT', '/placing', { rules: [rule], uses: [] }, { 'If-Match': `"${body.revision}"` })
  const rows = Array.from(
    { length: 8 },
    (_, m) => [`20260${m + 1}10`, '6420', '4711', 100] as [string, string, string, number],
  )
  await readIn(of, sieFile(rows))
  return of
}

test('a forecast is suggested at the pace of what it has cost, and confirmed by whoever is responsible', async () => {
  const of = await begun()
  const page = async () => (await of.as('leader')('GET', '/costs/2026?object=fo1')).body
  expect(await page()).toMatchObject({
    ...{ actualTo: 8, totals: { budget: 120_000, actual: 80_000 }, mayConfirm: true },
    forecasts: [{ kind: 'licences', suggested: 120_000 }],
  })
  const said = await of.as('leader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 122_000, comment: '' })
  expect(said.status).toBe(200)
  const { totals, months, forecasts } = await page()
  expect(totals).toMatchObject({ budget: 120_000, actual: 80_000, forecast: 122_000 })
  expect(months[11]).toMatchObject({ actual: 0, forecast: 10_500 })
  expect(forecasts[0].confirmed).toMatchObject({ amount: 122_000, by: 'leader 9981', on: '2026-09-14' })
  await of.as('leader')('DELETE', '/costs/2026/forecasts/fo1/licences')
  expect((await page()).forecasts[0].confirmed).toBeUndefined()
})

test('a forecast far from the budget is confirmed with a comment', async () => {
  const of = await begun()
  const confirm = (comment: string) =>
    of.as('owner')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 150_000, comment })
  expect(await confirm('')).toMatchObject({
    status: 422,
    body: { type: expect.stringMatching('forecast_comment_missing') },
  })
  expect((await confirm('Nytt avtal från oktober.')).status).toBe(200)
})

test('a confirmed forecast stands when a newer ledger is read in, and a reader may not confirm one', async () => {
  const of = await begun()
  await of.as('leader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 124_000, comment: '' })
  await readIn(of, sieFile(Array.from({ length: 9 }, (_, m) => [`20260${m + 1}10`, '6420', '4711', 100])))
  const { body } = await of.as('reader')('GET', '/costs/2026?object=fo1')
  expect(body).toMatchObject({ actualTo: 9, totals: { actual: 90_000, forecast: 124_000 }, mayConfirm: false })
  const refused = await of.as('reader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 1, comment: '' })
  expect(refused.status).toBe(403)
})
