import { expect, test } from 'vitest'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const mandate = 'Uppdrag, mål, budget och plan'
const decision = {
  title: 'Byta journal',
  day: '2026-09-10',
  objects: ['fo1'],
  person: 'owner',
  role: 'objektagare',
  mandate,
}
const record = (of: Town, by: Part, body: object = {}) => of.as(by)('POST', '/decisions', { ...decision, ...body })
const forum = { name: 'Styrgruppen', kind: 'steering', objects: ['fo1'] }
const begin = (of: Town, by: Part, body: object = {}) => of.as(by)('POST', '/forums', { ...forum, ...body })
const chair = { person: 'owner', part: 'chair', from: '2026-02-01' }

test('a decision of the owner is recorded by the leader and stands on the object’s page, for a reader too', async () => {
  const of = await town()
  expect((await record(of, 'leader', { reference: '§ 7' })).status).toBe(201)
  const page = (await of.as('reader')('GET', '/forums/of/fo1')).body
  expect(page.decisions).toMatchObject([
    {
      title: 'Byta journal',
      personName: 'owner 9981',
      deciderName: 'Objektägare',
      reference: '§ 7',
      mayCorrect: false,
    },
  ])
  expect((await of.as('reader')('GET', '/forums/of/nowhere')).status).toBe(404)
})

test('who had no mandate that day is refused, and the sentence names who had', async () => {
  const of = await town()
  const refused = await record(of, 'leader', { person: 'leader' })
  expect([refused.status, refused.body.type]).toEqual([422, 'decision_no_mandate'])
  expect(refused.body.sv).toContain('owner 9981')
  expect((await record(of, 'specialist')).status).toBe(403)
  expect((await record(of, 'leader', { objects: ['nowhere'] })).status).toBe(403)
})

test('a correction keeps the former wording, a withdrawal its reason, and nobody removes a decision', async () => {
  const of = await town()
  const { id } = (await record(of, 'owner')).body
  const corrected = await of.as('owner')('PATCH', `/decisions/${id}`, { title: 'Behålla journal' }, ifMatch(1))
  expect(corrected.body).toMatchObject({
    title: 'Behålla journal',
    former: [{ title: 'Byta journal', until: '2026-09-14', by: 'owner' }],
  })
  const widened = await of.as('owner')('PATCH', `/decisions/${id}`, { day: '2026-01-01' }, ifMatch(2))
  expect(widened.status).toBe(400)
  const away = await of.as('owner')('POST', `/decisions/${id}/withdrawal`, { reason: 'Fel underlag' }, ifMatch(2))
  expect(away.body.withdrawn).toEqual({ day: '2026-09-14', by: 'owner', reason: 'Fel underlag' })
  const again = await of.as('owner')('PATCH', `/decisions/${id}`, { title: 'x' }, ifMatch(3))
  expect(again.body.type).toBe('decision_withdrawn')
  expect((await of.as('modelAdmin')('DELETE', `/decisions/${id}`, undefined, ifMatch(3))).status).toBe(404)
})

test('a forum of an object is kept by who leads it, one of every object by the modellansvarig', async () => {
  const of = await town()
  const { id } = (await begin(of, 'leader', { members: [chair] })).body
  expect((await begin(of, 'leader', { name: 'Alla', everyObject: true })).status).toBe(403)
  expect((await begin(of, 'modelAdmin', { name: 'Alla', everyObject: true })).status).toBe(201)
  expect((await of.as('leader')('PATCH', `/forums/${id}`, { everyObject: true }, ifMatch(1))).status).toBe(403)
  expect((await begin(of, 'modelAdmin')).body.type).toBe('value_taken')
  const meetings = [{ day: '2026-10-02', place: 'Rådhuset' }]
  expect((await of.as('leader')('PATCH', `/forums/${id}`, { meetings }, ifMatch(1))).status).toBe(200)
  const { forums } = (await of.as('reader')('GET', '/forums')).body
  expect(forums).toMatchObject([
    { name: 'Alla', mayEdit: false },
    { name: 'Styrgruppen', next: { day: '2026-10-02' }, seats: [{ name: 'owner 9981', part: 'chair', current: true }] },
  ])
})

test('a forum that has decided is not removed, and decides nothing before its members began', async () => {
  const of = await town()
  const { id } = (await begin(of, 'leader', { members: [chair] })).body
  const inForum = { forum: id, role: undefined, mandate: undefined }
  expect((await record(of, 'leader', { ...inForum, day: '2026-01-31' })).body.type).toBe('decision_no_say')
  expect((await record(of, 'leader', inForum)).status).toBe(201)
  const removed = await of.as('modelAdmin')('DELETE', `/forums/${id}`, undefined, ifMatch(1))
  expect([removed.status, removed.body.type]).toEqual([422, 'forum_has_decided'])
})
