import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { suggestedForecast } from '#shared/forecasts.ts'
import { outcomeOf } from '#shared/followup-outcome.ts'
import { suggest } from '#shared/followup-suggestion.ts'
import { Asked, FollowUp, newFollowUp, Status } from '#shared/followups.ts'
import { sum } from '#shared/money.ts'
import { Activity, Goal, Risk } from '#shared/plan-rows.ts'

const amount = fc.integer({ min: 0, max: 10_000_000 })
const months = fc.array(amount, { minLength: 12, maxLength: 12 })
const degree = fc.integer({ min: 1, max: 5 })
const grave = (status: Status) => Status.options.indexOf(status)

const situation = fc.record({
  budget: fc.integer({ min: 1, max: 10_000_000 }),
  forecast: amount,
  likelihood: degree,
  now: degree,
  done: fc.boolean(),
  vacancies: fc.integer({ min: 0, max: 3 }),
  missed: fc.boolean(),
})
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never
function suggestion({ budget, forecast, likelihood, now, done, vacancies, missed }: Situation) {
  const asked = Asked.parse({
    goals: [{ id: 'g', text: 'Mål', measure: '', target: '' }],
    activities: [{ id: 'a', name: 'Byt larm', cost: 0, due: '2026-06-30', status: 'planned' }],
    risks: [{ id: 'r', text: 'Risk', likelihood, consequence: 3 }],
    costs: [{ kind: 'k', name: 'K', budget, actual: 0, suggested: budget }],
    ...{ actualTo: 8, places: 6, overBudgetPercent: 5, per: '2026-08-31' },
    vacancies: Array.from({ length: vacancies }, (_, i) => ({ role: `Roll ${i}` })),
  })
  return suggest(asked, {
    goals: { g: { now: '', comment: '', assessment: missed ? 'missed' : 'onTrack' } },
    activities: { a: { comment: '', status: done ? 'done' : 'ongoing' } },
    risks: { r: { comment: '', likelihood: now } },
    forecast: { k: { comment: '', amount: forecast } },
  })
}

test.prop([situation, amount, degree, fc.nat(3)])(
  'what is worse never gives a better status',
  (of, more, worse, vacant) => {
    const before = grave(suggestion(of).status)
    const worsened: Situation[] = [
      { ...of, forecast: of.forecast + more },
      { ...of, now: Math.max(of.now, worse) },
      { ...of, done: false },
      { ...of, vacancies: of.vacancies + vacant },
      { ...of, missed: true },
    ]
    for (const worseOff of worsened) expect(grave(suggestion(worseOff).status)).toBeGreaterThanOrEqual(before)
  },
)

test('each reason is said, the gravest decides, and nothing to say is as planned', () => {
  const fine = { budget: 100, forecast: 100, likelihood: 3, now: 3, done: true, vacancies: 0, missed: false }
  expect(suggestion(fine)).toEqual({ status: 'ok', reasons: [] })
  expect(suggestion({ ...fine, forecast: 105 }).status).toBe('ok')
  expect(suggestion({ ...fine, forecast: 106 })).toMatchObject({ status: 'bad', reasons: [{ what: 'forecast' }] })
  expect(suggestion({ ...fine, now: 4, likelihood: 3 })).toMatchObject({
    status: 'bad',
    reasons: [{ from: 9, to: 12 }],
  })
  expect(suggestion({ ...fine, now: 3, likelihood: 2 })).toMatchObject({
    status: 'warn',
    reasons: [{ from: 6, to: 9 }],
  })
  expect(suggestion({ ...fine, done: false })).toMatchObject({ status: 'warn', reasons: [{ names: ['Byt larm'] }] })
  expect(suggestion({ ...fine, vacancies: 1 })).toMatchObject({ status: 'warn', reasons: [{ role: 'Roll 0' }] })
  expect(suggestion({ ...fine, missed: true })).toMatchObject({ status: 'warn', reasons: [{ what: 'goal', n: 1 }] })
})

test.prop([months, months, fc.integer({ min: 0, max: 12 })])(
  'the suggested forecast is the actuals and the rest of the budget at the same pace, to the öre',
  (budget, actual, to) => {
    const [spent, soFar, rest] = [sum(actual.slice(0, to)), sum(budget.slice(0, to)), sum(budget.slice(to))]
    const suggested = suggestedForecast(budget, actual, to)
    if (spent === 0 || soFar === 0) {
      expect(suggested).toBe(spent + rest)
      return
    }
    // Twice the distance to the exact share is at most its divisor: no other öre is nearer.
    const off = 2n * (BigInt(suggested - spent) * BigInt(soFar) - BigInt(rest) * BigInt(spent))
    expect((off < 0n ? -off : off) <= BigInt(soFar)).toBe(true)
  },
)

test('a budget that is used as planned is forecast to be what it is', () => {
  expect(suggestedForecast(Array<number>(12).fill(100), Array<number>(12).fill(100), 8)).toBe(1200)
  expect(suggestedForecast([900, ...Array<number>(11).fill(0)], [950, ...Array<number>(11).fill(0)], 4)).toBe(950)
  expect(suggestedForecast(Array<number>(12).fill(-100), Array<number>(12).fill(-50), 6)).toBe(-600)
})

test('how it went is what the latest submitted follow-up that says something has it; the plan’s own words otherwise', () => {
  const parts = {
    goals: [Goal.parse({ id: 'g', text: 'Mål' })],
    activities: [
      Activity.parse({ id: 'a', name: 'A', due: '2026-06-30' }),
      Activity.parse({ id: 'b', name: 'B', due: '2026-11-30' }),
    ],
    risks: [Risk.parse({ id: 'r', text: 'R', likelihood: 2, consequence: 2 })],
  }
  const said = (period: FollowUp['period'], of: Partial<FollowUp>): FollowUp =>
    FollowUp.parse({ ...newFollowUp(2026, 'fo1', period), ...of })
  const followUps = [
    said('T2', {
      submittedOn: '2026-09-10',
      status: 'warn',
      activities: { a: { comment: 'Klar nu', status: 'done' } },
    }),
    said('T1', {
      submittedOn: '2026-05-20',
      goals: { g: { now: '5', comment: '', assessment: 'uncertain' } },
      activities: { a: { comment: '', movedTo: '2026-08-31' } },
      risks: { r: { comment: '', likelihood: 4 } },
    }),
    said('year', { goals: { g: { now: '9', comment: '', assessment: 'met' } } }),
  ]
  expect(outcomeOf(parts, followUps, '2026-08-31')).toMatchObject({
    goals: { g: { now: '5', assessment: 'uncertain', period: 'T1' } },
    activities: {
      a: { status: 'done', late: false, period: 'T2' },
      b: { status: 'planned', due: '2026-11-30', late: false },
    },
    risks: { r: { likelihood: 4, consequence: 2, period: 'T1' } },
    ...{ status: 'warn', period: 'T2' },
  })
})
