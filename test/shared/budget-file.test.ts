import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { budgetFiles, budgetSie, leftOutOf } from '#shared/budget-file.ts'
import { suggestedAccounts } from '#shared/budget-accounts.ts'
import { LegalEntity } from '#shared/economy.ts'
import { sum } from '#shared/money.ts'
import { AccountUse } from '#shared/placing.ts'
import { writeSie } from '#shared/sie/write.ts'
import { evenly, many, months } from './amounts.ts'
import { summaryOf } from './sie/reading.ts'

const town = LegalEntity.parse({
  ...{ id: 'k', name: 'Norrbäcka kommun', orgNumber: '212000-0000' },
  parts: [{ dimension: '1', name: 'Ansvar' }],
})
const company = LegalEntity.parse({ id: 'b', name: 'Norrbäcka Bostäder AB', chart: 'bas', sign: -1 })
const accounts = [
  { entity: 'k', costKind: 'licences', account: '6420' },
  { entity: 'b', costKind: 'licences', account: '5420' },
]
const line = (object: string, costKind: string, amount: number, more: object = {}) => ({
  ...{ object, costKind, months: evenly(amount), ...more },
})

test('a cost kind without an account is left out, and its sum is told', () => {
  const [of] = budgetFiles([town], [line('a', 'licences', 10), line('a', 'staff', 7)], { accounts, entityOf: {} })
  expect(of).toMatchObject({
    amount: 204,
    entries: [{ account: '6420', parts: [], object: 'a', costKind: 'licences' }],
    leftOut: [{ costKind: 'staff', amount: 84 }],
  })
})

test('an object’s budget goes to the entity that is chosen for it, and a line’s own code string goes before', () => {
  const coded = { code: { entity: 'k', account: '6550', parts: { 1: '4711' } } }
  const lines = [line('a', 'licences', 1), line('b', 'licences', 2), line('b', 'staff', 3, coded)]
  const all = budgetFiles([town, company], lines, { accounts, entityOf: { b: 'b', c: 'gone' } })
  expect(all.map(({ entity, entries }) => [entity, entries.map(of => [of.account, of.parts, of.months[0]])])).toEqual([
    [
      'k',
      [
        ['6420', [], 1],
        ['6550', [['1', '4711']], 3],
      ],
    ],
    ['b', [['5420', [], 2]]],
  ])
})

test('a file with code parts says the account’s budget and the parts’ within it; the sign is the entity’s', () => {
  const lines = [
    line('a', 'licences', 100, { code: { account: '6420', parts: { 1: '4711' } } }),
    line('a', 'licences', 50),
  ]
  const [of] = budgetFiles([town], lines, { accounts, entityOf: {} })
  const file = budgetSie({ entity: town, year: 2027, entries: of!.entries, today: '2026-11-27' })
  expect(file.type).toBe('3')
  expect(file.dimensions).toEqual([{ id: '1', name: 'Ansvar' }])
  expect(file.balances?.filter(({ period }) => period === '2027-01')).toMatchObject([
    { account: '6420', objects: [], amount: 150 },
    { account: '6420', objects: [['1', '4711']], amount: 100 },
  ])
  const turned = budgetSie({ entity: { ...town, sign: -1 }, year: 2027, entries: of!.entries, today: '2026-11-27' })
  expect(turned.balances?.[0]).toMatchObject({ amount: -150 })
})

test('an account is suggested by what the ledger’s accounts are, where nobody has chosen one', () => {
  const use = (from: string, costKind: string) =>
    AccountUse.parse({ entity: 'k', from, to: from, use: 'kind', costKind })
  expect(
    suggestedAccounts([use('6441', 'operations'), use('6440', 'operations'), use('6421', 'licences')], { accounts }),
  ).toEqual([{ entity: 'k', costKind: 'operations', account: '6440' }])
})

const code = fc.option(
  fc.record({
    account: fc.constantFrom('6420', '6550', undefined),
    parts: fc.dictionary(fc.constantFrom('1', '7'), fc.stringMatching(/^[0-9A-Z]{1,6}$/)),
  }),
  { nil: undefined },
)
const lines = fc.array(
  fc.record({
    object: fc.constantFrom('a', 'b', 'c'),
    costKind: fc.constantFrom('licences', 'staff', 'operations'),
    months,
    code,
  }),
  { maxLength: 30 },
)
const entityOf = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('k', 'b', 'gone'))

test.prop([lines, entityOf], many)(
  'what goes and what is left out is all that the plans say, to the öre',
  (given, entityOf) => {
    const all = budgetFiles([town, company], given, { accounts, entityOf })
    const entries = all.flatMap(of => of.entries)
    const goes = sum(entries.flatMap(of => of.months))
    expect(goes + sum(all.map(leftOutOf))).toBe(sum(given.flatMap(of => of.months)))
    expect(sum(all.map(({ amount }) => amount))).toBe(sum(given.flatMap(of => of.months)))
  },
)

test.prop([lines], many)('our own reader reads the file back to the same budget of each account and month', given => {
  const [of] = budgetFiles([town], given, { accounts, entityOf: {} })
  const { head, sums, faultCount } = summaryOf(
    writeSie(budgetSie({ entity: town, year: 2027, entries: of!.entries, today: '2026-11-27' }), 'cp437'),
  )
  expect([head.isSie, faultCount, head.company]).toEqual([true, 0, 'Norrbäcka kommun'])
  const read = new Map(sums.map(({ account, budgets }) => [account, budgets]))
  for (const [account, entries] of Map.groupBy(of!.entries, ({ account }) => account))
    for (let month = 0; month < 12; month++) {
      const period = `2027-${String(month + 1).padStart(2, '0')}`
      expect(read.get(account)?.get(period) ?? 0).toBe(sum(entries.map(entry => entry.months[month]!)))
    }
})
