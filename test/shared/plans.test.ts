import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { missing } from '#shared/plan-missing.ts'
import { lineTotal, tertialOf, withTertial } from '#shared/plan-rows.ts'
import { assertEditable, canonical, newPlan } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import { presetModel } from '#shared/presets/model.ts'
import { wholePlan } from './register.ts'

const model = presetModel('full')

const reason = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return undefined
}

describe('missing', () => {
  test('nothing is missing in a whole plan', () => {
    expect(missing(wholePlan(), model)).toEqual([])
  })

  test('an empty plan lacks goals, activities and budget', () => {
    const empty = {
      plan: newPlan('a', 2027),
      goals: [],
      activities: [],
      risks: [],
      resources: [],
      dependencies: [],
      budget: [],
    }
    expect(missing(empty, model).map(x => x.what)).toEqual(['goals', 'activities', 'budget'])
  })

  test('an activity without someone responsible or a last day is named, with its row', () => {
    const { responsible: _r, due: _d, ...bare } = wholePlan().activities[0]!
    expect(missing({ ...wholePlan(), activities: [bare] }, model)).toEqual([
      { what: 'responsible', part: 'activities', row: 'a1', no: 1, name: 'Uppgradera' },
      { what: 'due', part: 'activities', row: 'a1', no: 1, name: 'Uppgradera' },
    ])
  })

  test('a plan may be without risks', () => {
    expect(missing({ ...wholePlan(), risks: [] }, model)).toEqual([])
  })
})

test('only a draft may be changed', () => {
  expect(() => assertEditable({ state: 'draft' })).not.toThrow()
  for (const state of ['submitted', 'approved', 'reviewed'] as const)
    expect(reason(() => assertEditable({ state }))).toBe('plan_not_editable')
})

const months = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 12, maxLength: 12 })
test.prop([months, fc.constantFrom(1, 2, 3), fc.integer({ min: -1e12, max: 1e12 })])(
  'a budget line is the sum of its tertials, and one that is changed leaves the others as they were, to the öre',
  (of, tertial, total) => {
    const after = { months: withTertial({ months: of }, tertial, total) }
    expect(after.months).toHaveLength(12)
    for (const n of [1, 2, 3]) expect(tertialOf(after, n)).toBe(n === tertial ? total : tertialOf({ months: of }, n))
    expect(lineTotal(after)).toBe(tertialOf(after, 1) + tertialOf(after, 2) + tertialOf(after, 3))
  },
)

/** The same value with its keys written in the opposite order, all the way down. */
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, of]) => [key, reversed(of)]),
        )
      : value

test.prop([fc.jsonValue()])('the canonical text is the same whatever order the fields were written in', value => {
  expect(canonical(reversed(value))).toBe(canonical(value))
  expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
})
