import { expect, test } from 'vitest'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const contract = { name: 'Journalavtalet', end: '2027-06-30', noticeMonths: 6 }
/** A system on fo1, which the leader leads, and one on an object that is nobody's. */
async function systems(of: Town) {
  const admin = of.as('modelAdmin')
  const other = (await admin('POST', '/objects', { code: 'FO-02', name: 'Ett annat' })).body.id
  const add = async (name: string, object: string) =>
    (await admin('POST', '/systems', { name, object })).body.id as string
  return { own: await add('Journal', 'fo1'), others: await add('Kartor', other) }
}
const add = (of: Town, by: Part, body: object) => of.as(by)('POST', '/contracts', { ...contract, ...body })
const page = async (of: Town, id: string) => (await of.as('reader')('GET', `/systems/${id}`)).body

test('a contract gives the systems it covers their last notice day, in the list and on the page', async () => {
  const of = await town()
  const { own } = await systems(of)
  expect((await page(of, own)).reasons).toContain('no_contract')
  expect((await add(of, 'leader', { systems: [own], owner: 'owner' })).status).toBe(201)
  expect((await page(of, own)).reasons).not.toContain('no_contract')
  expect((await page(of, own)).contracts).toMatchObject([{ term: { end: '2027-06-30', lastNotice: '2026-12-30' } }])
  const { rows } = (await of.as('reader')('GET', '/systems')).body
  expect(rows).toMatchObject([{ name: 'Journal', lastNotice: '2026-12-30' }, { name: 'Kartor' }])
  expect((await of.as('reader')('GET', '/contracts')).body.rows).toMatchObject([
    { ownerName: 'owner 9981', reasons: [] },
  ])
})

test('whoever leads an object writes contracts for its systems, and for no others', async () => {
  const of = await town()
  const { own, others } = await systems(of)
  expect((await add(of, 'leader', { systems: [own, others] })).status).toBe(403)
  expect((await add(of, 'leader', { systems: [] })).status).toBe(403)
  expect((await add(of, 'reader', { systems: [own] })).status).toBe(403)
  const made = (await add(of, 'leader', { systems: [own] })).body
  const widened = await of.as('leader')('PATCH', `/contracts/${made.id}`, { systems: [own, others] }, ifMatch(1))
  expect(widened.status).toBe(403)
  const all = await of.as('modelAdmin')('PATCH', `/contracts/${made.id}`, { systems: [own, others] }, ifMatch(1))
  expect(all.status).toBe(200)
  // It covers what the leader may not edit now: out of reach.
  expect((await of.as('leader')('PATCH', `/contracts/${made.id}`, { name: 'Mitt' }, ifMatch(2))).status).toBe(403)
})

test('what a contract names must exist, and its name is its own', async () => {
  const of = await town()
  const { own } = await systems(of)
  expect((await add(of, 'modelAdmin', { systems: ['nowhere'] })).body.type).toBe('system_unknown')
  expect((await add(of, 'modelAdmin', { owner: 'nobody' })).body.type).toBe('person_unknown')
  await add(of, 'modelAdmin', { systems: [own] })
  expect((await add(of, 'modelAdmin', {})).body.type).toBe('value_taken')
})

test('a field that may be empty is emptied by null, and left alone when it is not named', async () => {
  const of = await town()
  const { own } = await systems(of)
  const { id } = (await add(of, 'leader', { systems: [own], number: '2024/1', owner: 'owner' })).body
  const emptied = await of.as('leader')('PATCH', `/contracts/${id}`, { end: null }, ifMatch(1))
  expect(emptied.body).toMatchObject({ number: '2024/1', owner: 'owner', revision: 2 })
  expect(emptied.body).not.toHaveProperty('end')
  expect((await of.as('leader')('PATCH', `/contracts/${id}`, { name: null }, ifMatch(2))).status).toBe(400)
})

test('a system that a contract covers is not removed, and says which', async () => {
  const of = await town()
  const { own } = await systems(of)
  await add(of, 'modelAdmin', { systems: [own] })
  const removed = await of.as('modelAdmin')('DELETE', `/systems/${own}`, undefined, ifMatch(1))
  expect([removed.status, removed.body.params]).toEqual([422, { by: 'Journalavtalet' }])
})

test('a contract that ends before it starts is refused when it is added and when it is changed', async () => {
  const of = await town()
  const { own } = await systems(of)
  const early = await add(of, 'leader', { systems: [own], start: '2027-07-01' })
  expect([early.status, early.body.type, early.body.params]).toEqual([
    ...[422, 'contract_ends_before_start'],
    { start: '2027-07-01' },
  ])
  const made = (await add(of, 'leader', { systems: [own], start: '2026-01-01' })).body
  const change = (json: object) => of.as('leader')('PATCH', `/contracts/${made.id}`, json, ifMatch(1))
  expect((await change({ end: '2025-12-31' })).body.type).toBe('contract_ends_before_start')
  expect((await change({ noticeGiven: '2025-12-31' })).body.type).toBe('contract_notice_before_start')
  expect((await change({ noticeGiven: '2026-09-14' })).status).toBe(200)
})
