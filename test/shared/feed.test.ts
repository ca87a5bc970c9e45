import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { CostRow, monthsOf } from '#shared/costs.ts'
import { feedRows, FEED_MONTHS, inKronor } from '#shared/feed.ts'
import { assertFeedKey, feedKeyState, newFeedKey } from '#shared/feed-keys.ts'
import { sum } from '#shared/money.ts'
import { many, months, ore } from './amounts.ts'

const names = {
  ...{ kinds: [{ id: 'licences', name: 'Licenser' }], objects: [{ id: 'a', name: 'Skola', unit: 'Barn' }] },
  systems: [{ id: 's', name: 'Vårdia', supplier: 'Ekdata' }],
  contracts: [],
  entities: [{ id: '9981', name: 'Norrbäcka kommun' }],
  accounts: { '9981 6420': 'Licenser' },
}
const row = (of: Partial<CostRow>): CostRow =>
  CostRow.parse({ ...{ id: 'r', object: 'a', costKind: 'licences', year: 2026, actualTo: 8 }, ...of })

test.prop([ore], many)('kronor have two decimals at most, and are the öre exactly', amount => {
  expect(Math.round(inKronor(amount) * 100)).toBe(amount)
  expect(String(inKronor(amount))).toMatch(/^-?\d+(\.\d{1,2})?$/)
})

test.prop([fc.array(fc.record({ budget: months, actual: months, forecast: months }), { maxLength: 5 })], many)(
  'the feed’s rows sum to the cost rows, month by month',
  all => {
    const rows = all.map((of, i) => row({ ...of, id: `r${i}` }))
    const told = feedRows(rows, names)
    expect(told).toHaveLength(rows.length * FEED_MONTHS)
    for (const { month, ...sums } of monthsOf(rows))
      for (const what of ['budget', 'actual', 'forecast'] as const)
        expect(sum(told.filter(of => of.month === month).map(of => Math.round(of[what] * 100)))).toBe(sums[what])
  },
)

test('a row says what it is of by id and name, and nothing where there is nothing', () => {
  const amounts = {
    budget: Array<number>(12).fill(0),
    actual: Array<number>(12).fill(12_345),
    forecast: Array<number>(12).fill(0),
  }
  const [told] = feedRows([row({ ...amounts, system: 's', entity: '9981', account: '6420', origin: 'ledger' })], names)
  expect(told).toEqual({
    ...{ id: 'r|1', objectId: 'a', object: 'Skola', unit: 'Barn', systemId: 's', system: 'Vårdia' },
    ...{ contractId: null, contract: null, supplier: 'Ekdata', costKindId: 'licences', costKind: 'Licenser' },
    ...{ nature: 'upkeep', account: '6420', accountName: 'Licenser', entityId: '9981', entity: 'Norrbäcka kommun' },
    ...{ origin: 'ledger', year: 2026, month: 1, firstDay: '2026-01-01', hasActual: true },
    ...{ budget: 0, actual: 123.45, forecast: 0 },
  })
  expect(feedRows([row({ ...amounts, object: 'gone' })], names)[8]).toMatchObject({
    ...{ object: 'gone', unit: null, system: null, account: null, entity: null, origin: 'plan', hasActual: false },
  })
})

test('a key holds to its last day, and not when it has been revoked', () => {
  const key = newFeedKey('k', { name: 'Power BI', months: 12 }, 'p', '2026-02-28')
  expect(key.expires).toBe('2027-02-28')
  expect([feedKeyState(key, '2027-02-28'), feedKeyState(key, '2027-03-01')]).toEqual(['active', 'expired'])
  expect(() => assertFeedKey(key, '2027-03-01')).toThrow('feed_key_expired')
  expect(() => assertFeedKey({ ...key, revoked: '2026-03-01' }, '2026-03-02')).toThrow('feed_key_revoked')
  expect(() => assertFeedKey(undefined, '2026-03-02')).toThrow('feed_key_unknown')
})
