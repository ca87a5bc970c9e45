import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

const MINUTE = 60_000

test('two days are laid beside each other, and a fact gets back what it was by an ordinary change', async () => {
  const of = await town()
  const leader = of.as('leader')
  of.clock.now = new Date('2026-03-01T10:00:00Z')
  const system = (await leader('POST', '/systems', { name: 'Journal', object: 'fo1', version: '1' })).body
  of.clock.now = new Date('2026-04-01T10:00:00Z')
  await leader('PATCH', `/systems/${system.id}`, { version: '2', lifecycle: 'retiring' }, ifMatch(1))
  of.clock.now = new Date('2026-05-01T10:00:00Z')
  await leader('PATCH', `/systems/${system.id}`, { version: '3' }, ifMatch(2))
  const at = `/history/between/system/${system.id}`
  const { comparison } = (await leader('GET', `${at}?from=2026-03-31&to=2026-04-30`)).body
  expect(comparison.moments.map((of: { at: string }) => of.at.slice(0, 10))).toEqual([
    ...['2026-05-01', '2026-04-01', '2026-03-01'],
  ])
  expect(comparison.differences).toEqual([
    { field: 'lifecycle', then: 'inUse', now: 'retiring' },
    { field: 'version', then: '1', now: '2' },
  ])
  expect((await leader('GET', `${at}?from=2026-13-01`)).status).toBe(400)
  const [now, , first] = comparison.moments
  const between = (await leader('GET', `${at}?from=${first.moment}&to=${now.moment}`)).body.comparison
  expect(between.differences).toContainEqual({ field: 'version', then: '1', now: '3' })
  const back = await leader('PATCH', `/systems/${system.id}`, { version: '1', lifecycle: 'inUse' }, ifMatch(3))
  expect(back.status).toBe(200)
  expect((await leader('GET', `${at}?from=2026-03-01`)).body.comparison.differences).toEqual([])
})

test('a long history comes a page at a time', async () => {
  const of = await town()
  for (let i = 1; i <= 12; i++) {
    of.clock.now = new Date(Date.UTC(2026, 0, i))
    await of.as('modelAdmin')('PATCH', '/objects/fo1', { purpose: `nr ${i}` }, ifMatch(i))
  }
  const first = (await of.as('reader')('GET', '/history/object/fo1')).body
  expect([first.items.length, first.more, first.items[0].changes.purpose]).toEqual([10, true, ['nr 11', 'nr 12']])
  const rest = (await of.as('reader')('GET', `/history/object/fo1?before=${first.items.at(-1).moment}`)).body
  expect([rest.items.length, rest.more, rest.items.at(-1).action]).toEqual([3, false, 'created'])
})

test('what was removed comes back as it was, with its story, where what it refers to still stands', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const object = (await admin('POST', '/objects', { code: 'FO-9', name: 'Nytt' })).body
  const system = (await admin('POST', '/systems', { name: 'Journal', object: object.id, version: '1' })).body
  await admin('PATCH', `/systems/${system.id}`, { version: '2' }, ifMatch(1))
  expect((await admin('DELETE', `/systems/${system.id}`, undefined, ifMatch(2))).status).toBe(204)
  expect((await admin('DELETE', `/objects/${object.id}`, undefined, ifMatch(1))).status).toBe(204)
  const { items } = (await admin('GET', '/removed')).body
  expect(items).toMatchObject([
    { kind: 'object', id: object.id, title: 'Nytt', name: 'modelAdmin 9981' },
    { kind: 'system', id: system.id, title: 'Journal' },
  ])
  expect((await of.as('leader')('GET', '/removed')).status).toBe(403)

  const early = await admin('POST', `/removed/system/${system.id}/return`)
  expect([early.status, early.body.type]).toEqual([404, 'object_unknown'])
  expect((await admin('POST', `/removed/object/${object.id}/return`)).status).toBe(204)
  expect((await admin('POST', `/removed/system/${system.id}/return`)).status).toBe(204)
  expect((await admin('POST', `/removed/system/${system.id}/return`)).status).toBe(404)
  expect((await admin('GET', '/removed')).body.items).toEqual([])
  expect((await admin('GET', `/systems/${system.id}`)).body.system).toMatchObject({ version: '2', revision: 4 })
  expect((await admin('GET', '/systems')).body.rows).toMatchObject([{ id: system.id }])
  const story = (await admin('GET', `/history/system/${system.id}`)).body.items
  expect(story.map((entry: { action: string }) => entry.action)).toEqual(['returned', 'removed', 'changed', 'created'])
})

test('a unit that was merged into another does not come back under a name that the other goes by', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const [from, into] = await Promise.all(
    ['Vård', 'Omsorg'].map(async name => (await admin('POST', '/units', { name })).body.id as string),
  )
  expect((await admin('POST', `/units/${from}/merge`, { into }, ifMatch(1))).status).toBe(200)
  const refused = await admin('POST', `/removed/unit/${from}/return`)
  expect([refused.status, refused.body.type]).toEqual([409, 'value_taken'])
})

test('a name that another has taken meanwhile is said, and nothing is half put back', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const gone = (await admin('POST', '/systems', { name: 'Journal', object: 'fo1' })).body
  await admin('DELETE', `/systems/${gone.id}`, undefined, ifMatch(1))
  await admin('POST', '/systems', { name: 'Journal', object: 'fo1' })
  const refused = await admin('POST', `/removed/system/${gone.id}/return`)
  expect([refused.status, refused.body.type]).toEqual([409, 'value_taken'])
  expect((await admin('GET', '/removed')).body.items).toHaveLength(1)
  expect((await admin('GET', '/systems')).body.rows).toHaveLength(1)
})

test('a plan’s story tells of its rows too, and of those that were removed', async () => {
  const of = await town()
  const leader = of.as('leader')
  const at = '/plans/2027/fo1'
  await leader('POST', '/plans/2027', { object: 'fo1' })
  of.clock.now = new Date(Date.now() + 20 * MINUTE)
  const goal = (await leader('POST', `${at}/goals`, { text: 'Kortare kö' })).body
  of.clock.now = new Date(Date.now() + 40 * MINUTE)
  await leader('PATCH', `${at}/goals/${goal.id}`, { text: 'Ingen kö' }, ifMatch(1))
  await leader('PATCH', at, { summary: 'Kön ska bort' }, ifMatch(1))
  of.clock.now = new Date(Date.now() + 60 * MINUTE)
  await leader('DELETE', `${at}/goals/${goal.id}`, undefined, ifMatch(2))
  const { items } = (await of.as('reader')('GET', '/history/plan/2027/fo1')).body
  const row = { part: 'goals', id: goal.id, name: 'Ingen kö' }
  expect(items.slice(0, 1)).toMatchObject([{ action: 'removed', row }])
  expect(items.slice(1, 3)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ row, changes: { text: ['Kortare kö', 'Ingen kö'] } }),
      expect.objectContaining({ action: 'changed', changes: { summary: ['', 'Kön ska bort'] } }),
    ]),
  )
  expect(items.slice(3)).toMatchObject([{ action: 'created', row }, { action: 'created' }])
})
