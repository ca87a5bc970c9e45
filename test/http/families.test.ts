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

test('an object is put in a family of the model, spelled as the model spells it, and stays in one that is no longer offered', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('PATCH', '/model', { families: [{ name: 'Vård och omsorg', hidden: false }] }, ifMatch(1))
  const family = (name: string, revision: number) =>
    of.as('leader')('PATCH', '/objects/fo1', { family: name }, ifMatch(revision))
  const unknown = await family('Omsorg', 1)
  expect([unknown.status, unknown.body.type, unknown.body.params]).toEqual([422, 'family_unknown', { name: 'Omsorg' }])
  expect((await family('vård  och omsorg', 1)).body.family).toBe('Vård och omsorg')
  const [{ id }] = (await admin('GET', '/model')).body.families
  await admin('PATCH', '/model', { families: [{ id, name: 'Vård och omsorg', hidden: true }] }, ifMatch(2))
  expect((await of.as('leader')('PATCH', '/objects/fo1', { purpose: 'Annat' }, ifMatch(2))).status).toBe(200)
  expect((await family('', 3)).status).toBe(200)
  expect((await family('Vård och omsorg', 4)).body.type).toBe('family_unknown')
})
