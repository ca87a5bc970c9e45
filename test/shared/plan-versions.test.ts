import { Goal } from '#shared/plan-rows.ts'
import { expect, test } from 'vitest'
import { differences } from '#shared/plan-versions.ts'
import { wholePlan } from './register.ts'

const before = wholePlan()

test('a plan does not differ from itself, whatever state it is in', () => {
  expect(differences(before, wholePlan())).toEqual([])
  expect(
    differences(before, { ...before, plan: { ...before.plan, state: 'approved', version: 2, content: 9 } }),
  ).toEqual([])
})

test('a row that came, a row that went and a field that changed are told with their names', () => {
  const after = {
    ...before,
    plan: { ...before.plan, summary: 'Kort' },
    goals: [Goal.parse({ id: 'g2', text: 'Ett nytt mål' })],
    activities: [{ ...before.activities[0]!, cost: 999 }],
  }
  expect(differences(before, after)).toEqual([
    { part: 'plan', row: '', name: '', kind: 'changed', field: 'summary', from: '', to: 'Kort' },
    { part: 'goals', row: 'g2', name: 'Ett nytt mål', kind: 'added' },
    { part: 'goals', row: 'g1', name: 'Ett mål', kind: 'removed' },
    { part: 'activities', row: 'a1', name: 'Uppgradera', kind: 'changed', field: 'cost', from: 100, to: 999 },
  ])
})

test('a field that was emptied is a change to nothing', () => {
  const { responsible: _, ...bare } = before.activities[0]!
  expect(differences(before, { ...before, activities: [bare] })).toMatchObject([
    { field: 'responsible', from: 'p', to: undefined },
  ])
})

test('what came when read forwards went when read backwards', () => {
  const after = { ...before, risks: [] }
  expect(differences(before, after).map(d => d.kind)).toEqual(['removed'])
  expect(differences(after, before).map(d => d.kind)).toEqual(['added'])
})
