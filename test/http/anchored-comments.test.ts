import { expect, test } from 'vitest'
import { Goal } from '#shared/plan-rows.ts'
import { newPlan } from '#shared/plans.ts'
import { ifMatch, town } from '../town.ts'

const at = '/comments/plan/2027.fo1'
const anchor = { part: 'goals', row: 'g1' }

async function planned() {
  const of = await town()
  await of.data.plans.create(newPlan('fo1', 2027))
  await of.data.plans.parts(2027, 'fo1').goals.create(Goal.parse({ id: 'g1', text: 'Ett mål' }))
  return of
}

test('a comment on a row says which, and is resolved by anyone who may comment', async () => {
  const of = await planned()
  const { id, revision } = (await of.as('owner')('POST', at, { text: 'Räcker det?', anchor })).body
  expect((await of.as('reader')('POST', `${at}/${id}/resolution`, undefined, ifMatch(revision))).status).toBe(403)
  const done = await of.as('leader')('POST', `${at}/${id}/resolution`, undefined, ifMatch(revision))
  expect(done.status).toBe(200)
  const { items } = (await of.as('reader')('GET', at)).body
  expect(items).toMatchObject([
    { anchor, resolvedOn: '2026-09-14', resolvedByName: 'leader 9981', mayResolve: false, edited: false },
  ])
  const open = await of.as('owner')('DELETE', `${at}/${id}/resolution`, undefined, ifMatch(done.body.revision))
  expect(open.body).toMatchObject({ anchor })
  expect(open.body).not.toHaveProperty('resolvedOn')
})

test('only a row of the plan that is commented is anchored to', async () => {
  const of = await planned()
  for (const [on, row] of [
    [at, 'nothing'],
    ['/comments/object/fo1', 'g1'],
  ] as const) {
    const answer = await of.as('owner')('POST', on, { text: 'Hej', anchor: { ...anchor, row } })
    expect(answer.status, on).toBe(404)
  }
})
