import { expect, test } from 'vitest'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { ifMatch, town } from '../town.ts'

const move = { event: 'followup-t2', change: { day: '10-02' } }

test('what the preview shows is what the next run moves; done and hand-moved deadlines stay', async () => {
  const of = await town()
  await of.data.objects.create({ ...(await of.data.objects.get('fo1')), id: 'fo2', code: 'FO-02', name: 'Second' })
  await generateDeadlines(of.data, '2026-09-14')
  const mine = of.data.deadlines.of(2026)
  const [first] = (await mine.list()).filter(d => d.rule === 'followup-t2')
  await mine.save(first!, { ...first!, state: 'done' })

  const { body } = await of.as('modelAdmin')('POST', '/wheel/2026/preview', move)
  expect(body).toEqual({
    moves: [
      { from: '2026-09-25', to: '2026-10-02', deadlines: 1 },
      // Next year has no wheel of its own; 2 October is a Saturday then.
      { from: '2027-09-24', to: '2027-10-01', deadlines: 2 },
    ],
    stay: 1,
    follow: [],
  })
  expect(await generateDeadlines(of.data, '2026-09-14')).toBe(0)

  const saved = await of.as('modelAdmin')('PATCH', '/wheel/2026', move, ifMatch(1))
  expect(saved.body).toMatchObject({ year: 2026, revision: 2 })
  expect(await generateDeadlines(of.data, '2026-09-15')).toBe(3)
  const days = async (year: number) =>
    (await of.data.deadlines.of(year).list()).filter(d => d.rule === 'followup-t2').map(d => d.day)
  expect([await days(2026), await days(2027)].flat().toSorted()).toEqual([
    '2026-09-25',
    '2026-10-02',
    '2027-10-01',
    '2027-10-01',
  ])
})

test('the first change of a year gives it a wheel of its own, and leaves the year before', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  const before = await ask('GET', '/wheel/2027')
  expect(before.body).toMatchObject({ year: 2027, years: [2026, 2027], revision: 0 })
  expect((await ask('PATCH', '/wheel/2027', move, ifMatch(0))).body).toMatchObject({ year: 2027, revision: 1 })
  expect((await ask('PATCH', '/wheel/2027', move, ifMatch(0))).status).toBe(412)
  const day = async (year: number) =>
    (await ask('GET', `/wheel/${year}`)).body.events.find((e: { id: string }) => e.id === 'followup-t2').day
  expect([await day(2026), await day(2027)]).toEqual(['09-25', '10-02'])
})

test('a change is refused when it is stale, names nothing, or says what no year has', async () => {
  const ask = (await town()).as('modelAdmin')
  expect((await ask('PATCH', '/wheel/2026', move, ifMatch(7))).status).toBe(412)
  expect((await ask('PATCH', '/wheel/2026', move)).status).toBe(428)
  expect((await ask('PATCH', '/wheel/2026', { ...move, event: 'no-such' }, ifMatch(1))).status).toBe(404)
  for (const change of [{ day: '02-30' }, { day: '10-02', id: 'other' }, { roll: 'sometimes' }, { name: '' }])
    expect((await ask('PATCH', '/wheel/2026', { ...move, change }, ifMatch(1))).status).toBe(400)
})

test('a year before the first wheel has none', async () => {
  expect((await (await town()).as('reader')('GET', '/wheel/2025')).status).toBe(404)
})

test('a moved date shows every date that follows before it is saved, and what leads in a circle is refused', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  const after = { from: 'council-budget', days: 10, working: true }
  const lean = await ask('PATCH', '/wheel/2026', { event: 'budget-detail', change: { day: after } }, ifMatch(1))
  expect(lean.body.revision).toBe(2)
  await generateDeadlines(of.data, '2026-09-14')

  const { body } = await ask('POST', '/wheel/2026/preview', { event: 'council-budget', change: { day: '11-19' } })
  const moved = { from: '2026-12-10', to: '2026-12-03', deadlines: 1 }
  expect(body.follow.map((e: { id: string }) => e.id)).toEqual(['budget-detail'])
  expect(body.follow[0].moves[0]).toEqual(moved)

  const circle = { event: 'council-budget', change: { day: { from: 'budget-detail', days: 1 } } }
  expect((await ask('PATCH', '/wheel/2026', circle, ifMatch(2))).body.type).toBe('wheel_cycle')
  const gone = await ask('DELETE', '/wheel/2026/events/council-budget', undefined, ifMatch(2))
  expect([gone.body.type, gone.body.params.by]).toEqual([
    'wheel_event_leaned_on',
    ['Lägg detaljbudgeten i ekonomisystemet'],
  ])
})

test('an event is added and removed by those who keep the wheel', async () => {
  const of = await town()
  const event = {
    ...{ name: 'Nämnden beslutar', band: 'plan', scope: 'object', holder: { level: 'leading', side: 'business' } },
    day: { nth: 3, weekday: 4, month: 5 },
  }
  expect((await of.as('leader')('POST', '/wheel/2026/events', event, ifMatch(1))).status).toBe(403)
  const added = await of.as('modelAdmin')('POST', '/wheel/2026/events', event, ifMatch(1))
  const { id } = added.body.events.at(-1)
  const { body } = await of.as('modelAdmin')('GET', '/wheel/2026')
  expect(body.events.find((e: { id: string }) => e.id === id)).toMatchObject({ on: '2026-05-21' })
  const removed = await of.as('modelAdmin')('DELETE', `/wheel/2026/events/${id}`, undefined, ifMatch(2))
  expect(removed.body.events).toHaveLength(14)
})
