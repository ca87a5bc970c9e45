import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

const appointed = { object: 'fo1', role: 'objektspecialist', person: 'member', from: '2026-09-14' }

test('nobody is appointed twice to the same role on the same object at once, and the answer says since when', async () => {
  const of = await town()
  const owner = of.as('owner')
  expect((await owner('POST', '/staffing', { ...appointed, to: '2026-12-31' })).status).toBe(201)
  const twice = await owner('POST', '/staffing', { ...appointed, from: '2026-12-31' })
  expect([twice.status, twice.body.type]).toEqual([422, 'already_held'])
  expect(twice.body.sv).toBe(
    'member 9981 har redan rollen Objektspecialist, Secret object 9981, 2026-09-14 till 2026-12-31. Ändra den perioden, eller låt den nya börja efter den.',
  )
  const later = await owner('POST', '/staffing', { ...appointed, from: '2027-01-01' })
  expect(later.status).toBe(201)
  const stretched = await owner('PATCH', `/staffing/fo1/${later.body.id}`, { from: '2026-12-01' }, ifMatch(1))
  expect([stretched.status, stretched.body.type]).toEqual([422, 'already_held'])
  expect((await owner('POST', '/staffing', { ...appointed, role: 'forvaltningsledare' })).status).toBe(201)
})

test('an assignment is changed in all its parts, and one put in by mistake is taken away by who may appoint', async () => {
  const of = await town()
  const owner = of.as('owner')
  const { id } = (await owner('POST', '/staffing', appointed)).body
  const change = { from: '2026-08-01', to: '2026-12-31', hours: 340, deputy: 'specialist', deputyTo: '2026-10-01' }
  const changed = await owner('PATCH', `/staffing/fo1/${id}`, change, ifMatch(1))
  expect([changed.status, changed.body]).toMatchObject([200, change])
  expect((await of.as('leader')('DELETE', `/staffing/fo1/${id}`, undefined, ifMatch(2))).status).toBe(403)
  expect((await owner('DELETE', `/staffing/fo1/${id}`, undefined, ifMatch(1))).status).toBe(412)
  expect((await owner('DELETE', `/staffing/fo1/${id}`, undefined, ifMatch(2))).status).toBe(204)
  expect((await of.as('reader')('GET', '/people/member')).body.roles).toEqual([])
})

test('somebody who has left is not appointed, made deputy, owner or manager, nor offered for it', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('PATCH', '/people/member', { lastDay: '2026-08-31' }, ifMatch(1))
  const refusals = [
    await admin('POST', '/staffing', appointed),
    await admin('PATCH', '/staffing/fo1/a-leader', { deputy: 'member' }, ifMatch(1)),
    await admin('POST', '/contracts', { name: 'Avtal', owner: 'member' }),
    await admin('POST', '/units', { name: 'Enhet', manager: 'member' }),
    await admin('POST', '/components/fo1', { name: 'Rutin', owner: 'member' }),
    await admin('POST', '/forums', {
      name: 'Grupp',
      kind: 'other',
      members: [{ person: 'member', part: 'chair', from: '2026-09-14' }],
    }),
  ]
  for (const { status, body } of refusals) expect([status, body.type]).toEqual([422, 'person_left'])
  expect(refusals[0]!.body.sv).toContain('har 2026-08-31 som sista dag')
  expect((await admin('GET', '/people/names')).body.items).toContainEqual(
    expect.objectContaining({ id: 'member', left: true }),
  )
  const { people } = (await admin('GET', '/contracts')).body
  expect(people.find(({ id }: { id: string }) => id === 'member')).toMatchObject({ left: true })
  // What was, may still be told.
  expect((await admin('POST', '/staffing', { ...appointed, from: '2026-01-01', to: '2026-08-31' })).status).toBe(201)
})

test('the role of somebody who has left is vacant from the day after, and nothing is theirs to decide', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('PATCH', '/people/owner', { lastDay: '2026-08-31' }, ifMatch(1))
  const { vacancies, workload } = (await admin('GET', '/staffing')).body
  expect(vacancies.find((v: { role: string }) => v.role === 'objektagare')).toMatchObject({ since: '2026-09-01' })
  expect(workload.map((w: { person: string }) => w.person)).not.toContain('owner')
  expect((await of.as('owner')('PATCH', '/objects/fo1', { purpose: 'Mitt' }, ifMatch(1))).status).toBe(403)
  const { id } = (await admin('POST', '/systems', { name: 'S', object: 'fo1', hosting: 'own' })).body
  expect((await admin('GET', `/systems/${id}`)).body.reasons).toContain('no_owner')
  expect((await admin('GET', '/systems')).body.rows[0].reasons).toContain('no_owner')
  const row = (await admin('GET', '/people')).body.items.find((p: { id: string }) => p.id === 'owner')
  expect([row.roles, row.reasons]).toEqual([[], ['left_with_roles', 'left_with_account']])
  expect((await admin('GET', '/lacking')).body.rows).toContainEqual(
    expect.objectContaining({ reason: 'vacant', id: 'objektagare', day: '2026-09-01' }),
  )
})

test('a contract whose owner has left has nobody to answer for it', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('POST', '/contracts', { name: 'Avtal', owner: 'member', end: '2027-01-01' })
  const reasons = async () => (await admin('GET', '/contracts')).body.rows[0].reasons
  expect(await reasons()).toEqual(['no_systems'])
  await admin('PATCH', '/people/member', { lastDay: '2026-09-13' }, ifMatch(1))
  expect(await reasons()).toEqual(['no_owner', 'no_systems'])
})

test('a "no" tells who may by what the roles are called here', async () => {
  const of = await town()
  const { roles, revision } = (await of.as('modelAdmin')('GET', '/model')).body
  const renamed = roles.map((r: { id: string }) => (r.id === 'objektagare' ? { ...r, name: 'Processägare' } : r))
  await of.as('modelAdmin')('PATCH', '/model', { roles: renamed }, ifMatch(revision))
  const { body } = await of.as('leader')('POST', '/staffing', appointed)
  expect(body.sv).toBe('Du har inte rätt att göra det här. Det kan modellansvarig, processägare eller objektägare IT.')
})
