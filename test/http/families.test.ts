import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

test('a family that is renamed is renamed on its objects, exports included, after its consequences were shown', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const made = await admin('PATCH', '/model', { families: [{ name: 'Vård', hidden: false }] }, ifMatch(1))
  expect(made.status).toBe(200)
  await admin('PATCH', '/objects/fo1', { family: 'vård' }, ifMatch(1))
  const [{ id }] = made.body.families
  const change = { families: [{ id, name: 'Omsorg', hidden: false }] }
  const preview = await admin('POST', '/model/preview', change)
  expect(preview.body.families).toEqual([{ from: 'Vård', to: 'Omsorg', n: 1 }])
  expect((await admin('PATCH', '/model', { families: [] }, ifMatch(2))).body.type).toBe('in_use')
  expect((await admin('PATCH', '/model', change, ifMatch(2))).status).toBe(200)
  expect((await admin('GET', '/objects/facts')).body.items).toMatchObject([{ family: 'Omsorg' }])
})

test('an object’s form offers families, and processes with their steps, but for those that are hidden', async () => {
  const of = await town()
  const processes = [
    { name: 'Ansökan', steps: ['Ta emot', 'Besluta'], hidden: false },
    { name: 'Gammal', steps: [], hidden: true },
  ]
  await of.as('modelAdmin')('PATCH', '/model', { processes }, ifMatch(1))
  expect((await of.as('leader')('GET', '/model/words')).body).toEqual({
    families: [],
    processes: [{ name: 'Ansökan', steps: ['Ta emot', 'Besluta'] }],
  })
})
