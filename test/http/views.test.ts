import { expect, test } from 'vitest'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const view = { name: 'Nordvik', page: 'systems', query: 'supplier=Nordvik&sort=name', shared: false }
const save = (of: Town, by: Part, body: object = {}) => of.as(by)('POST', '/views', { ...view, ...body })
const seen = async (of: Town, by: Part) => (await of.as(by)('GET', '/views')).body

test('a view that somebody saves is there for that person alone, until it is shared', async () => {
  const of = await town()
  const { id } = (await save(of, 'specialist')).body
  expect(await seen(of, 'specialist')).toMatchObject({
    items: [{ id, ...view, mine: true, mayEdit: true, first: false }],
    maySave: true,
  })
  for (const part of ['modelAdmin', 'reader', 'leader'] as const) expect((await seen(of, part)).items).toEqual([])
  // Nobody else can tell that it exists.
  expect((await of.as('modelAdmin')('PATCH', `/views/${id}`, { name: 'Min' }, ifMatch(1))).status).toBe(404)
  expect((await of.as('leader')('PUT', `/views/${id}/first`)).status).toBe(404)

  expect((await of.as('specialist')('PATCH', `/views/${id}`, { shared: true }, ifMatch(1))).status).toBe(200)
  expect(await seen(of, 'reader')).toMatchObject({
    items: [{ id, mine: false, mayEdit: false, ownerName: 'specialist 9981' }],
    maySave: false,
  })
})

test('a reader saves no views', async () => {
  const of = await town()
  expect((await save(of, 'reader')).status).toBe(403)
  expect((await save(of, 'member')).status).toBe(403)
})

test('a shared view is its owner’s to change, and the modellansvarig looks after it', async () => {
  const of = await town()
  const { id } = (await save(of, 'leader', { shared: true })).body
  const others = await of.as('owner')('PATCH', `/views/${id}`, { name: 'Vår' }, ifMatch(1))
  expect([others.status, others.body.type]).toEqual([422, 'view_not_yours'])
  expect((await of.as('owner')('DELETE', `/views/${id}`, undefined, ifMatch(1))).status).toBe(422)
  expect((await of.as('modelAdmin')('PATCH', `/views/${id}`, { name: 'Allas' }, ifMatch(1))).status).toBe(200)
  expect((await of.as('leader')('PATCH', `/views/${id}`, { name: 'Min' }, ifMatch(1))).status).toBe(412)
  expect((await of.as('leader')('DELETE', `/views/${id}`, undefined, ifMatch(2))).status).toBe(204)
  expect((await seen(of, 'leader')).items).toEqual([])
})

test('a shared view stays when its owner leaves', async () => {
  const of = await town()
  await of.data.views.create({ ...view, id: 'v1', owner: 'gone', shared: true })
  expect((await seen(of, 'reader')).items).toMatchObject([{ id: 'v1', ownerName: '' }])
  expect((await of.as('modelAdmin')('PATCH', '/views/v1', { name: 'Kvar' }, ifMatch(1))).status).toBe(200)
})

test('each person’s list begins with one view, and another takes its place', async () => {
  const of = await town()
  const [one, two, contracts] = await Promise.all([
    save(of, 'leader', { shared: true }),
    save(of, 'leader', { name: 'Två', shared: true }),
    save(of, 'leader', { name: 'Avtal', page: 'contracts' }),
  ]).then(all => all.map(({ body }) => body.id as string))
  const firsts = async (by: Part) =>
    (await seen(of, by)).items.filter((item: { first: boolean }) => item.first).map((item: { id: string }) => item.id)
  await of.as('leader')('PUT', `/views/${one}/first`)
  await of.as('leader')('PUT', `/views/${contracts}/first`)
  await of.as('leader')('PUT', `/views/${two}/first`)
  await of.as('leader')('PUT', `/views/${two}/first`)
  expect((await firsts('leader')).toSorted()).toEqual([two, contracts].toSorted())
  expect(await firsts('owner')).toEqual([])
  await of.as('leader')('DELETE', `/views/${two}/first`)
  expect(await firsts('leader')).toEqual([contracts])
})
