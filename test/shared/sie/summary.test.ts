import { expect, test } from 'vitest'
import { files } from './fixtures.ts'
import { summaryOf } from './reading.ts'

const years = '#RAR 0 20260101 20261231\n#RAR -1 20250101 20251231\n'
const voucher = (day: string, ...rows: string[]) =>
  `#VER A 1 ${day}\n{\n${rows.map(row => `#TRANS ${row}\n`).join('')}}\n`
const of = (text: string) =>
  summaryOf(text).sums.map(({ account, yearNumber, changes, months, budgets }) => ({
    account,
    yearNumber,
    ...(changes.size > 0 && { changes: Object.fromEntries(changes) }),
    ...(months.size > 0 && { months: Object.fromEntries(months) }),
    ...(budgets.size > 0 && { budgets: Object.fromEntries(budgets) }),
  }))

test('a whole file comes to balances, changes of its rows, months and budgets, each apart', () => {
  expect(
    summaryOf(files.type4).sums.map(sum =>
      JSON.parse(JSON.stringify(sum, (_, of) => (of instanceof Map ? Object.fromEntries(of) : of))),
    ),
  ).toEqual([
    {
      ...{ account: '1930', yearNumber: 0, opening: 100_050, closing: 75_025, budgets: {} },
      changes: { '2026-01': -10_025, '2026-02': -15_000 },
      months: { '2026-01': -10_025, '2026-02': -15_000 },
    },
    { account: '1930', yearNumber: -1, opening: 1_000, closing: 100_050, changes: {}, months: {}, budgets: {} },
    {
      ...{ account: '5420', yearNumber: 0, result: 25_025 },
      changes: { '2026-01': 10_025, '2026-02': 15_000 },
      months: { '2026-01': 10_025, '2026-02': 15_000 },
      budgets: { '2026-01': 9_000, '2026-02': 16_000 },
    },
    { account: '5420', yearNumber: -1, result: 0, changes: {}, months: {}, budgets: {} },
  ])
})

test('a row belongs to the year its own day lies in', () => {
  expect(of(years + voucher('20260115', '1930 {} 5', '1930 {} -5 20251231'))).toEqual([
    { account: '1930', yearNumber: 0, changes: { '2026-01': 500 } },
    { account: '1930', yearNumber: -1, changes: { '2025-12': -500 } },
  ])
})

test('a broken year begins where it says', () => {
  const broken = '#RAR 0 20250701 20260630\n#RAR -1 20240915 20250630\n'
  expect(of(broken + voucher('20260115', '1930 {} 5', '1930 {} 7 20240915', '1930 {} 1 20240914'))).toEqual([
    { account: '1930', yearNumber: 0, changes: { '2026-01': 500 } },
    { account: '1930', yearNumber: -1, changes: { '2024-09': 700 } },
    { account: '1930', yearNumber: undefined, changes: { '2024-09': 100 } },
  ])
})

test('a row outside of every year is a fault, and counted in its month', () => {
  const { faults, faultCount, sums } = summaryOf(years + voucher('20270115', '1930 {} 5', '1510 {} -5'))
  expect(faults).toEqual([
    { line: 5, record: 'TRANS', reason: 'outside_years' },
    { line: 6, record: 'TRANS', reason: 'outside_years' },
  ])
  expect(faultCount).toBe(2)
  expect(sums.map(({ account, yearNumber, changes }) => [account, yearNumber, changes.get('2027-01')])).toEqual([
    ['1510', undefined, -500],
    ['1930', undefined, 500],
  ])
})

test('a file that names no years has nothing outside of them', () => {
  expect(summaryOf(files.type4I)).toMatchObject({ faultCount: 0, faults: [] })
})

test('years that stand after the vouchers hold them all the same', () => {
  const { faults, sums } = summaryOf(voucher('20260115', '1930 {} 5', '1930 {} -5') + years)
  expect(faults).toEqual([])
  expect(sums).toMatchObject([{ account: '1930', yearNumber: 0 }])
})

test('a voucher that does not balance is told with what is missing', () => {
  const { unbalanced, unbalancedCount } = summaryOf(
    `#VER B "7" 20260115 "x"\n{\n#TRANS 1930 {} 5\n#TRANS 1510 {} -4.99\n}\n${voucher('20260116', '1 {} 0')}`,
  )
  expect(unbalanced).toEqual([{ series: 'B', number: '7', date: '2026-01-15', line: 1, difference: 1 }])
  expect(unbalancedCount).toBe(1)
})

const month = (list: string, kronor: number, of = '202601') => `#PSALDO 0 ${of} 5420 ${list} ${kronor}\n`
test('months with objects are parts of the account’s, as the standard says', () => {
  const text = month('{}', 100) + month('{1 "a"}', 60) + month('{6 "p"}', 100)
  expect(of(text)).toEqual([{ account: '5420', yearNumber: 0, months: { '2026-01': 10_000 } }])
  expect(of(`#RES 0 5420 100\n${text}`)[0]!.months).toEqual({ '2026-01': 10_000 })
})

test('an account that has only months with objects has their sum', () => {
  expect(of(month('{1 "a"}', 60) + month('{1 "b"}', 40))[0]!.months).toEqual({ '2026-01': 10_000 })
})

test('a program that keeps months with objects beside the others is known by what its accounts come to', () => {
  const text = month('{}', 100) + month('{1 "a"}', 60) + month('{1 "a"}', 5, '202602')
  expect(summaryOf(`#RES 0 5420 165\n${text}`)).toMatchObject({ partsApart: true })
  expect(of(`#RES 0 5420 165\n${text}`)[0]!.months).toEqual({ '2026-01': 16_000, '2026-02': 500 })
  expect(summaryOf(`#RES 0 5420 170\n${text}`)).toMatchObject({ partsApart: false })
})
