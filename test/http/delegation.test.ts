import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

const help = {
  ...{ deputy: 'member', deputyFrom: '2026-09-01', deputyTo: '2026-12-31' },
  tasks: [{ text: 'Avtal', person: 'specialist', from: '2026-09-01' }],
}

test('a deputy has a period, tasks are done by others, and whoever holds the role stays accountable on the page', async () => {
  const of = await town()
  expect((await of.as('leader')('PATCH', '/staffing/fo1/a-leader', help, ifMatch(1))).status).toBe(403)
  expect((await of.as('owner')('PATCH', '/staffing/fo1/a-leader', help, ifMatch(1))).status).toBe(200)
  const { seats } = (await of.as('reader')('GET', '/objects/fo1')).body
  expect(seats.find((seat: { person?: string }) => seat.person === 'leader')).toMatchObject({
    deputy: { name: 'member 9981', from: '2026-09-01', to: '2026-12-31' },
    tasks: [{ text: 'Avtal', name: 'specialist 9981' }],
  })
  expect((await of.as('reader')('GET', '/people/member')).body.helps).toMatchObject([
    { what: 'deputy', holderName: 'leader 9981', to: '2026-12-31' },
  ])
  const self = { deputy: 'leader' }
  const refused = await of.as('owner')('PATCH', '/staffing/fo1/a-leader', self, ifMatch(2))
  expect([refused.status, refused.body.type]).toEqual([422, 'delegated_to_self'])
  const backwards = { deputyTo: '2026-08-01' }
  expect((await of.as('owner')('PATCH', '/staffing/fo1/a-leader', backwards, ifMatch(2))).status).toBe(422)
  expect((await of.as('owner')('PATCH', '/staffing/fo1/a-leader', { deputy: 'nobody' }, ifMatch(2))).status).toBe(422)
})

test('who leaves hands over roles, and stands in, does tasks and sits in forums no longer', async () => {
  const of = await town()
  await of.as('owner')('PATCH', '/staffing/fo1/a-leader', help, ifMatch(1))
  const seat = { part: 'member', from: '2026-01-01' }
  const members = [
    { ...seat, person: 'specialist' },
    { ...seat, person: 'owner', part: 'chair' },
  ]
  const forum = { name: 'Grupp', kind: 'maintenance', objects: ['fo1'], members }
  const { id } = (await of.as('modelAdmin')('POST', '/forums', forum)).body
  const { roles, can } = (await of.as('modelAdmin')('GET', '/people/specialist')).body
  expect(can.handOver).toBe(true)
  const input = {
    ...{ lastDay: '2026-09-30', leaves: true },
    roles: roles.map(({ object, assignment, revision }: Record<string, unknown>) => ({
      ...{ object, assignment, revision, to: 'member' },
    })),
  }
  const done = await of.as('modelAdmin')('POST', '/people/specialist/handover', input)
  expect([done.status, done.body]).toMatchObject([200, { moved: 1, ended: 0 }])
  of.clock.at = '2026-10-01'
  const page = (await of.as('modelAdmin')('GET', '/people/specialist')).body
  expect([page.roles, page.helps, page.seats, page.person.lastDay]).toEqual([[], [], [], '2026-09-30'])
  expect((await of.as('modelAdmin')('GET', `/forums/${id}`)).body.members[0].to).toBe('2026-09-30')
})

test('a person in a forum, and one who does tasks or stands in, is not removed before that has ended', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const person = (await admin('POST', '/people', { name: 'Ny Person', title: '' })).body
  await admin('PATCH', '/staffing/fo1/a-leader', { deputy: person.id }, ifMatch(1))
  const refused = await admin('DELETE', `/people/${person.id}`, undefined, ifMatch(1))
  expect([refused.status, refused.body.type]).toEqual([422, 'in_use'])
})
