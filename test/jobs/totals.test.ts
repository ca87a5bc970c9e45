import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import type { CostRow, CostTotal } from '#shared/costs.ts'
import { readIn, sieFile, worked } from '../http/ledger-file.ts'
import { many } from '../shared/amounts.ts'
import { costRow } from '../shared/register.ts'
import { ifMatch, machine, town, type Town } from '../town.ts'

/** What can happen to a year's costs, in any order. */
type Happening =
  | { kind: 'planned'; rows: CostRow[] }
  | { kind: 'confirmed'; amount: number }
  | { kind: 'taken back' }
  | { kind: 'read in'; kronor: number[] }
  | { kind: 'undone' }
  | { kind: 'ruled'; object: string }

const planned = costRow(['fo1', 'fo2'])
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(fc.tuple(fc.nat(7), planned), { minLength: 1, maxLength: 3, selector: ([id]) => id })
      .map(rows => ({ kind: 'planned' as const, rows: rows.map(([id, row]) => ({ ...row, id: `p${id}` })) })),
  },
  { weight: 3, arbitrary: fc.nat(9_000_000).map(amount => ({ kind: 'confirmed' as const, amount })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'taken back' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 1, maxLength: 8 })
      .map(kronor => ({ kind: 'read in' as const, kronor })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'undone' as const }) },
  { weight: 1, arbitrary: fc.constantFrom('fo1', 'fo2').map(object => ({ kind: 'ruled' as const, object })) },
)

async function happens(of: Town, what: Happening): Promise<void> {
  const [controller, leader] = [of.as('controller'), of.as('leader')]
  if (what.kind === 'planned') await of.data.costs.load(what.rows)
  if (what.kind === 'confirmed')
    await leader('PUT', '/costs/2026/forecasts/fo1/licences', { amount: what.amount, comment: 'Nya priser' })
  if (what.kind === 'taken back') await leader('DELETE', '/costs/2026/forecasts/fo1/licences')
  if (what.kind === 'read in')
    await readIn(of, sieFile(what.kronor.map((kronor, i) => [`20260${i + 1}10`, '6420', i % 2 ? '1' : '2', kronor])))
  if (what.kind === 'undone') {
    const { items } = (await controller('GET', '/ledgers')).body
    const done = items.find(({ state }: { state: string }) => state === 'done')
    if (done) await controller('POST', `/ledgers/${done.id}/undo`, {})
  }
  if (what.kind === 'ruled') {
    const { revision, uses } = (await controller('GET', '/placing')).body
    const rule = { id: 'r', parts: [{ dimension: '1', from: '1', to: '1' }], to: { object: what.object } }
    await controller('PUT', '/placing', { rules: [rule], uses }, ifMatch(revision))
  }
  await worked(of)
}

/** Each object's budget, actual and forecast, added one month after the other. */
function recomputed(rows: CostRow[]) {
  const of = new Map<string, { budget: number; actual: number; forecast: number }>()
  for (const row of rows) {
    const total = of.get(row.object) ?? { budget: 0, actual: 0, forecast: 0 }
    for (let month = 0; month < 12; month++)
      for (const what of ['budget', 'actual', 'forecast'] as const) total[what] += row[what][month]!
    of.set(row.object, total)
  }
  return Object.fromEntries(of)
}
const kept = (totals: CostTotal[]) =>
  Object.fromEntries(totals.map(({ object, budget, actual, forecast }) => [object, { budget, actual, forecast }]))

/** So many happenings in one municipality; then another one begins. */
const STEPS = 500

test(
  'whatever happens to a year and in which order, the totals that are kept are those of its rows',
  async () => {
    const on = await machine()
    const seen = new Set<string>()
    for (let n = 0; n < many.numRuns / STEPS; n++) {
      const of = await town({ on, municipality: String(9100 + n) })
      const holds = fc.asyncProperty(happening, async what => {
        await happens(of, what)
        const [totals, rows] = await Promise.all([of.data.costs.totals(2026), of.data.costs.year(2026)])
        expect(kept(totals)).toEqual(recomputed(rows))
        if (rows.length > 0) seen.add(what.kind)
      })
      await fc.assert(holds, { numRuns: STEPS, endOnFailure: true })
    }
    expect(seen.size).toBe(6)
  },
  process.env['PROVE'] ? 1_700_000 : 180_000,
)
