import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { coverageOf, noScope, outsideIt, questionsOf, ScopePart, type Scope } from '#shared/benchmark/coverage.ts'
import { coverageText } from '#shared/benchmark/figure-texts.ts'
import { sumsOf } from '#shared/costs.ts'
import { many } from '../amounts.ts'
import { object, row } from './input.ts'

const objects = [object('a', { unit: 'IT-avdelningen' }), object('b', { unit: 'Socialförvaltningen' })]
const rows = [row({ amount: 300 }), row({ id: 'b', object: 'b', costKind: 'staff', amount: 100 })]
const costs = (said: Partial<Scope> = {}, all = rows) => ({
  ...{ rows: all, objects, scope: { ...noScope(), ...said }, what: 'actual' as const },
})

test('how much lies outside the IT department is told once somebody has said which units that is', () => {
  expect(coverageOf(costs())).toEqual({ answered: 2, all: 10 })
  expect(coverageOf(costs({ itUnits: ['IT-avdelningen'] }))).toEqual({ answered: 3, all: 10, outside: 25 })
})

test('a question is answered by the costs, or by what the municipality says; nothing said is open, never no', () => {
  const answers = (of: Parameters<typeof costs>) =>
    Object.fromEntries(questionsOf(costs(...of)).map(({ part, answer }) => [part, answer]))
  expect(answers([{ none: ['companies'], left: ['pupils'] }])).toMatchObject({
    ...{ licences: 'has', staff: 'has', companies: 'none', pupils: 'left', telecom: 'open' },
  })
  expect(answers([{ none: ['licences'] }]).licences).toBe('has')
})

test('a cost kind of the municipality’s own is part of what it says', () => {
  const own = [row({ costKind: 'ours', amount: 5 })]
  const of = (said: Partial<Scope>) => questionsOf(costs(said, own)).find(({ part }) => part === 'telecom')?.answer
  expect([of({}), of({ kinds: { ours: 'telecom' } })]).toEqual(['open', 'has'])
})

test('coverage is told in words, in both languages', () => {
  expect(coverageText({ outside: 25.2, answered: 3, all: 10 }, 'sv')).toBe(
    '25\u00a0% av IT-kostnaden ligger utanför IT-avdelningen. 3 av 10 frågor om omfattning är besvarade.',
  )
  expect(coverageText({ answered: 3, all: 10 }, 'en')).toContain('not known')
})

test.prop(
  [fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 1_000_000 })), { maxLength: 9 })],
  many,
)('inside and outside are the whole cost, and the share lies within 0–100 %', all => {
  const its = all.map(([of, amount], i) => row({ id: String(i), object: of, amount }))
  const found = outsideIt(costs({ itUnits: ['IT-avdelningen'] }, its))!
  const inside = sumsOf(its.filter(of => of.object === 'a')).actual
  expect(found.outside + inside).toBe(found.all)
  const { outside, answered, all: questions } = coverageOf(costs({ itUnits: ['IT-avdelningen'] }, its))
  if (outside !== undefined) expect(outside >= 0 && outside <= 100).toBe(true)
  expect(answered).toBeLessThanOrEqual(questions)
  expect(questions).toBe(ScopePart.options.length)
})
