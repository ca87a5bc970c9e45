import { expect, test } from 'vitest'
import { ifMatch, town, type Town } from '../town.ts'

/** A system on fo1, which the leader leads, and one on an object that is nobody's. */
async function systems(of: Town) {
  const admin = of.as('modelAdmin')
  const other = (await admin('POST', '/objects', { code: 'FO-02', name: 'Ett annat' })).body.id
  const add = async (name: string, object: string) =>
    (await admin('POST', '/systems', { name, object })).body.id as string
  return {
    admin,
    own: await add('Journal', 'fo1'),
    others: await add('Kartor', other),
    third: await add('Arkiv', other),
  }
}

test('an integration stands in the list and with both its systems', async () => {
  const of = await town()
  const { own, others, third } = await systems(of)
  const made = await of.as('leader')('POST', '/integrations', {
    ...{ from: own, to: others, information: 'Adresser', method: 'file', owner: 'owner' },
  })
  expect(made.status).toBe(201)
  const { rows } = (await of.as('reader')('GET', '/integrations')).body
  expect(rows).toMatchObject([
    { source: { name: 'Journal', object: 'fo1' }, target: { name: 'Kartor' }, ownerName: 'owner 9981', mayEdit: false },
  ])
  const count = async (id: string) => (await of.as('reader')('GET', `/integrations/of/${id}`)).body.rows.length
  expect([await count(own), await count(others), await count(third)]).toEqual([1, 1, 0])
})

test('whoever may edit one of the systems writes the integration, and nobody else', async () => {
  const of = await town()
  const { own, others, third } = await systems(of)
  const add = (by: 'leader' | 'reader', body: object) =>
    of.as(by)('POST', '/integrations', { information: 'x', ...body })
  expect((await add('leader', { from: others, to: third })).status).toBe(403)
  expect((await add('reader', { from: own, to: third })).status).toBe(403)
  expect((await add('leader', { from: own, to: 'nowhere' })).body.type).toBe('system_unknown')
  expect((await add('leader', { from: own, to: third, owner: 'nobody' })).body.type).toBe('person_unknown')
  const { id } = (await add('leader', { from: own, toParty: 'Skatteverket' })).body
  const change = (body: object, revision: number) =>
    of.as('leader')('PATCH', `/integrations/${id}`, body, ifMatch(revision))
  expect((await change({ to: others, frequency: 'weekly' }, 1)).body).toMatchObject({ to: others, toParty: '' })
  expect((await change({ from: third }, 2)).status).toBe(403)
  expect((await change({ to: null }, 2)).body.type).toBe('integration_without_system')
  expect((await of.as('leader')('DELETE', `/integrations/${id}`, undefined, ifMatch(2))).status).toBe(204)
})

test('a system with an integration is not removed, and neither is who answers for it', async () => {
  const of = await town()
  const { admin, own, others } = await systems(of)
  const owner = (await admin('POST', '/people', { name: 'Åsa' })).body.id
  await admin('POST', '/integrations', { from: own, to: others, information: 'Adresser', owner })
  expect((await admin('DELETE', `/systems/${others}`, undefined, ifMatch(1))).body.params).toEqual({ by: 'Adresser' })
  expect((await admin('DELETE', `/people/${owner}`, undefined, ifMatch(1))).body.params).toEqual({ by: 'Adresser' })
})
