import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

test('a system is used by objects that exist, never by its own, and each page says so', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const other = (await admin('POST', '/objects', { code: 'FO-02', name: 'Annat' })).body.id as string
  const unknown = await admin('POST', '/systems', { name: 'Journal', object: 'fo1', usedBy: ['nowhere'] })
  expect([unknown.status, unknown.body.type]).toEqual([404, 'object_unknown'])
  const made = (await admin('POST', '/systems', { name: 'Journal', object: 'fo1', usedBy: [other, 'fo1', other] })).body
  expect(made.usedBy).toEqual([other])
  const uses = async (id: string) => (await admin('GET', `/objects/${id}`)).body.uses as { name: string }[]
  expect(await uses(other)).toMatchObject([{ name: 'Journal', object: 'fo1' }])
  expect(await uses('fo1')).toEqual([])
  const gone = await admin('DELETE', `/objects/${other}`, undefined, ifMatch(1))
  expect([gone.status, gone.body.params]).toEqual([422, { by: 'Journal' }])
  const moved = await admin('PATCH', `/systems/${made.id}`, { object: other }, ifMatch(1))
  expect([moved.status, moved.body.usedBy]).toEqual([200, []])
})

test('a system’s page tells what it costs this year, as the list does', async () => {
  const of = await town()
  const { id } = (await of.as('leader')('POST', '/systems', { name: 'Journal', object: 'fo1' })).body
  const months = Array<number>(12).fill(100_000)
  const row = { id: 'c', object: 'fo1', system: id, costKind: 'licences', year: 2026, actualTo: 8 }
  await of.data.costs.load([{ ...row, budget: months, actual: months, forecast: months }])
  const page = (await of.as('reader')('GET', `/systems/${id}`)).body
  const list = (await of.as('reader')('GET', '/systems')).body
  expect([page.cost, page.year]).toEqual([1_200_000, 2026])
  expect([list.rows[0].cost, list.year]).toEqual([page.cost, page.year])
})

test('whoever may remove a system may put it back as it was, and nobody else may', async () => {
  const of = await town()
  const leader = of.as('leader')
  const { id } = (await leader('POST', '/systems', { name: 'Journal', object: 'fo1', version: '4' })).body
  expect((await leader('DELETE', `/systems/${id}`, undefined, ifMatch(1))).status).toBe(204)
  expect((await of.as('specialist')('POST', `/removed/system/${id}/return`)).status).toBe(403)
  expect((await of.as('reader')('POST', `/removed/system/${id}/return`)).status).toBe(403)
  expect((await leader('POST', `/removed/system/${id}/return`)).status).toBe(204)
  expect((await leader('GET', `/systems/${id}`)).body.system).toMatchObject({ id, version: '4' })
})
