import { expect, test } from 'vitest'
import { joined } from '#shared/sharing.ts'
import { ifMatch, town, type Town } from '../town.ts'

/** The municipality is a member of these networks, or of the peer groups. */
async function compares({ data }: Town, ...networks: string[]) {
  for (const network of networks) await data.memberships.create(joined(network, 1, 'modelAdmin', '2026-01-15'))
}
const written = {
  ...{ figure: 'K9', title: 'Färre system', text: 'Vi avvecklade tio system på ett år.', link: '', readers: 'asarna' },
  contact: 'Förvaltningsledare',
}
const publish = ({ as }: Town, change: object = {}) =>
  as('controller')('POST', '/comparison/practice', { ...written, ...change })
const titlesFor = async ({ as }: Town, query = '') =>
  (await as('reader')('GET', `/comparison/practice${query}`)).body.notes.map(({ title }: { title: string }) => title)

/** Three municipalities: two in the same network, the third in another. */
async function three() {
  const mine = await town({ municipality: '9981' })
  const member = await town({ municipality: '9982', on: mine })
  const other = await town({ municipality: '9983', on: mine })
  await Promise.all([compares(mine, 'asarna'), compares(member, 'asarna'), compares(other, 'kusten')])
  return { mine, member, other }
}

test('a note is read by the members of the network that it was published to, with the name of its municipality', async () => {
  const { mine, member, other } = await three()
  expect((await publish(mine)).status).toBe(201)
  const { notes } = (await member.as('reader')('GET', '/comparison/practice')).body
  expect(notes).toEqual([
    {
      ...{ ...written, id: expect.any(String), day: '2026-09-14' },
      ...{ municipality: '9981', author: 'Town 9981 kommun' },
    },
  ])
  expect(await titlesFor(other)).toEqual([])
  // Its own is told apart from the others'.
  expect(await titlesFor(mine)).toEqual([])
})

test('what is published to everyone is read by whoever compares, and by nobody who does not', async () => {
  const { mine, other } = await three()
  const outside = await town({ municipality: '9984', on: mine })
  await publish(mine, { readers: 'peers' })
  expect(await titlesFor(other)).toEqual(['Färre system'])
  expect(await titlesFor(outside)).toEqual([])
  expect((await outside.as('modelAdmin')('GET', '/comparison/practice')).body.may).toEqual({ publish: false })
})

test('a municipality publishes only where it is a member, and no longer where it has left', async () => {
  const { mine, member } = await three()
  expect(await publish(mine, { readers: 'kusten' })).toMatchObject({
    status: 422,
    body: { type: 'network_not_member' },
  })
  await publish(mine)
  const membership = await member.data.memberships.get('asarna')
  await member.data.memberships.save(membership, { ...membership, leftOn: '2026-09-01' })
  expect((await publish(member)).status).toBe(422)
  expect(await titlesFor(member)).toEqual([])
})

test('a note is withdrawn at any time: nobody else reads it, its history is kept, and it can be published again', async () => {
  const { mine, member } = await three()
  const { body: note } = await publish(mine)
  const at = `/comparison/practice/${note.id}`
  // What one person does within ten minutes is told as one change.
  const later = (minutes: number) => void (mine.clock.now = new Date(Date.now() + minutes * 60_000))
  later(11)
  const withdrawn = await mine.as('modelAdmin')('DELETE', at, undefined, ifMatch(note.revision))
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', revision: 2 })
  expect(await titlesFor(member)).toEqual([])
  const own = async (part: 'modelAdmin' | 'reader') => (await mine.as(part)('GET', '/comparison/practice')).body.own
  expect(await own('modelAdmin')).toMatchObject([{ title: 'Färre system', state: 'withdrawn' }])
  expect(await own('reader')).toEqual([])
  later(22)
  const again = await mine.as('modelAdmin')('PATCH', at, {}, ifMatch(2))
  expect(again.body).toMatchObject({ state: 'published', text: written.text })
  expect(await titlesFor(member)).toEqual(['Färre system'])
  const { items } = (await mine.as('reader')('GET', `/history/practice/${note.id}`)).body
  expect(items.map(({ action, changes }: { action: string; changes: object }) => [action, changes])).toEqual([
    ['changed', { state: ['withdrawn', 'published'] }],
    ['changed', { state: ['published', 'withdrawn'] }],
    ['created', expect.anything()],
  ])
})

test('a note that is written anew is read as it is now, by those whom it is for now', async () => {
  const { mine, member, other } = await three()
  const { body: note } = await publish(mine)
  const change = { title: 'Tio system färre', readers: 'peers' }
  const at = `/comparison/practice/${note.id}`
  expect((await mine.as('controller')('PATCH', at, change, ifMatch(1))).body).toMatchObject({ revision: 2, ...change })
  for (const of of [member, other]) expect(await titlesFor(of)).toEqual(['Tio system färre'])
  // Somebody who had not seen that is told so.
  expect((await mine.as('controller')('PATCH', at, { title: 'x' }, ifMatch(1))).status).toBe(412)
  await mine.as('controller')('PATCH', at, { readers: 'asarna' }, ifMatch(2))
  expect(await titlesFor(other)).toEqual([])
})

test('only who may publishes and withdraws, and nobody another municipality’s', async () => {
  const { mine, member } = await three()
  const { body: note } = await publish(mine)
  const at = `/comparison/practice/${note.id}`
  for (const part of ['reader', 'owner', 'leader', 'specialist'] as const) {
    expect((await mine.as(part)('POST', '/comparison/practice', written)).status, part).toBe(403)
    expect((await mine.as(part)('DELETE', at, undefined, ifMatch(1))).status, part).toBe(403)
  }
  expect((await member.as('modelAdmin')('DELETE', at, undefined, ifMatch(1))).status).toBe(404)
  expect((await member.as('modelAdmin')('PATCH', at, { title: 'x' }, ifMatch(1))).status).toBe(404)
  expect(await titlesFor(member)).toEqual(['Färre system'])
})

test('a text that names somebody is published only by who knows that it does', async () => {
  const { mine, member } = await three()
  const text = 'Fråga leader 9981 hur det gick.'
  const refused = await publish(mine, { text })
  expect(refused).toMatchObject({ status: 422, body: { type: 'library_names', params: { names: ['leader 9981'] } } })
  expect(await titlesFor(member)).toEqual([])
  const { body: note } = await publish(mine, { text, knowing: ['leader 9981'] })
  // What is published already names whom it names.
  const at = `/comparison/practice/${note.id}`
  expect((await mine.as('controller')('PATCH', at, { title: 'Ny rubrik' }, ifMatch(1))).status).toBe(200)
})

test('notes of one key figure are found by it, the newest first', async () => {
  const { mine, member } = await three()
  await publish(mine, { title: 'Äldre' })
  mine.clock.at = '2026-10-01'
  await publish(mine, { title: 'Nyare' })
  await publish(mine, { title: 'Annat', figure: 'K1' })
  expect(await titlesFor(member, '?figure=K9')).toEqual(['Nyare', 'Äldre'])
  expect(await titlesFor(member, '?figure=K1')).toEqual(['Annat'])
})

test('a link leads to the web and nowhere else', async () => {
  const { mine } = await three()
  expect((await publish(mine, { link: 'javascript:alert(1)' })).status).toBe(400)
  expect((await publish(mine, { link: 'https://norrbacka.example/system' })).status).toBe(201)
})
