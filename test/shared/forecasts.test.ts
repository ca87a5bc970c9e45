import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  assertConfirmable,
  forecastMonths,
  groupForecast,
  needsComment,
  suggestedForecast,
  type Group,
} from '#shared/forecasts.ts'
import { sum } from '#shared/money.ts'
import { evenly, many, months, ore } from './amounts.ts'

const group = (of: Partial<Group> = {}): Group => ({
  ...{ budget: evenly(100), actual: [...evenly(120).slice(0, 4), ...evenly(0).slice(0, 8)], actualTo: 4 },
  ...of,
})

test('what contracts cost takes the place of the pace for their part', () => {
  expect(groupForecast(group())).toEqual({ spent: 480, contracts: 0, paced: 960, amount: 1440 })
  expect(groupForecast(group(), evenly(60))).toEqual({ spent: 480, contracts: 480, paced: 480, amount: 1440 })
  // A contract that is dearer from September on: its months are known, and the 260 of the budget besides them go at their pace.
  const dearer = [...evenly(60).slice(0, 8), ...evenly(75).slice(0, 4)]
  expect(groupForecast(group(), dearer)).toEqual({ spent: 480, contracts: 540, paced: 390, amount: 1410 })
})

test('contracts above the budget are forecast as they cost', () => {
  expect(groupForecast(group(), evenly(130))).toEqual({ spent: 480, contracts: 1040, paced: 0, amount: 1520 })
})

test('a comment is demanded beyond the limit, over as under, and for all that has no budget', () => {
  expect([105, 106, 95, 94].map(amount => needsComment(100, amount, 5))).toEqual([false, true, false, true])
  expect([needsComment(-100, -106, 5), needsComment(0, 1, 50), needsComment(0, 0, 0)]).toEqual([true, true, false])
  const confirmed = { amount: 1300, comment: '', year: 2026 }
  expect(() => assertConfirmable(confirmed, group(), 5)).toThrow('forecast_comment_missing')
  expect(() => assertConfirmable({ ...confirmed, comment: 'Fler användare' }, group(), 5)).not.toThrow()
})

test('a year of twelve actuals is told: no forecast says otherwise', () => {
  const whole = group({ actual: evenly(100), actualTo: 12 })
  expect(() => assertConfirmable({ amount: 1201, comment: 'Mer', year: 2026 }, whole, 5)).toThrow('forecast_year_told')
  expect(() => assertConfirmable({ amount: 1200, comment: '', year: 2026 }, whole, 5)).not.toThrow()
  expect(forecastMonths(1200, whole)).toEqual(evenly(100))
})

test('the rest lies in the months that are left as the budget does, evenly where there is none', () => {
  const uneven = group({ budget: [...evenly(0).slice(0, 10), 300, 100] })
  expect(forecastMonths(880, uneven)).toEqual([120, 120, 120, 120, 0, 0, 0, 0, 0, 0, 300, 100])
  expect(forecastMonths(400, group({ budget: evenly(0), actual: evenly(0), actualTo: 8 })).slice(7)).toEqual([
    0, 100, 100, 100, 100,
  ])
})

const groups = fc.record({ budget: months, actual: months, actualTo: fc.integer({ min: 0, max: 12 }) })
const costs = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 12, maxLength: 12 })

test.prop([groups], many)('without contracts it is the suggested forecast of follow-ups', of => {
  expect(groupForecast(of).amount).toBe(suggestedForecast(of.budget, of.actual, of.actualTo))
})

test.prop([costs, costs, costs, fc.integer({ min: 0, max: 12 })], many)(
  'a forecast is never lower than what it has cost and what contracts will, and never counts a month twice',
  (budget, actual, known, actualTo) => {
    const found = groupForecast({ budget, actual, actualTo }, known)
    expect(found.paced).toBeGreaterThanOrEqual(0)
    expect(found.spent).toBe(sum(actual.slice(0, actualTo)))
    expect(found.contracts).toBe(sum(known.slice(actualTo)))
    expect(found.amount).toBe(found.spent + found.contracts + found.paced)
  },
)

test.prop([groups.filter(of => of.actualTo < 12), ore], many)(
  'the months sum to the confirmed amount, and actuals are as they are',
  (of, amount) => {
    const found = forecastMonths(amount, of)
    expect(found).toHaveLength(12)
    expect(sum(found)).toBe(amount)
    expect(found.slice(0, of.actualTo)).toEqual(of.actual.slice(0, of.actualTo))
    expect(found.every(Number.isSafeInteger)).toBe(true)
  },
)
