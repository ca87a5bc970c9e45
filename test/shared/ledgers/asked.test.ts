import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { CostRow } from '#shared/costs.ts'
import { cellsAsked, rowsAsked, type Cell } from '#shared/ledgers/asked.ts'
import { LedgerRow } from '#shared/ledgers/rows.ts'
import { noMonths } from '#shared/months.ts'
import { many } from '../amounts.ts'

const objects = [
  { id: 'a', unit: 'Barn', family: 'f' },
  { id: 'b', unit: 'Vård' },
]
const of = { objects, supplierOf: (row: { supplier?: string | undefined }) => row.supplier ?? 'Ekdata' }
const place = {
  object: fc.constantFrom('a', 'b'),
  system: fc.constantFrom('s', undefined),
  costKind: fc.constantFrom('licences', 'operations'),
  entity: fc.constantFrom('9981', 'bolaget'),
  account: fc.constantFrom('6420', '6550'),
  supplier: fc.constantFrom('Nordvik', undefined),
  nature: fc.constantFrom('upkeep' as const, 'enhancement' as const),
}
const rows = fc
  .array(
    fc.record({
      ...place,
      state: fc.constantFrom('placed' as const, 'unallocated' as const),
      month: fc.integer({ min: 1, max: 9 }),
    }),
    {
      maxLength: 20,
    },
  )
  .map(all =>
    all.map(({ month, ...row }, i) =>
      LedgerRow.parse({
        ...{ key: `k${i}`, ledger: 'l', line: i + 1, date: `2026-0${month}-10`, series: 'A', number: `${i}` },
        ...{ parts: [], amount: 100, text: 'Faktura', by: [], ...row },
      }),
    ),
  )
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const asked = fc.record({
  ...{ object: maybe(place.object), all: fc.boolean(), system: maybe(fc.constantFrom('s', '')) },
  ...{ kind: maybe(place.costKind), entity: maybe(place.entity), account: maybe(place.account) },
  ...{ supplier: maybe(fc.constantFrom('Nordvik', 'Ekdata')), nature: maybe(place.nature) },
  ...{ unit: maybe(fc.constantFrom('Barn', 'Vård')), family: maybe(fc.constant('f')) },
  ...{ placed: fc.boolean(), period: maybe(fc.constantFrom('t1', 'm5', 'to3')) },
})

/** Where a row lies; objects in `split` lie by account too. */
const cellOf = (row: LedgerRow, split: string[]): Cell => {
  const object = row.state === 'placed' ? row.object! : ''
  return split.includes(object) ? { object, account: row.account } : { object }
}

test.prop([rows, asked, fc.subarray(['', 'a', 'b'])], many)(
  'of the cells that are read, the rows that are asked for are all that there are',
  (all, { object, all: everywhere, ...only }, split) => {
    const costs = all
      .filter(({ state }) => state === 'placed')
      .map((row, i) =>
        CostRow.parse({
          ...{ ...row, id: `c${i}`, year: 2026, origin: 'ledger', actualTo: 9 },
          ...{ budget: noMonths(), actual: noMonths(), forecast: noMonths() },
        }),
      )
    const wanted = cellsAsked(costs, { ...only, object, all: everywhere }, of)
    const within = all.filter(row => everywhere || cellOf(row, []).object === (object ?? ''))
    const read = all.filter(row => wanted(cellOf(row, split)))
    const keys = (of: LedgerRow[]) => of.map(({ key }) => key)
    expect(keys(rowsAsked(read, only, of))).toEqual(keys(rowsAsked(within, only, of)))
  },
)

test('an account of two legal entities is asked for by both', () => {
  const costs = [{ object: 'a', account: '6420', origin: 'ledger', nature: 'upkeep' }] as CostRow[]
  const wanted = cellsAsked(costs, { all: true, placed: true, account: '6420' }, of)
  expect([{ object: 'a', account: '6420' }, { object: 'a' }].map(wanted)).toEqual([true, true])
  expect([{ object: 'a', account: '6550' }, { object: 'b' }, { object: '' }].map(wanted)).toEqual([false, false, false])
})
