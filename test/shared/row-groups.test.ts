import { expect, test } from 'vitest'
import { dimensionsIn, rowGroups, ruleOfRows } from '#shared/ledgers/row-groups.ts'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import { meets, PlacingRule } from '#shared/placing.ts'

const row = (
  line: number,
  account: string,
  parts: [string, string][],
  amount: number,
  date = '2026-02-01',
): LedgerRow => ({
  ...{ key: String(line), ledger: 'l', line, entity: '9901', date, series: 'A', number: String(line), account },
  ...{ parts, amount, text: 'Faktura', state: 'unallocated', nature: 'upkeep', by: [] },
})
const rows = [
  row(1, '6420', [['1', '4711']], 100),
  row(
    2,
    '6420',
    [
      ['1', '4711'],
      ['6', '20'],
    ],
    300,
    '2026-01-31',
  ),
  row(3, '6420', [], 50),
  row(4, '6550', [['1', '4711']], -900),
]

test('rows are grouped by account and code part value, the largest amounts first, whichever way they go', () => {
  const groups = rowGroups(rows, '1').map(({ account, value, amount, months }) => [account, value, amount, months])
  expect(groups).toEqual([
    ['6550', '4711', -900, [2, 2]],
    ['6420', '4711', 400, [1, 2]],
    ['6420', '', 50, [2, 2]],
  ])
  expect(rowGroups(rows).map(({ account, rows: of }) => [account, of.map(({ line }) => line)])).toEqual([
    ['6550', [4]],
    ['6420', [2, 1, 3]],
  ])
})

test('every row is in one group, and the groups come to what the rows come to', () => {
  const groups = rowGroups(rows, '6')
  expect(groups.flatMap(group => group.rows).length).toBe(rows.length)
  expect(groups.reduce((all, { amount }) => all + amount, 0)).toBe(-450)
})

test('the code part that most rules go by comes first, else the one that most rows have', () => {
  expect(dimensionsIn(rows)).toEqual(['1', '6'])
  expect(dimensionsIn(rows, [{ parts: [{ dimension: '6', from: '1', to: '1' }] }])).toEqual(['6', '1'])
})

test('a rule made of rows takes them all: by their accounts, and by the code part in which they are alike', () => {
  const of = [rows[0]!, rows[1]!]
  const rule = ruleOfRows(of, '1', { object: 'fo1' })
  expect(rule).toEqual({
    accounts: [{ from: '6420', to: '6420' }],
    parts: [{ dimension: '1', from: '4711', to: '4711' }],
    to: { object: 'fo1' },
  })
  for (const chosen of [of, rows, rows.slice(2)])
    for (const one of chosen)
      expect(meets(one, PlacingRule.parse({ id: 'r', ...ruleOfRows(chosen, '1', { object: 'fo1' }) }))).toBe(true)
  expect(ruleOfRows(rows, '1', { object: 'fo1' }).parts).toEqual([])
})
