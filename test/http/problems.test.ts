import { expect, test } from 'vitest'
import { client, ifMatch, town } from '../town.ts'

test('a malformed body is 400 with a pointer to each field; an unknown field is refused', async () => {
  const { as } = await town()
  const wrong = await as('modelAdmin')('POST', '/objects', { code: '', name: 'X' })
  expect([wrong.status, wrong.body.params.fields.map((f: { path: string }) => f.path)]).toEqual([400, ['/code']])
  const unknown = await as('modelAdmin')('POST', '/objects', { code: 'A', name: 'X', id: 'mine' })
  expect(unknown.status).toBe(400)
})

test('a change without If-Match is 428, a weak tag is taken, a stale one is 412 with the current state', async () => {
  const { as } = await town()
  const change = (headers = {}) => as('modelAdmin')('PATCH', '/objects/fo1', { purpose: 'Nytt' }, headers)
  expect((await change()).status).toBe(428)
  expect((await change({ 'If-Match': 'W/"1"' })).status).toBe(200)
  const stale = await change(ifMatch(1))
  expect([stale.status, stale.body.params.current]).toMatchObject([412, { purpose: 'Nytt', revision: 2 }])
})

test('a field that is left out of a change stays as it was', async () => {
  const { as } = await town()
  await as('modelAdmin')('PATCH', '/objects/fo1', { purpose: 'Syfte', unit: 'Skola' }, ifMatch(1))
  const after = await as('modelAdmin')('PATCH', '/objects/fo1', { unit: 'Vård' }, ifMatch(2))
  expect(after.body).toMatchObject({ purpose: 'Syfte', unit: 'Vård' })
})

test('a change of state from another site is refused', async () => {
  const { as } = await town()
  expect(
    (await as('modelAdmin')('POST', '/objects', { code: 'A', name: 'A' }, { Origin: 'https://evil.example' })).status,
  ).toBe(403)
})

test('a no is told in Swedish and English, with a stable type', async () => {
  const { as } = await town()
  const { body, headers } = await as('reader')('PATCH', '/objects/fo1', {}, ifMatch(1))
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({
    type: 'forbidden',
    sv: expect.stringContaining(
      'Det kan modellansvarig, objektägare, objektägare IT, förvaltningsledare eller förvaltningsledare IT.',
    ),
    en: expect.stringContaining(
      'by the model administrator, objektägare, objektägare IT, förvaltningsledare, or förvaltningsledare IT.',
    ),
  })
})

test('an address that is no route is not found', async () => {
  const town1 = await town()
  expect((await client(town1)('GET', '/nothing/here')).status).toBe(404)
  expect((await town1.as('reader')('GET', '/nothing')).status).toBe(404)
})

test('revoked means revoked now', async () => {
  const { as, data } = await town()
  expect((await as('reader')('GET', '/objects')).status).toBe(200)
  const member = await data.members.get('reader')
  await as('modelAdmin')('DELETE', '/members/reader', undefined, ifMatch(member.revision))
  expect((await as('reader')('GET', '/objects')).status).toBe(404)
})

test('a role that ended yesterday no longer counts', async () => {
  const { as, data, clock } = await town()
  const held = await data.assignments.get('fo1', 'a-leader')
  await data.assignments.save(held, { ...held, to: '2026-09-14' })
  expect((await as('leader')('PATCH', '/objects/fo1', { purpose: 'Sista dagen' }, ifMatch(1))).status).toBe(200)
  clock.at = '2026-09-15'
  expect((await as('leader')('PATCH', '/objects/fo1', { purpose: 'Dagen efter' }, ifMatch(2))).status).toBe(403)
})
