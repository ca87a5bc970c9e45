import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { contractRegister } from '#shared/contract-register.ts'
import { coversOf, lastNotice, termFault, termOn, urgencyOf } from '#shared/contracts.ts'
import { addDays, addMonths } from '#shared/day.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, contract, runs, system, TODAY } from './register.ts'

const term = (end: string, noticeMonths: number, today: string, times = 0, months = 12, noticeGiven?: string) =>
  termOn(
    contract('c', {
      end,
      noticeMonths,
      ...(times && { extension: { times, months } }),
      ...(noticeGiven && { noticeGiven }),
    }),
    today,
  )

describe('a term', () => {
  test('runs as agreed until its last notice day has passed, then to the end of the next', () => {
    expect(term('2026-12-31', 6, '2026-06-30', 1)).toMatchObject({ end: '2026-12-31', next: '2027-12-31' })
    expect(term('2026-12-31', 6, '2026-07-01', 1)).toMatchObject({ end: '2027-12-31', extensionsLeft: 0 })
  })
  test('is prolonged as many times as was agreed, and ends then', () => {
    expect(term('2020-12-31', 3, '2022-06-01', 2)).toEqual({
      ...{ end: '2022-12-31', lastNotice: '2022-09-30', extensionsLeft: 0, ended: false },
    })
    expect(term('2020-12-31', 3, '2023-01-01', 2)).toMatchObject({ end: '2022-12-31', ended: true })
  })
  test('is not prolonged after notice in time, and is after notice too late', () => {
    expect(term('2026-12-31', 6, '2027-02-01', 3, 12, '2026-06-30')).toMatchObject({ end: '2026-12-31', ended: true })
    expect(term('2026-12-31', 6, '2027-02-01', 3, 12, '2026-07-01')).toMatchObject({ end: '2027-12-31', ended: false })
  })
  test('that ends with a month goes on ending with a month, leap day or not', () => {
    expect(term('2027-02-28', 0, '2027-03-01', 1, 12)?.end).toBe('2028-02-29')
    expect(term('2028-02-29', 0, '2028-03-01', 1, 12)?.end).toBe('2029-02-28')
    expect(term('2026-06-30', 0, '2026-07-01', 1, 1)?.end).toBe('2026-07-31')
  })
  test('is none for a contract until further notice', () => {
    expect(termOn(contract('c'), TODAY)).toBeUndefined()
  })
})

describe('the days of a contract', () => {
  const fault = (days: object, before?: object) =>
    termFault(contract('c', days), before && contract('c', before))?.reason
  test('never end it before it starts, nor on a day when notice could not be given', () => {
    expect(fault({ start: '2027-01-01', end: '2026-12-31' })).toBe('contract_ends_before_start')
    expect(fault({ start: '2027-01-01', end: '2027-01-01' })).toBeUndefined()
    expect(fault({ start: '2027-01-01', noticeGiven: '2026-12-31' })).toBe('contract_notice_before_start')
    expect(fault({ end: '2027-12-31', noticeGiven: '2028-01-01' })).toBe('contract_notice_after_end')
    const extension = { times: 2, months: 12 }
    expect(fault({ end: '2027-12-31', noticeGiven: '2029-12-31', extension })).toBeUndefined()
    expect(fault({ end: '2027-12-31', noticeGiven: '2030-01-01', extension })).toBe('contract_notice_after_end')
  })
  test('that are wrong already do not stop another fact from being changed', () => {
    const wrong = { start: '2027-01-01', end: '2026-01-01' }
    expect(fault({ ...wrong, name: 'Annat' }, wrong)).toBeUndefined()
    expect(fault({ ...wrong, end: '2026-02-01' }, wrong)).toBe('contract_ends_before_start')
  })
})

const day = fc.integer({ min: 0, max: 8000 }).map(n => addDays('2018-01-01', n))
const notice = fc.integer({ min: 0, max: 36 })
const anyContract = fc.record({
  end: day,
  noticeMonths: notice,
  times: fc.integer({ min: 0, max: 20 }),
  months: fc.integer({ min: 1, max: 120 }),
})

test.prop([anyContract, day], runs)(
  'the term of a day: never ended while an extension is left, never a notice day after its end',
  (of, today) => {
    const on = term(of.end, of.noticeMonths, today, of.times, of.months)!
    expect(on.lastNotice <= on.end).toBe(true)
    expect(on.ended && on.extensionsLeft > 0).toBe(false)
    if (on.extensionsLeft > 0) expect(on.lastNotice >= today).toBe(true)
    expect(on.ended).toBe(on.end < today)
    if (on.next) expect(on.next > on.end).toBe(true)
  },
)
test.prop([anyContract, day, day], runs)('time goes forward: a later day never has an earlier term', (of, a, b) => {
  const [first, second] = [a, b].toSorted().map(d => term(of.end, of.noticeMonths, d, of.times, of.months)!)
  expect(first!.end <= second!.end).toBe(true)
})
test.prop([day, notice], runs)(
  'a last notice day leaves at least the agreed months, and is itself a day of the right month',
  (end, months) => {
    const last = lastNotice(end, months)
    expect(addMonths(last, months) <= end).toBe(true)
    expect(last.slice(0, 7)).toBe(addMonths(`${end.slice(0, 7)}-01`, -months).slice(0, 7))
  },
)

describe('a system rests on', () => {
  const covers = (...of: Parameters<typeof contract>[1][]) =>
    coversOf(
      of.map((c, i) => contract(`c${i}`, { ...c, systems: ['s'] })),
      TODAY,
    ).get('s')?.contract
  test('the running contract that must be decided on first', () => {
    expect(covers({ end: '2028-01-31' }, { end: '2027-01-31' })).toBe('c1')
    expect(covers({ end: '2027-01-31' }, { end: '2028-01-31', noticeMonths: 14 })).toBe('c1')
  })
  test('one until further notice before one that has ended, and otherwise the one that ended last', () => {
    expect(covers({ end: '2020-01-31' }, {})).toBe('c1')
    expect(covers({ end: '2020-01-31' }, { end: '2021-01-31' }, { end: '2019-01-31' })).toBe('c1')
  })
})

test('a last notice day is critical within thirty days, worth watching within ninety, and stays critical when it has passed', () => {
  expect([0, 30, 31, 90, 91, -5].map(n => urgencyOf(addDays(TODAY, n), TODAY))).toEqual([
    'bad',
    'bad',
    'warn',
    'warn',
    'none',
    'bad',
  ])
})

test('the register lists first what must be decided on first, and says why a contract is not as it should be', () => {
  const contracts = [
    contract('ended', { end: '2020-01-01', owner: 'p', systems: ['s'] }),
    contract('open', { systems: ['s'] }),
    contract('late', { end: '2029-01-01', owner: 'p', systems: ['s'] }),
    contract('soon', { end: '2027-01-01', owner: 'p' }),
  ].map(c => ({ ...c, revision: 1 }))
  const { rows } = contractRegister(
    { model: presetModel('full'), contracts, systems: [system('s')], people: [] },
    actor('p', 'leading'),
    TODAY,
  )
  expect(rows.map(r => [r.id, r.reasons, r.mayEdit])).toEqual([
    ['soon', ['no_systems'], false],
    ['late', [], true],
    ['open', ['no_end', 'no_owner'], true],
    ['ended', ['ended'], true],
  ])
})
