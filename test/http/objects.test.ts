import { expect, test } from 'vitest'
import { ifMatch, town, type Town } from '../town.ts'

const object = { code: 'FO-02', name: 'Nytt objekt' }
const added = async (of: Town) => (await of.as('modelAdmin')('POST', '/objects', object)).body
const removed = async (of: Town, { id, revision }: { id: string; revision: number }) => {
  const { status, body } = await of.as('modelAdmin')('DELETE', `/objects/${id}`, undefined, ifMatch(revision))
  return [status, body?.type, body?.params]
}

test('an object that nothing hangs on is removed', async () => {
  const of = await town()
  const made = await added(of)
  expect(await removed(of, made)).toEqual([204, undefined, undefined])
  expect((await of.as('reader')('GET', `/objects/${made.id}`)).status).toBe(404)
})

test('an object that has had a plan, or costs, is not removed: what has been stays readable', async () => {
  const of = await town()
  const planned = await added(of)
  await of.data.plans.create({ object: planned.id, year: 2027, state: 'draft', content: 0, summary: '', version: 0 })
  expect(await removed(of, planned)).toEqual([422, 'object_has_past', { year: 2027 }])
  const made = await of.as('modelAdmin')('POST', '/objects', { code: 'FO-03', name: 'Ett med kostnader' })
  const months = Array<number>(12).fill(100)
  const of2025 = { year: 2025, costKind: 'licences', budget: months, actual: months, forecast: months, actualTo: 12 }
  await of.data.costs.load([{ id: 'c1', object: made.body.id, ...of2025 }])
  expect(await removed(of, made.body)).toEqual([422, 'object_has_past', { year: 2025 }])
})

test('an object with a system or someone in a role is not removed', async () => {
  const of = await town()
  const fo1 = await of.data.objects.get('fo1')
  expect(await removed(of, fo1)).toEqual([422, 'in_use', { by: 'Förvaltningsledare' }])
})

const steps = [
  { id: 'ansokan', name: 'Ansökan' },
  { id: 'beslut', name: 'Beslut' },
]
/** An object with two steps, and a system that supports both. */
async function supported(of: Town) {
  const leader = of.as('leader')
  const { revision } = (await leader('PATCH', '/objects/fo1', { steps }, ifMatch(1))).body
  const supports = steps.map(({ id }) => ({ step: id, degree: 'main' }))
  const system = (await leader('POST', '/systems', { name: 'Journal', object: 'fo1', supports })).body
  const change = (json: object) => leader('PATCH', '/objects/fo1', json, ifMatch(revision))
  return { leader, system, supports, change }
}

test('a step that is renamed keeps the support of systems, and they can be changed', async () => {
  const of = await town()
  const { leader, system, supports, change } = await supported(of)
  const renamed = [{ id: 'ansokan', name: 'Ansökan och anmälan' }, steps[1]]
  expect((await change({ steps: renamed })).status).toBe(200)
  const version = await leader('PATCH', `/systems/${system.id}`, { version: '4' }, ifMatch(1))
  expect([version.status, version.body.supports]).toEqual([200, supports])
})

test('a step goes with the support of systems when that was said, and both stories tell it', async () => {
  const of = await town()
  const { leader, system, supports, change } = await supported(of)
  const unsaid = await change({ steps: [steps[1]] })
  expect([unsaid.status, unsaid.body.type, unsaid.body.params]).toEqual([
    ...[422, 'steps_supported'],
    { steps: ['Ansökan'], systems: ['Journal'] },
  ])
  const said = await change({ steps: [steps[1]], releases: ['ansokan'] })
  expect([said.status, said.body.steps, said.body.revision]).toEqual([200, [steps[1]], 3])
  const page = (await leader('GET', `/systems/${system.id}`)).body.system
  expect([page.supports, page.revision]).toEqual([[supports[1]], 2])
  const [last] = (await leader('GET', `/history/system/${system.id}`)).body.items
  expect(last.changes.supports).toEqual([supports, [supports[1]]])
  expect((await leader('GET', '/history/object/fo1')).body.items[0].changes.steps).toEqual([steps, [steps[1]]])
})

test('a system whose steps are gone since before can be changed in everything else', async () => {
  const of = await town()
  const { leader, system } = await supported(of)
  const fo1 = await of.data.objects.get('fo1')
  await of.data.objects.save(fo1, { ...fo1, steps: [] })
  expect((await leader('PATCH', `/systems/${system.id}`, { version: '4' }, ifMatch(1))).status).toBe(200)
  const other = (await of.as('modelAdmin')('POST', '/objects', object)).body.id
  const moved = await of.as('modelAdmin')('PATCH', `/systems/${system.id}`, { object: other }, ifMatch(2))
  expect([moved.status, moved.body.type, moved.body.params]).toEqual([
    ...[422, 'process_step_unknown'],
    { object: 'Nytt objekt' },
  ])
  const bare = { object: other, supports: [] }
  expect((await of.as('modelAdmin')('PATCH', `/systems/${system.id}`, bare, ifMatch(2))).status).toBe(200)
})
