import { expect, test } from 'vitest'
import { rowId } from '#shared/plan-rows.ts'
import { ifMatch, town } from '../town.ts'

const at = '/plans/2027/fo1'
const id = (n: number) => rowId(1_800_000_000_000 + n, 'a1b2c3d4')
async function begun() {
  const of = await town()
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  return { of, leader, page: async () => (await leader('GET', at)).body }
}

test('an incomplete row is saved, and listed as missing its words', async () => {
  const { leader, page } = await begun()
  expect((await leader('POST', `${at}/goals`, { target: '90 %' })).status).toBe(201)
  const { goals, missing } = await page()
  expect(goals).toMatchObject([{ text: '', target: '90 %' }])
  expect(missing).toContainEqual({ what: 'text', part: 'goals', row: goals[0].id, no: 1, name: '' })
})

test('a row that is sent again under its own id is one row; rows stand in the order that they were begun', async () => {
  const { leader, page } = await begun()
  for (const n of [1, 2, 3])
    await leader('POST', `${at}/risks`, { id: id(n), text: `R${n}`, likelihood: 1, consequence: 1 })
  const again = await leader('POST', `${at}/risks`, { id: id(2), text: 'R2', likelihood: 1, consequence: 1 })
  expect([again.status, again.body.type, again.body.params.current.revision]).toEqual([412, 'stale', 1])
  expect((await page()).risks.map((row: { text: string }) => row.text)).toEqual(['R1', 'R2', 'R3'])
})

test('a removed row is put back as it was, with its story, and is not made anew under its id', async () => {
  const { of, leader, page } = await begun()
  const goal = (await leader('POST', `${at}/goals`, { id: id(1), text: 'Ett mål', until: 2029 })).body
  await leader('DELETE', `${at}/goals/${goal.id}`, undefined, ifMatch(1))
  expect((await leader('POST', `${at}/goals`, { id: id(1), text: 'Annat' })).status).toBe(404)
  expect((await leader('POST', `${at}/goals/${id(9)}/return`, { text: 'Fanns aldrig' })).status).toBe(404)
  const back = await leader('POST', `${at}/goals/${goal.id}/return`, { text: 'Ett mål', until: 2029 })
  expect([back.status, back.body.revision]).toEqual([201, 3])
  expect((await leader('POST', `${at}/goals/${goal.id}/return`, { text: 'Igen' })).body.type).toBe('stale')
  expect((await page()).goals).toMatchObject([{ id: goal.id, text: 'Ett mål', until: 2029, revision: 3 }])
  const story = await of.data.plans.rowStory(2027, 'fo1')
  expect(story.map(({ action }) => action)).toEqual(['created', 'removed', 'returned'])
})

test('texts of the sections are saved one by one, and an emptied one is gone', async () => {
  const { leader, page } = await begun()
  const write = async (change: object) => leader('PATCH', at, change, ifMatch((await page()).plan.revision))
  await write({ texts: { situation: 'Nytt avtal', object: 'Allt' } })
  await write({ texts: { object: '', own1: 'Vårt eget' } })
  expect((await page()).plan).toMatchObject({ texts: { situation: 'Nytt avtal', own1: 'Vårt eget' } })
  const much = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(of => [of, 'x'.repeat(8000)]))
  expect((await write({ texts: much })).body.type).toBe('too_large')
})

test('a controller writes the budget and nothing else', async () => {
  const { of } = await begun()
  const controller = of.as('controller')
  const months = Array<number>(12).fill(100)
  expect((await controller('POST', `${at}/budget`, { costKind: 'licences', months })).status).toBe(201)
  expect((await controller('POST', `${at}/goals`, { text: 'Ett mål' })).status).toBe(403)
  expect((await controller('GET', at)).body.can).toMatchObject({ budget: true, edit: false })
})

test('the municipality’s goals are part of its model, and a plan’s goals lead to them', async () => {
  const { of, leader, page } = await begun()
  const model = (await of.as('modelAdmin')('GET', '/model')).body
  const saved = await of.as('modelAdmin')(
    'PATCH',
    '/model',
    { steering: [{ name: 'En trygg ålderdom' }] },
    ifMatch(model.revision),
  )
  const [steering] = saved.body.steering
  await leader('POST', `${at}/goals`, { text: 'Ett mål', steering: steering.id })
  expect((await page()).steering).toEqual([{ id: steering.id, name: 'En trygg ålderdom' }])
})

test('what the model demands is what the plan must have: a hidden section is not, and a text can be', async () => {
  const { of, leader, page } = await begun()
  const model = (await of.as('modelAdmin')('GET', '/model')).body
  const sections = model.sections.map((section: { id: string }) => ({
    ...section,
    ...(section.id === 'goals' && { hidden: true }),
    ...(section.id === 'situation' && { demanded: true }),
  }))
  await of.as('modelAdmin')('PATCH', '/model', { sections }, ifMatch(model.revision))
  const { plan } = await page()
  const answer = await leader('POST', `${at}/submission`, undefined, ifMatch(plan.content))
  expect(answer.body.params.missing.map(({ what, row }: { what: string; row: string }) => row || what)).toEqual([
    ...['situation', 'activities', 'budget'],
  ])
})
