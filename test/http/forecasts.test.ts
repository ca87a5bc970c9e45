import { expect, test } from 'vitest'
import { Contract } from '#shared/contracts.ts'
import { town } from '../town.ts'
import { readIn, sieFile } from './ledger-file.ts'

const months = (ore: number) => Array<number>(12).fill(ore)
const none = { actual: months(0), forecast: months(0), actualTo: 0 }

/** The revision that was read; 0 where nothing is confirmed. */
const at = (revision: number) => ({ 'If-Match': `"${revision}"` })

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
  const said = await of.as('leader')(
    'PUT',
    '/costs/2026/forecasts/fo1/licences',
    { amount: 122_000, comment: '' },
    at(0),
  )
  expect(said.status).toBe(200)
  const { totals, months, forecasts } = await page()
  expect(totals).toMatchObject({ budget: 120_000, actual: 80_000, forecast: 122_000 })
  expect(months[11]).toMatchObject({ actual: 0, forecast: 10_500 })
  expect(forecasts[0].confirmed).toMatchObject({ amount: 122_000, by: 'leader 9981', on: '2026-09-14' })
  await of.as('leader')('DELETE', '/costs/2026/forecasts/fo1/licences', undefined, at(1))
  expect((await page()).forecasts[0].confirmed).toBeUndefined()
})

test('a forecast far from the budget is confirmed with a comment', async () => {
  const of = await begun()
  const confirm = (comment: string) =>
    of.as('owner')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 150_000, comment }, at(0))
  expect(await confirm('')).toMatchObject({
    status: 422,
    body: { type: expect.stringMatching('forecast_comment_missing') },
  })
  expect((await confirm('Nytt avtal från oktober.')).status).toBe(200)
})

test('a confirmed forecast stands when a newer ledger is read in, and a reader may not confirm one', async () => {
  const of = await begun()
  await of.as('leader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 124_000, comment: '' }, at(0))
  await readIn(of, sieFile(Array.from({ length: 9 }, (_, m) => [`20260${m + 1}10`, '6420', '4711', 100])))
  const { body } = await of.as('reader')('GET', '/costs/2026?object=fo1')
  expect(body).toMatchObject({ actualTo: 9, totals: { actual: 90_000, forecast: 124_000 }, mayConfirm: false })
  const refused = await of.as('reader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 1, comment: '' }, at(1))
  expect(refused.status).toBe(403)
})

test('of two who confirm at once, the second is told what the first said, and may then say otherwise', async () => {
  const of = await begun()
  const confirm = (part: 'leader' | 'owner', amount: number, revision: number) =>
    of.as(part)('PUT', '/costs/2026/forecasts/fo1/licences', { amount, comment: '' }, at(revision))
  expect((await confirm('leader', 121_000, 0)).status).toBe(200)
  const second = await confirm('owner', 123_000, 0)
  expect(second).toMatchObject({
    status: 412,
    body: { type: expect.stringMatching('stale'), params: { current: { amount: 121_000, revision: 1 } } },
  })
  expect((await confirm('owner', 123_000, 1)).status).toBe(200)
  const stale = await of.as('leader')('DELETE', '/costs/2026/forecasts/fo1/licences', undefined, at(1))
  expect(stale.status).toBe(412)
  const unread = await of.as('leader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 1, comment: 'x' })
  expect(unread.status).toBe(428)
  const { body } = await of.as('reader')('GET', '/costs/2026?object=fo1')
  expect(body.forecasts[0]).toMatchObject({ revision: 2, confirmed: { amount: 123_000, by: 'owner 9981' } })
})

test('a contract that a cost names is known for the months that are left, and the follow-up suggests the same', async () => {
  const of = await begun()
  const contract = Contract.parse({ id: 'avt', name: 'Avtal Ekdata', supplier: 'Ekdata', valuePerYear: 60_000 })
  await of.data.contracts.create(contract)
  const [row] = await of.data.costs.planned(2026)
  await of.data.costs.load([{ ...row!, contract: 'avt' }])
  const page = async () => (await of.as('leader')('GET', '/costs/2026?object=fo1')).body
  const followUp = async () => (await of.as('leader')('GET', '/followups/2026/fo1/T2')).body.asked.costs
  const { forecasts } = await page()
  // 800 kr so far, of which 400 of the contract; 200 kr of it are left, and 200 kr of the budget besides it at the same pace.
  expect(forecasts[0]).toMatchObject({
    suggested: 120_000,
    contracts: ['Avtal Ekdata'],
    madeOf: { spent: 80_000, contracts: 20_000, paced: 20_000 },
  })
  expect(await followUp()).toMatchObject([{ kind: 'licences', suggested: 120_000 }])
  await of.as('leader')('PUT', '/costs/2026/forecasts/fo1/licences', { amount: 124_000, comment: '' }, at(0))
  expect(await followUp()).toMatchObject([{ kind: 'licences', suggested: 124_000, confirmed: true }])
})
