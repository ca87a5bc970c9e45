import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { Choice, choicesOf, copied, decided, isCopied, suggested, type Choices } from '#shared/new-year.ts'
import { Activity, Goal, planParts, rowSchemas } from '#shared/plan-rows.ts'
import { PlanWithParts } from '#shared/plans.ts'
import { anyPlan } from './plans.ts'
import { runs, wholePlan } from './register.ts'

const ids = () => {
  let n = 0
  return () => `new${n++}`
}
const anyChoices: fc.Arbitrary<Choices> = fc.record(
  Object.fromEntries(
    planParts.map(part => [
      part,
      fc.dictionary(fc.stringMatching(/^[gardsb][0-5]$/), fc.constantFrom(...Choice.options)),
    ]),
  ),
  { requiredKeys: [] },
)
const rows = (of: PlanWithParts) => planParts.flatMap(part => of[part].map(row => ({ part, ...row })))

describe('copying', () => {
  test.prop([anyPlan, anyChoices], runs)(
    'every row of last year is copied once, or left with the choice that left it',
    (last, choices) => {
      const { left, ...next } = copied(last, { choices, newId: ids() })
      const from = [...rows(next).map(({ part, from }) => `${part} ${from}`), ...left.map(r => `${r.part} ${r.id}`)]
      expect(from.toSorted()).toEqual(rows(last).map(({ part, id }) => `${part} ${id}`).toSorted()) // prettier-ignore
      expect(left.every(row => !isCopied(row))).toBe(true)
    },
  )

  test.prop([anyPlan, anyChoices], runs)('ids are new, and every row that is named is there', (last, choices) => {
    const next = copied(last, { choices, newId: ids() })
    const named = (part: 'goals' | 'risks' | 'activities') => next[part].map(({ id }) => id)
    const all = rows(next).map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
    expect(rows(last).filter(({ id }) => all.includes(id))).toEqual([])
    for (const { goal, risk, after } of next.activities) {
      expect(named('goals')).toEqual(expect.arrayContaining([goal ?? []].flat()))
      expect(named('risks')).toEqual(expect.arrayContaining([risk ?? []].flat()))
      expect(named('activities')).toEqual(expect.arrayContaining(after))
    }
  })

  test.prop([anyPlan, anyChoices], runs)(
    'nothing of last year is changed, and twice gives the same',
    (last, choices) => {
      const was = structuredClone(last)
      const once = copied(last, { choices, newId: ids() })
      expect(copied(last, { choices, newId: ids() })).toEqual(once)
      expect(last).toEqual(was)
      expect(PlanWithParts.parse(once)).toEqual({ ...once, left: undefined })
    },
  )

  test.prop([anyPlan], runs)('nothing that goes into the new year is due before it', last => {
    const next = copied(last, { newId: ids() })
    const due = [...next.activities, ...next.risks, ...next.dependencies].flatMap(row => row.due ?? [])
    expect(due.filter(day => day < '2027-01-01')).toEqual([])
    expect(next.activities.filter(({ doneOn }) => doneOn)).toEqual([])
  })

  test('what begins anew is planned a year later; what goes on began when it did', () => {
    const activity = { name: 'x', start: '2026-02-01', due: '2026-11-30' }
    const last = {
      ...wholePlan(),
      plan: { ...wholePlan().plan, year: 2026 },
      activities: [
        Activity.parse({ ...activity, id: 'a1', status: 'planned' }),
        Activity.parse({ ...activity, id: 'a2', status: 'ongoing' }),
        Activity.parse({ ...activity, id: 'a3', status: 'ongoing', due: '2027-03-31' }),
      ],
    }
    expect(copied(last, { newId: ids() }).activities).toMatchObject([
      { from: 'a1', status: 'planned', start: '2027-02-01', due: '2027-11-30' },
      { from: 'a2', status: 'ongoing', start: '2026-02-01', due: '2027-11-30' },
      { from: 'a3', status: 'ongoing', start: '2026-02-01', due: '2027-03-31' },
    ])
  })

  test('whoever has left is responsible for nothing in the new plan', () => {
    const next = copied(wholePlan(), { newId: ids(), isHere: person => person !== 'p' })
    expect(next.activities[0]).not.toHaveProperty('responsible')
  })
})

describe('what is suggested', () => {
  test.each([
    ['done', 'done', 'done'],
    ['dropped', 'drop', 'dropped'],
    ['ongoing', 'continue', 'ongoing'],
    ['planned', 'reset', 'not_begun'],
  ] as const)('an activity that is %s: %s', (status, choice, why) => {
    expect(suggested('activities', Activity.parse({ id: 'a', name: 'x', status }), 2027)).toEqual({ choice, why })
  })

  test.each([
    [2027, undefined, 'continue', 'runs_on'],
    [2028, 'ok', 'continue', 'runs_on'],
    [2026, undefined, 'done', 'ran_out'],
    [2026, 'warn', 'continue', 'not_reached'],
    [undefined, 'ok', 'done', 'reached'],
    [undefined, 'bad', 'continue', 'not_reached'],
    [undefined, undefined, 'continue', 'as_before'],
  ] as const)('a goal until %s that is judged %s: %s', (until, status, choice, why) => {
    const goal = Goal.parse({ id: 'g', text: 'x', ...(until && { until }) })
    expect(suggested('goals', goal, 2027, status && { status })).toEqual({ choice, why })
  })

  test('what cannot become of a row is not done to it: the suggestion stands', () => {
    const [line] = decided(wholePlan(), { budget: { b1: 'reset' } }).filter(({ part }) => part === 'budget')
    expect(line).toMatchObject({ choice: 'continue', suggested: 'continue' })
  })

  test('every part says what may become of its rows, and what is suggested is among it', () => {
    for (const part of Object.keys(rowSchemas) as (typeof planParts)[number][])
      expect(choicesOf[part]).toContain('continue')
  })
})
