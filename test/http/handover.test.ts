import { expect, test } from 'vitest'
import { client, ifMatch, town } from '../town.ts'

const input = (to: string | null, revision = 1) => ({
  lastDay: '2026-09-14',
  roles: [{ object: 'fo1', assignment: 'a-leader', revision, to }],
})

test('a role that is handed over counts for the new person from the next day, and no longer for the one who left', async () => {
  const of = await town()
  const answer = await of.as('owner')('POST', '/people/leader/handover', input('member'))
  expect(answer.body).toEqual({ moved: 1, ended: 0 })
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
  for (let i = 0; i < 30; i++)
    await of.data.assignments.create({
      ...{ id: `x${i}`, object: 'fo1', role: 'objektspecialist', person: 'specialist', from: '2026-01-01', extent: 1 },
    })
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
