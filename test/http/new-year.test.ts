import { expect, test } from 'vitest'
import { FollowUp } from '#shared/followups.ts'
import { Activity, BudgetLine, Goal, Risk } from '#shared/plan-rows.ts'
import { newPlan } from '#shared/plans.ts'
import { ifMatch, town, type Town } from '../town.ts'

const at = '/new-year/2027/fo1'
const months = Array<number>(12).fill(100)

/** A town whose object has a plan for 2026. */
async function planned(): Promise<Town> {
  const of = await town()
  const { plans } = of.data
  await plans.create({ ...newPlan('fo1', 2026), summary: 'Ett år' })
  const parts = plans.parts(2026, 'fo1')
  await parts.goals.create(Goal.parse({ id: 'g1', text: 'Ett mål', until: 2028 }))
  await parts.activities.create(Activity.parse({ id: 'a1', name: 'Uppgradera', status: 'done', goal: 'g1' }))
  await parts.activities.create(Activity.parse({ id: 'a2', name: 'Införa', status: 'ongoing', goal: 'g1' }))
  await parts.budget.create(BudgetLine.parse({ id: 'b1', costKind: 'licences', months }))
  return of
}
const plan = async (of: Town) => (await of.as('reader')('GET', '/plans/2027/fo1')).body
const opening = async (of: Town, as: 'leader' | 'reader' = 'leader') =>
  (await of.as(as)('GET', '/new-year/2027')).body.rows

test('last year’s rows are shown with how they went and what is suggested', async () => {
  const of = await planned()
  const { from, rows } = (await of.as('leader')('GET', at)).body
  expect(from).toEqual({ year: 2026, state: 'draft' })
  expect(rows).toMatchObject([
    { part: 'goals', id: 'g1', choice: 'continue', why: 'runs_on' },
    { id: 'a1', status: 'done', choice: 'done', why: 'done' },
    { id: 'a2', status: 'ongoing', choice: 'continue' },
    { part: 'budget', amount: 1200, actual: 0, choice: 'continue' },
  ])
})

test('how it went is what the follow-ups say: it is shown, decides what is suggested, and is what is copied', async () => {
  const of = await planned()
  const { goals } = of.data.plans.parts(2026, 'fo1')
  await goals.create(Goal.parse({ id: 'g2', text: 'Ett mål till', measure: '90 %' }))
  const answers = {
    goals: { g2: { now: '93 %', assessment: 'met', comment: 'Redan i juni.' } },
    activities: { a2: { status: 'done', comment: 'Klart i maj.' } },
  }
  const told = { object: 'fo1', year: 2026, period: 'T2', status: 'ok', submittedOn: '2026-09-10', ...answers }
  await of.data.followUps(2026).create(FollowUp.parse(told))
  const { rows, followUp } = (await of.as('leader')('GET', at)).body
  expect(followUp).toMatchObject({ period: 'T2', status: 'ok' })
  expect(rows.find((row: { id: string }) => row.id === 'g2')).toMatchObject({
    ...{ now: '93 %', assessment: 'met', comment: 'Redan i juni.', choice: 'done', why: 'reached' },
  })
  expect(rows.find((row: { id: string }) => row.id === 'a2')).toMatchObject({
    ...{ status: 'done', comment: 'Klart i maj.', choice: 'done', why: 'done' },
  })
  expect(await opening(of)).toMatchObject([{ state: 'ready', rows: { goals: 1, activities: 0, budget: 1 }, left: 3 }])
  expect((await of.as('leader')('POST', at, {})).status).toBe(201)
  const { goals: next, activities } = await plan(of)
  expect([next.map((goal: { text: string }) => goal.text), activities]).toEqual([['Ett mål'], []])
})

test('rows stand in the order that they had last year', async () => {
  const of = await planned()
  const { risks } = of.data.plans.parts(2026, 'fo1')
  const texts = ['d', 'a', 'c', 'b', 'e']
  for (const [i, text] of texts.entries())
    await risks.create(Risk.parse({ id: `r${i}`, text, likelihood: 2, consequence: 2 }))
  await of.as('leader')('POST', at, {})
  expect((await plan(of)).risks.map((risk: { text: string }) => risk.text)).toEqual(texts)
})

test('a plan is copied whole with what was chosen, names where its rows come from, and is an ordinary draft', async () => {
  const of = await planned()
  const copied = await of.as('leader')('POST', at, { choices: { activities: { a1: 'reset', a2: 'drop' } } })
  expect(copied.status).toBe(201)
  expect(copied.body.left).toMatchObject([{ part: 'activities', id: 'a2', choice: 'drop' }])
  const { goals, activities, budget, plan: head } = await plan(of)
  expect(head).toMatchObject({ state: 'draft', summary: 'Ett år', revision: 1, content: 0 })
  expect(goals).toMatchObject([{ text: 'Ett mål', from: 'g1' }])
  expect(activities).toMatchObject([{ name: 'Uppgradera', from: 'a1', status: 'planned', goal: goals[0].id }])
  expect(budget).toMatchObject([{ from: 'b1', months }])
  const change = { cost: 9 }
  const [{ id, revision }] = activities
  expect((await of.as('leader')('PATCH', `/plans/2027/fo1/activities/${id}`, change, ifMatch(revision))).status).toBe(
    200,
  )
})

test('who may not edit the plan does not copy it, and twice is refused without a second copy', async () => {
  const of = await planned()
  expect((await of.as('reader')('POST', at, {})).status).toBe(403)
  await of.as('leader')('POST', at, {})
  const again = await of.as('leader')('POST', at, {})
  expect([again.status, again.body.type]).toEqual([422, 'plan_exists'])
  expect((await plan(of)).goals).toHaveLength(1)
})

test('two who copy at once make one plan', async () => {
  const of = await planned()
  const answers = await Promise.all([1, 2, 3].map(() => of.as('leader')('POST', at, {})))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422])
  const { goals, activities, budget } = await plan(of)
  expect([goals.length, activities.length, budget.length]).toEqual([1, 1, 1])
})

test('a copy is undone while nobody has written in it; then it can be made again', async () => {
  const of = await planned()
  const { copy } = (await of.as('leader')('POST', at, {})).body
  expect((await of.as('leader')('POST', `${at}/undo`, { copy })).status).toBe(204)
  expect((await of.as('leader')('GET', '/plans/2027/fo1')).status).toBe(404)
  expect(await of.data.plans.activitiesOf(2027)).toEqual([])
  expect((await of.as('leader')('POST', at, {})).status).toBe(201)
})

test('a copy that somebody has written in stays', async () => {
  const of = await planned()
  const { copy } = (await of.as('leader')('POST', at, {})).body
  await of.as('owner')('POST', '/plans/2027/fo1/goals', { text: 'Ett nytt' })
  const undone = await of.as('leader')('POST', `${at}/undo`, { copy })
  expect([undone.status, undone.body.type]).toEqual([422, 'plan_written_in'])
  expect((await plan(of)).goals).toHaveLength(2)
})

test('the dry run says what would be copied, and afterwards that the plan is there', async () => {
  const of = await planned()
  expect(await opening(of)).toMatchObject([
    { object: 'fo1', state: 'ready', rows: { goals: 1, activities: 1, risks: 0, budget: 1 }, budget: 1200, left: 1 },
  ])
  expect(await opening(of, 'reader')).toMatchObject([{ state: 'not_yours', left: 0 }])
  await of.as('leader')('POST', at, {})
  expect(await opening(of)).toMatchObject([{ state: 'there' }])
})

test('there is nothing to copy where last year has no plan', async () => {
  const of = await town()
  expect((await of.as('leader')('GET', at)).status).toBe(404)
  expect((await of.as('leader')('POST', at, {})).status).toBe(404)
  expect(await opening(of)).toMatchObject([{ state: 'no_plan' }])
})
