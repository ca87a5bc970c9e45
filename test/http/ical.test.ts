import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { client, town, type Part, type Town } from '../town.ts'

const turned = async () => {
  const of = await town()
  await generateDeadlines(of.data, '2026-09-14')
  return of
}
const subscribe = async (of: Town, part: Part, wheel = false): Promise<string> => {
  const { status, body } = await of.as(part)('POST', '/calendar', { wheel })
  expect(status).toBe(201)
  return body.address
}
/** A calendar has no cookie and comes from no page. */
const fetched = async (of: Town, address: string) => {
  const answer = await of.app.request(new URL(address).pathname)
  return { status: answer.status, type: answer.headers.get('Content-Type'), text: await answer.text() }
}
/** The feed's events, as an independent library reads them. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(of => new ICAL.Event(of))

test('a person’s deadlines are whole days in the feed, and each keeps its identity when it is moved', async () => {
  const of = await turned()
  const address = await subscribe(of, 'leader')
  const { status, type, text } = await fetched(of, address)
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  const before = eventsIn(text).find(event => event.summary === 'Lämna uppföljning tertial 2')!
  const { day } = await of.data.deadlines.of(2026).get('followup-t2#fo1#2026')
  expect(before.startDate.toString()).toBe(day)
  expect(before.startDate.isDate).toBe(true)
  expect(before.duration.toString()).toBe('P1D')
  const titles = (await of.as('leader')('GET', '/overview')).body.toDo.map((thing: { title: string }) => thing.title)
  expect(eventsIn(text).map(event => event.summary)).toEqual(expect.arrayContaining(titles))

  const deadlines = of.data.deadlines.of(2026)
  const saved = await deadlines.get('followup-t2#fo1#2026')
  await deadlines.save(saved, { ...saved, day: '2026-10-25', movedByHand: true })
  const after = eventsIn((await fetched(of, address)).text).find(event => event.uid === before.uid)!
  expect([after.startDate.toString(), after.sequence]).toEqual(['2026-10-25', 2])
})

test('what is done is in the feed no longer, and what is handed over is in both', async () => {
  const of = await turned()
  const [leader, specialist] = [await subscribe(of, 'leader'), await subscribe(of, 'specialist')]
  const has = async (address: string) => (await fetched(of, address)).text.includes('2026-followup-t2')
  expect([await has(leader), await has(specialist)]).toEqual([true, false])
  const deadlines = of.data.deadlines.of(2026)
  const saved = await deadlines.get('followup-t2#fo1#2026')
  const handed = await deadlines.save(saved, { ...saved, delegatedTo: 'specialist' })
  expect([await has(leader), await has(specialist)]).toEqual([true, true])
  await deadlines.save(handed, { ...handed, state: 'done' })
  expect([await has(leader), await has(specialist)]).toEqual([false, false])
})

test('the whole wheel comes along when that is chosen', async () => {
  const of = await turned()
  const without = eventsIn((await fetched(of, await subscribe(of, 'specialist'))).text)
  const withWheel = eventsIn((await fetched(of, await subscribe(of, 'specialist', true))).text)
  const wheel = await of.data.wheels.get(2026)
  expect(withWheel.length - without.length).toBe(2 * wheel.events.length)
  expect(new Set(withWheel.map(event => event.uid)).size).toBe(withWheel.length)
})

test('a new address ends the one before it, and a revoked one is nothing', async () => {
  const of = await turned()
  const first = await subscribe(of, 'leader')
  const second = await subscribe(of, 'leader')
  expect([(await fetched(of, first)).status, (await fetched(of, second)).status]).toEqual([404, 200])
  expect((await of.as('leader')('GET', '/calendar')).body.feed).toEqual({ since: '2026-09-14', wheel: false })
  expect((await of.as('leader')('DELETE', '/calendar')).status).toBe(204)
  expect((await fetched(of, second)).status).toBe(404)
  expect((await of.as('leader')('GET', '/calendar')).body.feed).toBeNull()
})

test('the feed of who has left, or is no member any longer, is nothing', async () => {
  const of = await turned()
  const [leader, owner] = [await subscribe(of, 'leader'), await subscribe(of, 'owner')]
  const person = await of.data.people.get('leader')
  await of.data.people.save(person, { ...person, lastDay: '2026-09-13' })
  expect((await of.as('modelAdmin')('DELETE', '/members/owner', undefined, { 'If-Match': '"1"' })).status).toBe(204)
  expect([(await fetched(of, leader)).status, (await fetched(of, owner)).status]).toEqual([404, 404])
})

test('only the address opens the feed: another municipality’s code, or a made-up secret, opens nothing', async () => {
  const of = await turned()
  const other = await town({ municipality: '9982', on: of })
  await generateDeadlines(other.data, '2026-09-14')
  const address = await subscribe(of, 'leader')
  const path = new URL(address).pathname
  for (const wrong of [path.replace('9981-', '9982-'), path.replace(/.\.ics$/, '~.ics'), '/api/ical/9981-x.ics'])
    expect((await of.app.request(wrong)).status, wrong).toBe(404)
  const rows = JSON.stringify(await of.data.calendars.of('leader'))
  expect(rows).not.toContain(/ical\/(.+)\.ics/.exec(address)![1])
  expect((await client(of)('POST', '/9981/calendar', { wheel: true })).status).toBe(401)
})
