import { test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { copied } from '#shared/new-year.ts'
import { planChanges } from '#shared/plan-changes.ts'
import { planParts } from '#shared/plan-rows.ts'
import { anyPlan } from './plans.ts'
import { evenly, runs, wholePlan } from './register.ts'

const ids = () => {
  let n = 0
  return () => `new${n++}`
}
const last = () => ({ ...wholePlan(), plan: { ...wholePlan().plan, year: 2026 } })
const next = () => copied(last(), { newId: ids() })

test.prop([anyPlan], runs)('a plan copied untouched has no changed and no new rows', before => {
  const { left, ...now } = copied(before, { newId: ids() })
  const { counts, dropped } = planChanges(now, before)
  expect(counts).toMatchObject({ new: 0, changed: 0 })
  expect(dropped.map(({ part, id }) => `${part} ${id}`)).toEqual(left.map(({ part, id }) => `${part} ${id}`))
})

test.prop([anyPlan], runs)(
  'every row of this year is told of, and every row of last year goes on or is dropped',
  before => {
    const now = copied(before, { newId: ids() })
    const { rows, counts } = planChanges(now, before)
    const told = planParts.flatMap(part => Object.keys(rows[part]))
    expect(told).toEqual(planParts.flatMap(part => now[part].map(({ id }) => id)))
    expect(counts.changed + counts.same + counts.dropped).toBe(
      planParts.flatMap(part => before[part].length).reduce((a, b) => a + b),
    )
  },
)

test('a field that changed is told with what it said last year', () => {
  const now = next()
  const [activity] = now.activities
  const changes = planChanges({ ...now, activities: [{ ...activity!, cost: 900, name: 'Byt' }] }, last())
  expect(changes.rows.activities[activity!.id]).toEqual({
    kind: 'changed',
    was: { cost: 100, name: 'Uppgradera' },
  })
})

test('how the year went is no change of what is planned', () => {
  const now = next()
  const changes = planChanges({ ...now, activities: [{ ...now.activities[0]!, status: 'ongoing' }] }, last())
  expect(changes.counts.changed).toBe(0)
})

test('a reference is told by what the row was called', () => {
  const before = last()
  before.activities[0]!.goal = 'g1'
  const now = copied(before, { newId: ids() })
  const { goal: _, ...without } = now.activities[0]!
  expect(planChanges({ ...now, activities: [without] }, before).rows.activities[without.id]).toEqual({
    kind: 'changed',
    was: { goal: 'Ett mål' },
  })
})

test('a budget line that was written anew goes on from last year’s of the same cost kind', () => {
  const line = { id: 'own', costKind: 'licences', months: evenly(7), comment: '' }
  const { rows, dropped, budget } = planChanges({ ...next(), budget: [line] }, last())
  expect(rows.budget).toEqual({ own: { kind: 'changed', was: { months: evenly(6) } } })
  expect(dropped).toEqual([])
  expect(budget).toEqual({ before: 72, now: 84 })
})

test('a row of its own is new, and one that is gone is named', () => {
  const now = next()
  const changes = planChanges({ ...now, goals: [{ ...now.goals[0]!, id: 'g9', from: undefined }] }, last())
  expect(changes.rows.goals).toEqual({ g9: { kind: 'new' } })
  expect(changes.dropped).toEqual([{ part: 'goals', id: 'g1', name: 'Ett mål' }])
})
