import { expect, test } from 'vitest'
import { compareModels } from '#shared/model-adoption.ts'
import type { NewPublication } from '#shared/model-library.ts'
import type { Role } from '#shared/model.ts'
import { presetModel } from '#shared/presets/model.ts'
import { ifMatch, town } from '../town.ts'
import { fill, rowsOf } from './neighbours.ts'

const what: NewPublication = { name: 'Vår modell', description: 'Sex roller.' }

/** Two municipalities; the second has roles of its own in its model, and everything else that a municipality has. */
async function two() {
  const mine = await town({ municipality: '9981' })
  const other = await town({ municipality: '9982', on: mine })
  await fill(other, 'theirs')
  const { roles } = await other.data.model.get()
  const own = roles.map(role => (role.id === 'objektagare' ? { ...role, decides: ['Allt'] } : role))
  const added = { ...roles[0]!, id: undefined, name: 'Objektcontroller', level: 'operative' }
  await other.as('modelAdmin')('PATCH', '/model', { roles: [...own, added] }, ifMatch(1))
  const publish = (revision: number, of: object = what) =>
    other.as('modelAdmin')('PUT', '/library/publication', of, ifMatch(revision))
  return { mine, other, publish }
}
type Row = { key: string; state: string; name: string }
const keys = (rows: Row[], ...states: string[]) => rows.filter(row => states.includes(row.state)).map(row => row.key)

test('what is published is read by others, by the municipality’s name, and nothing else of it is', async () => {
  const { mine, other, publish } = await two()
  const reader = mine.as('reader')
  expect((await reader('GET', '/library')).body.models).toEqual([])
  expect((await reader('GET', '/library/9982')).status).toBe(404)

  expect((await publish(2)).body).toMatchObject({ version: 1, state: 'published', day: '2026-09-14' })
  const list = await reader('GET', '/library')
  expect(list.body.models).toMatchObject([
    { municipality: '9982', author: 'Town 9982 kommun', name: 'Vår modell', version: 1, counts: { roles: 7 } },
  ])
  expect(list.body.presets.map((of: { id: string }) => of.id)).toContain('system-owner')
  const { text, body } = await reader('GET', '/library/9982')
  expect(body.parts.roles).toHaveLength(7)
  for (const secret of ['Secret', 'modelAdmin', 'owner 9982', '@9982.example']) expect(text).not.toContain(secret)
  const people = await other.data.people.list()
  for (const { name } of people) expect(text + list.text).not.toContain(name)
})

test('only a modellansvarig publishes, withdraws and adopts', async () => {
  const { mine, publish } = await two()
  await publish(2)
  for (const part of ['reader', 'owner', 'controller'] as const) {
    const ask = mine.as(part)
    expect((await ask('PUT', '/library/publication', what, ifMatch(1))).status).toBe(403)
    expect((await ask('DELETE', '/library/publication')).status).toBe(403)
    expect((await ask('POST', '/library/9982/preview', { chosen: [] })).status).toBe(403)
    expect((await ask('POST', '/library/9982/adoption', { chosen: [], mark: '' }, ifMatch(1))).status).toBe(403)
  }
})

test('what is published is what was shown: another revision is refused', async () => {
  const { publish } = await two()
  expect((await publish(1)).status).toBe(412)
  expect((await publish(2, { name: ' ' })).status).toBe(400)
  expect((await publish(2, { name: 'x'.repeat(81) })).status).toBe(400)
  expect((await publish(2, { ...what, description: 'x'.repeat(1001) })).status).toBe(400)
  expect((await publish(2, { ...what, author: 'Someone' })).status).toBe(400)
})

test('a new version replaces the one before, and one withdrawn is gone until it is published again', async () => {
  const { mine, other, publish } = await two()
  await publish(2)
  expect((await publish(2, { ...what, name: 'Ny' })).body.version).toBe(2)
  expect((await mine.as('reader')('GET', '/library')).body.models).toMatchObject([{ name: 'Ny', version: 2 }])
  expect((await other.as('modelAdmin')('DELETE', '/library/publication')).body.state).toBe('withdrawn')
  expect((await mine.as('reader')('GET', '/library')).body.models).toEqual([])
  expect((await mine.as('reader')('GET', '/library/9982')).status).toBe(404)
  expect((await publish(2)).body.version).toBe(3)
})

test('a municipality withdraws nothing of another’s, and adopting changes nothing there', async () => {
  const { mine, publish } = await two()
  await publish(2)
  const theirs = await rowsOf(mine, '9982')
  expect((await mine.as('modelAdmin')('DELETE', '/library/publication')).status).toBe(404)
  const { body } = await mine.as('modelAdmin')('GET', '/library/9982')
  const choice = { chosen: keys(body.rows, 'new', 'differs'), mark: body.mark }
  expect((await mine.as('modelAdmin')('POST', '/library/9982/adoption', choice, ifMatch(1))).status).toBe(200)
  expect(await rowsOf(mine, '9982')).toBe(theirs)
})

test('the dry run writes nothing and says what is done; once done, it is undone whole', async () => {
  const { mine, publish } = await two()
  await publish(2)
  const ask = mine.as('modelAdmin')
  const was = (await ask('GET', '/model')).body
  const { body } = await ask('GET', '/library/9982')
  expect(body.rows.filter((row: Row) => row.state !== 'same')).toMatchObject([
    { name: 'Objektägare', state: 'differs' },
    { name: 'Objektcontroller', state: 'new' },
  ])
  const chosen = keys(body.rows, 'new')
  const before = await rowsOf(mine, '9981')
  const preview = (await ask('POST', '/library/9982/preview', { chosen })).body
  expect(preview.consequences).toMatchObject({ arise: 1, vacant: [3, 4] })
  expect(await rowsOf(mine, '9981')).toBe(before)

  const done = (await ask('POST', '/library/9982/adoption', { chosen, mark: body.mark }, ifMatch(1))).body
  expect(done.differences).toEqual(preview.differences)
  const now = (await ask('GET', '/model')).body
  expect(now.roles.slice(0, 6)).toEqual(was.roles)
  expect(now.roles.map((role: Role) => role.name)).toContain('Objektcontroller')
  expect((await ask('GET', '/staffing')).body.vacancies).toHaveLength(4)
  expect((await ask('GET', '/model/history')).body.items[0].differences).toEqual(preview.differences)

  expect((await ask('PATCH', '/model', done.undo, ifMatch(done.revision))).status).toBe(200)
  expect((await ask('GET', '/model')).body.roles).toEqual(was.roles)
})

test('adopting again does nothing more, and a choice of what there is not does nothing', async () => {
  const { mine, publish } = await two()
  await publish(2)
  const ask = mine.as('modelAdmin')
  const { body } = await ask('GET', '/library/9982')
  const choice = { chosen: keys(body.rows, 'new', 'differs'), mark: body.mark }
  expect((await ask('POST', '/library/9982/adoption', choice, ifMatch(1))).body.revision).toBe(2)
  const rows = await rowsOf(mine, '9981')
  expect((await ask('POST', '/library/9982/adoption', choice, ifMatch(2))).body).toMatchObject({
    ...{ revision: 2, differences: [] },
  })
  const odd = { chosen: ['roles/none', '__proto__', 'people/modelAdmin', 'tenant/name'], mark: body.mark }
  expect((await ask('POST', '/library/9982/adoption', odd, ifMatch(2))).body.differences).toEqual([])
  expect(await rowsOf(mine, '9981')).toBe(rows)
})

test('a model that has changed since the dry run, at either end, is refused and to be looked at again', async () => {
  const { mine, other, publish } = await two()
  await publish(2)
  const ask = mine.as('modelAdmin')
  const { body } = await ask('GET', '/library/9982')
  const choice = { chosen: keys(body.rows, 'new'), mark: body.mark }
  const { roles } = await other.data.model.get()
  await other.as('modelAdmin')('PATCH', '/model', { roles: roles.slice(0, 6) }, ifMatch(2))
  await publish(3)
  const late = await ask('POST', '/library/9982/adoption', choice, ifMatch(1))
  expect([late.status, late.body.type, late.body.params]).toEqual([412, 'library_changed', { version: 2 }])
  const fresh = (await ask('GET', '/library/9982')).body
  expect(fresh.mark).not.toBe(body.mark)
  const own = { ...choice, mark: fresh.mark }
  expect((await ask('POST', '/library/9982/adoption', own, ifMatch(9))).body.type).toBe('stale')
  expect((await ask('POST', '/library/9982/adoption', own)).status).toBe(428)
})

test('Järnkoll’s own models are adopted in the same way', async () => {
  const { mine } = await two()
  const ask = mine.as('modelAdmin')
  const { body } = await ask('GET', '/library/system-owner')
  const owner = body.rows.find((row: Row) => row.name === 'Systemägare')
  expect(owner).toMatchObject({ state: 'differs', mine: { name: 'Objektägare' } })
  await ask('POST', '/library/system-owner/adoption', { chosen: [owner.key], mark: body.mark }, ifMatch(1))
  expect((await ask('GET', '/staffing')).body.rows[0].cells[0].holders[0].person).toBe('owner')
  expect((await ask('GET', '/staffing')).body.roles[0].name).toBe('Systemägare')
})

test('hostile texts are texts, and the publisher is told who they name', async () => {
  const { mine, other } = await two()
  const hostile = '<img src=x onerror=alert(1)> =cmd|x ${9982} \u202e'
  const { sections } = await other.data.model.get()
  const named = [{ ...sections[0]!, guidance: `${hostile} Fråga owner 9982.` }, ...sections.slice(1)]
  await other.as('modelAdmin')('PATCH', '/model', { sections: named }, ifMatch(2))
  const ask = other.as('modelAdmin')
  expect((await ask('GET', '/library/publication')).body.named).toEqual(['owner 9982'])
  const said = { name: hostile, description: hostile, knowing: ['owner 9982'] }
  expect((await ask('PUT', '/library/publication', said, ifMatch(3))).status).toBe(200)
  const { body } = await mine.as('modelAdmin')('GET', '/library/9982')
  expect(body.name).toBe(hostile.trim())
  expect(body.parts.sections[0].guidance).toContain(hostile.trim())
})

test('a text that names somebody is not published before the publisher has been told', async () => {
  const { mine, publish } = await two()
  const naming = { ...what, description: 'Fråga leader 9982 eller it@kommun.example.' }
  const refused = await publish(2, naming)
  expect([refused.status, refused.body.type]).toEqual([422, 'library_names'])
  expect(refused.body.params.names).toEqual(['leader 9982', 'it@kommun.example'])
  expect((await mine.as('reader')('GET', '/library')).body.models).toEqual([])
  expect((await publish(2, { ...naming, knowing: ['leader 9982'] })).status).toBe(422)
  expect((await publish(2, { ...naming, knowing: refused.body.params.names })).status).toBe(200)
})

test('a municipality that began empty adopts a model with its year, and takes it all back', async () => {
  const { mine, publish } = await two()
  await publish(2)
  const third = await town({ municipality: '9983', on: mine })
  const [model, wheel] = await Promise.all([third.data.model.get(), third.data.wheels.get(2026)])
  const empty = { ...presetModel('own') }
  for (const { object, id } of await third.data.assignments.list())
    await third.data.assignments.remove(await third.data.assignments.get(object, id))
  await third.data.model.save(model, empty)
  await third.data.wheels.save(wheel, { year: 2026, events: [] })
  const ask = third.as('modelAdmin')
  const { body } = await ask('GET', '/library/9982')
  expect(new Set(body.rows.map((row: Row) => row.state))).toEqual(new Set(['new', 'same']))
  const { events } = body.parts
  const chosen = keys(body.rows, 'new')
  const preview = (await ask('POST', '/library/9982/preview', { chosen })).body
  expect(preview.differences.filter((of: { list: string }) => of.list === 'events')).toHaveLength(events.length)
  const done = (await ask('POST', '/library/9982/adoption', { chosen, mark: body.mark }, ifMatch(2))).body
  expect(done.differences).toEqual(preview.differences)
  const turning = await ask('GET', '/wheel/2026')
  expect(turning.body.events).toHaveLength(events.length)
  expect((await ask('GET', '/model')).body.roles).toHaveLength(7)
  expect(compareModels({ ...(await third.data.model.get()), events: turning.body.events }, body.parts).alone).toEqual(
    [],
  )

  const { events: was, ...change } = done.undo
  expect((await ask('PATCH', '/model', change, ifMatch(done.revision))).status).toBe(200)
  expect((await ask('PUT', `/wheel/${done.year}`, { events: was }, ifMatch(done.wheel))).status).toBe(200)
  expect((await ask('GET', '/wheel/2026')).body.events).toEqual([])
  expect((await third.as('leader')('PUT', '/wheel/2026', { events: was }, ifMatch(4))).status).toBe(403)
})
