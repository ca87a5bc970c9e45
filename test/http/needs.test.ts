import { expect, test } from 'vitest'
import { newPlan } from '#shared/plans.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const need = { object: 'fo1', text: 'Signera i mobilen', why: 'Vi går tillbaka till kontoret', size: 'medium' }
const written = async (of: Town, by: Part = 'specialist') => (await of.as(by)('POST', '/needs', need)).body
const list = async (of: Town, as: Part = 'leader') => (await of.as(as)('GET', '/needs?object=fo1')).body

test('whoever may comment writes a need of an object, and a reader reads it', async () => {
  const of = await town()
  expect((await of.as('reader')('POST', '/needs', need)).status).toBe(403)
  expect((await of.as('specialist')('POST', '/needs', { ...need, object: 'nothing' })).body.type).toBe('object_unknown')
  await written(of)
  const { items, mayWrite } = await list(of, 'reader')
  expect(mayWrite).toBe(false)
  expect(items).toMatchObject([
    {
      ...need,
      ...{ state: 'new', on: '2026-09-14', byName: 'specialist 9981', objectName: 'Secret object 9981' },
      may: { reword: false, answer: false },
    },
  ])
  expect((await of.as('reader')('GET', '/needs?object=other')).body.items).toEqual([])
})

test('a need is moved into the plan as an activity, and says which row it became', async () => {
  const of = await town()
  await of.data.plans.create(newPlan('fo1', 2027))
  const { id, revision } = await written(of)
  const move = { year: 2027, part: 'activities' }
  expect((await of.as('specialist')('POST', `/needs/${id}/plan`, move, ifMatch(revision))).status).toBe(403)
  const moved = await of.as('leader')('POST', `/needs/${id}/plan`, move, ifMatch(revision))
  const { activities, plan } = (await of.as('leader')('GET', '/plans/2027/fo1')).body
  expect(activities).toMatchObject([{ name: 'Signera i mobilen', kind: 'enhancement' }])
  expect(plan.content).toBe(1)
  expect(moved.body).toMatchObject({ state: 'planned', row: { ...move, id: activities[0].id } })
  const again = await of.as('leader')('POST', `/needs/${id}/plan`, move, ifMatch(moved.body.revision))
  expect([again.status, again.body.type]).toEqual([422, 'need_answered'])
})

test('a need that two move at once is one row', async () => {
  const of = await town()
  await of.data.plans.create(newPlan('fo1', 2027))
  const { id, revision } = await written(of)
  const move = () => of.as('leader')('POST', `/needs/${id}/plan`, { year: 2027, part: 'goals' }, ifMatch(revision))
  const answers = await Promise.all([move(), move(), move()])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await of.as('leader')('GET', '/plans/2027/fo1')).body.goals).toHaveLength(1)
})

test('a need is not moved into a plan that is not there, or that is decided on', async () => {
  const of = await town()
  const { id, revision } = await written(of)
  const move = () => of.as('leader')('POST', `/needs/${id}/plan`, { year: 2027, part: 'goals' }, ifMatch(revision))
  expect((await move()).body.type).toBe('plan_not_there')
  await of.data.plans.create({ ...newPlan('fo1', 2027), state: 'submitted' })
  expect((await move()).body.type).toBe('plan_not_editable')
  expect((await list(of)).items).toMatchObject([{ state: 'new', revision }])
})

test('a need is declined with a reason, and can be asked for again', async () => {
  const of = await town()
  const { id, revision } = await written(of)
  expect((await of.as('leader')('POST', `/needs/${id}/decline`, { reason: ' ' }, ifMatch(revision))).status).toBe(400)
  const no = await of.as('leader')('POST', `/needs/${id}/decline`, { reason: 'Ryms inte 2027' }, ifMatch(revision))
  expect(no.body).toMatchObject({ state: 'declined', reason: 'Ryms inte 2027' })
  const again = await of.as('leader')('POST', `/needs/${id}/reopen`, undefined, ifMatch(no.body.revision))
  expect(again.body).toMatchObject({ state: 'new', reason: '' })
})

test('a need is reworded by whoever wrote it and by the plan’s writers, until it is answered', async () => {
  const of = await town()
  const { id } = await written(of)
  const reword = (by: Part, revision: number) =>
    of.as(by)('PATCH', `/needs/${id}`, { text: 'Signera hemma' }, ifMatch(revision))
  expect((await reword('controller', 1)).body.type).toBe('need_not_yours')
  expect((await reword('specialist', 1)).body).toMatchObject({ text: 'Signera hemma', revision: 2 })
  await of.as('leader')('POST', `/needs/${id}/decline`, { reason: 'Nej' }, ifMatch(2))
  expect((await reword('specialist', 3)).body.type).toBe('need_answered')
})
