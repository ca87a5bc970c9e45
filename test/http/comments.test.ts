import { expect, test } from 'vitest'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = '/comments/object/fo1'
const say = (of: Town, by: Part, text: string, on = at) => of.as(by)('POST', on, { text })
const seen = async (of: Town, by: Part, on = at) => (await of.as(by)('GET', on)).body
const waits = async (of: Town, by: Part) => (await of.as(by)('GET', '/overview')).body.mentions

test('what somebody says is there for everyone who reads, the newest first', async () => {
  const of = await town()
  expect((await say(of, 'leader', 'Avtalet löper ut.')).status).toBe(201)
  await say(of, 'specialist', 'Jag frågar leverantören.')
  const { items, mayWrite } = await seen(of, 'reader')
  expect(mayWrite).toBe(false)
  expect(items).toMatchObject([
    { text: 'Jag frågar leverantören.', authorName: 'specialist 9981', mayEdit: false },
    { text: 'Avtalet löper ut.', authorName: 'leader 9981', edited: false },
  ])
  expect((await say(of, 'reader', 'Hej')).status).toBe(403)
  expect((await say(of, 'leader', '   ')).status).toBe(400)
})

test('who is mentioned sees it on the first page until it is read, and nobody else does', async () => {
  const of = await town()
  const { id } = (await say(of, 'leader', 'Kan du svara, @[owner]? Jag med: @[leader]')).body
  expect(await waits(of, 'owner')).toMatchObject([
    { comment: id, kind: 'object', entity: 'fo1', title: 'Secret object 9981', byName: 'leader 9981' },
  ])
  expect(await waits(of, 'leader')).toEqual([])
  expect((await of.as('owner')('GET', '/me')).body.counts.toDo).toBe(
    (await of.as('owner')('GET', '/overview')).body.toDo.length + 1,
  )
  expect(await seen(of, 'owner')).toMatchObject({ items: [{ unread: true }], names: { owner: 'owner 9981' } })
  expect((await of.as('owner')('POST', `${at}/${id}/seen`)).status).toBe(204)
  expect((await of.as('owner')('POST', `${at}/${id}/seen`)).status).toBe(204)
  expect(await waits(of, 'owner')).toEqual([])
  expect(await seen(of, 'owner')).toMatchObject({ items: [{ unread: false }] })
})

test('one changes one’s own words; who is no longer mentioned is no longer told', async () => {
  const of = await town()
  const { id, revision } = (await say(of, 'leader', 'Fråga @[owner].')).body
  const others = await of.as('owner')('PATCH', `${at}/${id}`, { text: 'Nej' }, ifMatch(revision))
  expect([others.status, others.body.type]).toEqual([422, 'comment_not_yours'])
  const change = { text: 'Fråga @[specialist].' }
  expect((await of.as('leader')('PATCH', `${at}/${id}`, change, ifMatch(revision))).status).toBe(200)
  expect((await of.as('leader')('PATCH', `${at}/${id}`, change, ifMatch(revision))).status).toBe(412)
  expect(await waits(of, 'owner')).toEqual([])
  expect(await waits(of, 'specialist')).toHaveLength(1)
  expect(await seen(of, 'owner')).toMatchObject({ items: [{ edited: true, text: 'Fråga @[specialist].' }] })
})

test('a removed comment is gone for everyone, and can be put back by who removed it', async () => {
  const of = await town()
  const { id } = (await say(of, 'leader', 'Fel ord om @[owner]')).body
  expect((await of.as('specialist')('DELETE', `${at}/${id}`, undefined, ifMatch(1))).status).toBe(422)
  const gone = await of.as('modelAdmin')('DELETE', `${at}/${id}`, undefined, ifMatch(1))
  expect(gone.status).toBe(200)
  expect((await seen(of, 'leader')).items).toEqual([])
  expect(await waits(of, 'owner')).toEqual([])
  expect((await of.as('leader')('PATCH', `${at}/${id}`, { text: 'Nytt' }, ifMatch(2))).status).toBe(404)
  const back = await of.as('modelAdmin')('POST', `${at}/${id}/return`, undefined, ifMatch(gone.body.revision))
  expect(back.status).toBe(200)
  expect((await seen(of, 'leader')).items).toMatchObject([{ id, text: 'Fel ord om @[owner]' }])
})

test('only what the municipality has is commented, and only its own people are mentioned', async () => {
  const of = await town()
  for (const on of [
    '/comments/object/fo9',
    '/comments/plan/2026.fo1',
    '/comments/supplier/ingen',
    '/comments/nothing/fo1',
  ])
    expect((await say(of, 'leader', 'Hej', on)).status, on).toBe(404)
  const unknown = await say(of, 'leader', 'Hej @[nobody]')
  expect([unknown.status, unknown.body.type]).toEqual([422, 'person_unknown'])
})

test('many comments come a page at a time', async () => {
  const of = await town()
  for (let i = 0; i < 53; i++) await say(of, 'leader', `nr ${i}`)
  const first = await seen(of, 'leader')
  expect([first.items.length, first.more, first.items[0].text]).toEqual([50, true, 'nr 52'])
  const rest = await seen(of, 'leader', `${at}?before=${first.items.at(-1).id}`)
  expect(rest.items.map((item: { text: string }) => item.text)).toEqual(['nr 2', 'nr 1', 'nr 0'])
})
