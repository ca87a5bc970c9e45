import { expect, test } from 'vitest'
import { System } from '#shared/systems.ts'
import type { Model, Role } from '#shared/model.ts'
import { CostRow } from '#shared/costs.ts'
import { ifMatch, town, type Town } from '../town.ts'
import { rowsOf } from './neighbours.ts'

const rolesOf = async (of: Town): Promise<Role[]> => (await of.data.model.get()).roles
const renamed = (roles: Role[], id: string, name: string) =>
  roles.map(role => (role.id === id ? { ...role, name } : role))
const row = (costKind: string): CostRow => {
  const months = Array<number>(12).fill(0)
  return { id: 'c', object: 'fo1', costKind, year: 2024, budget: months, actual: months, forecast: months, actualTo: 0 }
}

test('a reader sees the model with its places, and neither changes nor previews it', async () => {
  const of = await town()
  const roles = await rolesOf(of)
  expect((await of.as('reader')('GET', '/model')).body).toMatchObject({
    revision: 1,
    objects: 1,
    staffing: { places: 6, vacant: 3, byRole: { 'objektagare-it': { places: 1, vacant: 1 } } },
  })
  for (const part of ['reader', 'owner', 'controller'] as const) {
    expect((await of.as(part)('PATCH', '/model', { roles }, ifMatch(1))).status).toBe(403)
    expect((await of.as(part)('POST', '/model/preview', { roles })).status).toBe(403)
  }
})

test('a change is refused when it is stale, names no revision, or a role that there is not', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  const roles = await rolesOf(of)
  expect((await ask('PATCH', '/model', { roles }, ifMatch(7))).status).toBe(412)
  expect((await ask('PATCH', '/model', { roles })).status).toBe(428)
  const invented = [...roles, { ...roles[0], id: 'invented', name: 'Invented' }]
  expect((await ask('PATCH', '/model', { roles: invented }, ifMatch(1))).status).toBe(404)
  expect((await ask('PATCH', '/model', { roles: [{ ...roles[0], name: ' ' }] }, ifMatch(1))).status).toBe(400)
})

test('a role that somebody holds is not removed, and the answer says who and where', async () => {
  const of = await town()
  const roles = (await rolesOf(of)).filter(role => role.id !== 'objektagare')
  for (const answer of [
    await of.as('modelAdmin')('POST', '/model/preview', { roles }),
    await of.as('modelAdmin')('PATCH', '/model', { roles }, ifMatch(1)),
  ]) {
    expect(answer.status).toBe(422)
    expect(answer.body.sv).toContain('den innehas av owner 9981 i Secret object 9981')
  }
  expect((await rolesOf(of)).map(role => role.id)).toContain('objektagare')
})

test('a role that nobody holds is removed, and a new one gets an id', async () => {
  const of = await town()
  const before = await rolesOf(of)
  const roles = before.filter(role => role.id !== 'objektspecialist-it')
  const added = { ...before[0]!, id: undefined, name: 'Driftansvarig', side: 'it' }
  const { body } = await of.as('modelAdmin')('PATCH', '/model', { roles: [...roles, added] }, ifMatch(1))
  expect(body.revision).toBe(2)
  expect(body.roles.map((role: Role) => role.name)).not.toContain('Objektspecialist IT')
  expect(body.roles.at(-1)).toMatchObject({ name: 'Driftansvarig', id: expect.stringMatching(/^\w{8,}$/) })
})

test('a renamed role is renamed in staffing and on the object’s page, and who held it still does', async () => {
  const of = await town()
  const roles = renamed(await rolesOf(of), 'objektagare', 'Systemägare')
  expect((await of.as('modelAdmin')('PATCH', '/model', { roles }, ifMatch(1))).status).toBe(200)
  const [staffing, page] = await Promise.all([
    of.as('reader')('GET', '/staffing'),
    of.as('reader')('GET', '/objects/fo1'),
  ])
  expect(staffing.body.roles[0]).toMatchObject({ id: 'objektagare', name: 'Systemägare' })
  expect(staffing.body.rows[0].cells[0].holders[0].person).toBe('owner')
  expect(page.body.seats[0]).toMatchObject({ roleName: 'Systemägare', person: 'owner' })
})

test('the preview writes nothing, and says what staffing says once the change has been made', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  await of.data.systems.create(System.parse({ id: 's', name: 'S', object: 'fo1' }))
  const [first, ...rest] = await rolesOf(of)
  const added = { ...first!, id: undefined, name: 'Användarrepresentant', fromSystems: 1 }
  const change = { roles: [first, ...rest, added] }
  const before = await rowsOf(of, '9981')
  const { body } = await ask('POST', '/model/preview', change)
  expect(body).toMatchObject({ places: [6, 7], vacant: [3, 4], arise: 1, cease: 0 })
  expect(body.arising).toMatchObject([{ object: 'fo1', roles: ['Användarrepresentant'], systems: 1 }])
  expect(await rowsOf(of, '9981')).toBe(before)

  await ask('PATCH', '/model', change, ifMatch(1))
  const staffing = await ask('GET', '/staffing')
  expect(staffing.body.vacancies).toHaveLength(4)
  expect((await ask('GET', '/me')).body.counts.vacancies).toBe(4)
})

test('a cost kind in a plan or among the costs is hidden instead of removed', async () => {
  const of = await town()
  const model = await of.data.model.get()
  await of.data.costs.load([row('licences')])
  await of.data.plans.create({ object: 'fo1', year: 2027, state: 'draft', content: 0, summary: '', version: 0 })
  await of.data.plans
    .parts(2027, 'fo1')
    .budget.create({ id: 'b', costKind: 'staff', months: Array<number>(12).fill(0), comment: '' })
  const without = (id: string) => ({ costKinds: model.costKinds.filter(kind => kind.id !== id) })
  const ask = of.as('modelAdmin')
  for (const [id, name] of [
    ['licences', 'Licenser och abonnemang'],
    ['staff', 'Personal'],
  ] as const)
    expect((await ask('PATCH', '/model', without(id), ifMatch(1))).body).toMatchObject({
      type: 'cost_kind_used',
      params: { name },
    })
  expect((await ask('PATCH', '/model', without('telecom'), ifMatch(1))).status).toBe(200)

  const costKinds = without('telecom').costKinds.map(kind => ({ ...kind, hidden: kind.id === 'staff' }))
  expect((await ask('PATCH', '/model', { costKinds }, ifMatch(2))).status).toBe(200)
  const { body } = await of.as('owner')('GET', '/plans/2027/fo1')
  expect(body.costKinds.map((kind: { id: string }) => kind.id)).not.toContain('staff')
  expect(body.budget[0].name).toBe('Personal')
})

test('the history says who changed what, from and to', async () => {
  const of = await town()
  const roles = renamed(await rolesOf(of), 'objektagare', 'Systemägare')
  await of.as('modelAdmin')('PATCH', '/model', { roles } satisfies Partial<Model>, ifMatch(1))
  const { body } = await of.as('reader')('GET', '/model/history')
  expect(body.items).toMatchObject([
    {
      by: 'modelAdmin 9981',
      created: false,
      differences: [{ list: 'roles', name: 'Objektägare', field: 'name', from: 'Objektägare', to: 'Systemägare' }],
    },
    { created: true, differences: [] },
  ])
})
