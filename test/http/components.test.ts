import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

const links = [{ name: 'Intranätet', address: 'https://intranät.example/rutin' }]
const routine = { kind: 'routine', name: 'Reservrutin', links, owner: 'owner' }

test('an object’s components are written by whoever runs it, and read by everyone', async () => {
  const of = await town()
  expect((await of.as('reader')('POST', '/components/fo1', routine)).status).toBe(403)
  expect((await of.as('leader')('POST', '/components/fo1', routine)).status).toBe(201)
  await of.as('owner')('POST', '/components/fo1', { kind: 'guide', name: 'Lathund' })
  const { items, can } = (await of.as('reader')('GET', '/components/fo1')).body
  expect(items).toMatchObject([{ name: 'Reservrutin', ownerName: 'owner 9981' }, { name: 'Lathund' }])
  expect(can.edit).toBe(false)
  expect((await of.as('reader')('GET', '/components/gone')).status).toBe(404)
  expect((await of.as('leader')('POST', '/components/fo1', { ...routine, owner: 'nobody' })).body.type).toBe(
    'person_unknown',
  )
})

test('a component is changed against what was read, and removed', async () => {
  const of = await town()
  const { id } = (await of.as('leader')('POST', '/components/fo1', routine)).body
  const change = (body: object, revision: number) =>
    of.as('leader')('PATCH', `/components/fo1/${id}`, body, ifMatch(revision))
  expect((await change({ owner: null, note: 'Pärmen' }, 1)).body).not.toHaveProperty('owner')
  expect((await change({ name: 'Annan' }, 1)).status).toBe(412)
  expect((await change({ links: [{ name: 'Pärm', address: 'två ord' }] }, 2)).status).toBe(400)
  expect((await of.as('leader')('DELETE', `/components/fo1/${id}`, undefined, ifMatch(2))).status).toBe(204)
})

test('an object with components is not removed', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const { id } = (await admin('POST', '/objects', { code: 'FO-02', name: 'Ett annat' })).body
  await admin('POST', `/components/${id}`, { name: 'Rutinen' })
  expect((await admin('DELETE', `/objects/${id}`, undefined, ifMatch(1))).body.params).toEqual({ by: 'Rutinen' })
})
