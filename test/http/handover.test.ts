import { expect, test } from 'vitest'
import { client, ifMatch, town } from '../town.ts'

const input = (to: string | null, revision = 1) => ({
  lastDay: '2026-09-14',
  roles: [{ object: 'fo1', assignment: 'a-leader', revision, to }],
})
const counts = { moved: 1, ended: 0, passed: 0, left: 0 }

test('a role that is handed over counts for the new person from the next day, and no longer for the one who left', async () => {
  const of = await town()
  const answer = await of.as('owner')('POST', '/people/leader/handover', input('member'))
  expect(answer.body).toMatchObject(counts)
  const plan = (by: 'leader' | 'member') => of.as(by)('POST', '/plans/2027', { object: 'fo1' })
  expect((await plan('member')).status).toBe(403)
  of.clock.at = '2026-09-15'
  expect((await plan('leader')).status).toBe(403)
  expect((await plan('member')).status).toBe(201)
  expect((await of.as('reader')('GET', '/people/member')).body.roles).toMatchObject([
    { object: 'fo1', from: '2026-09-15' },
  ])
})

test('one who may not appoint hands nothing over, and a role that has changed meanwhile stops all of it', async () => {
  const of = await town()
  expect((await of.as('leader')('POST', '/people/leader/handover', input('member'))).status).toBe(403)
  await of.as('owner')('PATCH', '/staffing/fo1/a-leader', { extent: 30 }, ifMatch(1))
  const late = await of.as('owner')('POST', '/people/leader/handover', input('member'))
  expect([late.status, late.body.type]).toEqual([412, 'stale'])
  expect((await of.as('reader')('GET', '/people/member')).body.roles).toEqual([])
})

test('many roles are handed over however many there are, and two at once hand each over once', async () => {
  const of = await town()
  const object = await of.data.objects.get('fo1')
  const role = { role: 'objektspecialist', person: 'specialist', from: '2026-01-01', extent: 1 }
  for (let i = 0; i < 30; i++) {
    await of.data.objects.create({ ...object, id: `o${i}`, code: `O${i}`, name: `Objekt ${i}` })
    await of.data.assignments.create({ ...role, id: `x${i}`, object: `o${i}` })
  }
  const { roles } = (await of.as('reader')('GET', '/people/specialist')).body
  const body = {
    lastDay: '2026-09-14',
    roles: roles.map(({ object, assignment, revision }: { object: string; assignment: string; revision: number }) => ({
      ...{ object, assignment, revision, to: 'member' },
    })),
  }
  const ask = client(of, 'modelAdmin-9981')
  const both = await Promise.all([1, 2].map(() => ask('POST', '/9981/people/specialist/handover', body)))
  expect(both.map(answer => answer.status).toSorted()).toEqual([200, 412])
  of.clock.at = '2026-09-15'
  expect((await of.as('reader')('GET', '/people/member')).body.roles).toHaveLength(31)
  expect((await of.as('reader')('GET', '/people/specialist')).body.roles).toEqual([])
})

test('all that somebody answers for goes with the roles, in one step, and comes back with them', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const made = async (path: string, body: object) => (await admin('POST', path, body)).body as { id: string }
  const system = await made('/systems', { name: 'S', object: 'fo1' })
  const contract = await made('/contracts', { name: 'Avtal S', owner: 'leader', systems: [system.id] })
  await made('/integrations', { from: system.id, toParty: 'Banken', information: 'Filer', owner: 'leader' })
  await made('/components/fo1', { name: 'Rutin', owner: 'leader' })
  await made('/units', { name: 'Enhet', manager: 'leader' })
  const page = (await admin('GET', '/people/leader')).body
  expect(page.owned.map((of: { kind: string }) => of.kind)).toEqual([
    'contracts',
    'integrations',
    'components',
    'units',
  ])
  const all = page.owned.map(({ kind, id, revision }: Record<string, unknown>) => ({
    kind,
    id,
    revision,
    to: 'member',
  }))

  // The owner may not change units, and is told who may; what is left out is named.
  const whole = { ...input('member'), leaves: true, owned: all }
  expect((await of.as('owner')('POST', '/people/leader/handover', whole)).status).toBe(403)
  const part = { ...whole, owned: all.slice(1) }
  const refused = await admin('POST', '/people/leader/handover', part)
  expect([refused.status, refused.body.type, refused.body.params]).toEqual([
    422,
    'handover_owned_left',
    { name: 'Avtal S' },
  ])
  expect((await admin('GET', '/people/leader')).body.roles).toHaveLength(1)

  const done = await admin('POST', '/people/leader/handover', whole)
  expect([done.status, done.body]).toMatchObject([200, { ...counts, passed: 4 }])
  expect((await admin('GET', `/contracts/${contract.id}`)).body.owner).toBe('member')
  const gone = (await admin('GET', '/people/leader')).body
  expect([gone.owned, gone.person.lastDay, gone.handover.until]).toEqual([[], '2026-09-14', '2026-10-14'])

  expect((await of.as('reader')('POST', '/people/leader/handover/undo')).status).toBe(403)
  expect((await admin('POST', '/people/leader/handover/undo')).status).toBe(204)
  const back = (await admin('GET', '/people/leader')).body
  expect([back.roles.length, back.owned.length, back.person.lastDay, back.handover]).toEqual([
    1,
    4,
    undefined,
    undefined,
  ])
  expect((await admin('GET', '/people/member')).body.roles).toEqual([])
})

test('a hand-over is not undone over what somebody has changed since, nor after thirty days', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('POST', '/people/leader/handover', input('member'))
  const [role] = (await admin('GET', '/people/member')).body.roles
  await admin('PATCH', `/staffing/fo1/${role.assignment}`, { extent: 30 }, ifMatch(1))
  const refused = await admin('POST', '/people/leader/handover/undo')
  expect([refused.status, refused.body.type]).toEqual([422, 'handover_changed_since'])
  of.clock.at = '2026-10-15'
  const late = await admin('POST', '/people/leader/handover/undo')
  expect([late.status, late.body.type]).toEqual([422, 'handover_too_late'])
})

test('before it is made, a hand-over shows what becomes vacant and who gets more to do, and writes nothing', async () => {
  const of = await town()
  const ask = (to: string | null) => of.as('owner')('POST', '/people/leader/handover/preview', input(to))
  expect((await ask(null)).body).toMatchObject({ vacancies: [{ roleName: 'Förvaltningsledare' }], loads: [] })
  expect((await ask('member')).body).toMatchObject({
    vacancies: [],
    loads: [{ person: 'member', before: 0, after: 10 }],
  })
  const twice = await of.as('owner')('POST', '/people/leader/handover/preview', input('leader'))
  expect([twice.status, twice.body.type]).toEqual([422, 'handover_to_self'])
  expect((await of.as('leader')('POST', '/people/leader/handover/preview', input('member'))).status).toBe(403)
  expect((await of.as('reader')('GET', '/people/leader')).body.roles).toHaveLength(1)
})

test('sent again with the same key, a hand-over is made once', async () => {
  const of = await town()
  const send = () => of.as('owner')('POST', '/people/leader/handover', input('member'), { 'Idempotency-Key': 'k' })
  const [first, second] = [await send(), await send()]
  expect([second.status, second.body]).toEqual([200, first.body])
  expect((await of.as('reader')('GET', '/people/member')).body.roles).toHaveLength(1)
})

test('nobody without rights leaves a mark on somebody who holds nothing', async () => {
  const of = await town()
  const nothing = { lastDay: '2026-09-14', roles: [] }
  expect((await of.as('reader')('POST', '/people/member/handover', nothing)).status).toBe(403)
  expect((await of.as('owner')('POST', '/people/member/handover', { ...nothing, leaves: true })).status).toBe(200)
})
