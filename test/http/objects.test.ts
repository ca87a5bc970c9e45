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
  expect(await removed(of, fo1)).toEqual([422, 'in_use', { by: 'forvaltningsledare' }])
})
