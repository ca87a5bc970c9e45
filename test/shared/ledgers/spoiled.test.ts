import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { eachRow, surveyed } from '#functions/ledgers/read.ts'
import { collector, sumsOfFile } from '#shared/ledgers/collect.ts'
import { sum } from '#shared/money.ts'
import { placer } from '#shared/placement.ts'
import { AccountUse, PlacingRule } from '#shared/placing.ts'
import { Refusal } from '#shared/refusal.ts'
import { many } from '../amounts.ts'
import { files } from '../sie/fixtures.ts'
import { bytesOf, PATIENCE } from '../sie/reading.ts'
import { spoil, spoiled } from '../sie/spoiled.ts'
import { opened } from './opened.ts'

const sources = Object.values(files).map(text => bytesOf(text))
const placing = {
  rules: [PlacingRule.parse({ id: 'r', parts: [{ dimension: '1', from: '0', to: '9' }], to: { object: 'o' } })],
  uses: [AccountUse.parse({ entity: 'e', from: '4', to: '6', use: 'kind', costKind: 'licences' })],
}
const nowhere = { system: () => undefined, contract: () => undefined }

test.prop([fc.constantFrom(...sources), fc.array(spoil, { maxLength: 6 })], many)(
  'a spoiled file is refused with a reason, or every row of it that has an amount, an account and a day lands in one place',
  async (source, spoils) => {
    const file = spoils.reduce(spoiled, source)
    const found = await surveyed(opened(file), undefined, () => {}).catch((error: unknown) => error as Refusal)
    if (found instanceof Error) {
      expect(found).toBeInstanceOf(Refusal)
      return
    }
    const { about, accounts } = found
    const into = collector(placer(placing, about.year, nowhere), new Map())
    await eachRow(
      opened(file),
      { encoding: about.encoding, entity: 'e', sign: 1 },
      row => row.date.startsWith(String(about.year)) && into.add('f', row),
      () => {},
    )
    const all = into.end()
    const sums = sumsOfFile(all, 'f')
    expect(sums.file).toBe(sum(accounts.flatMap(({ months }) => months)))
    expect(sums.placed + sums.unallocated + sums.notIt).toBe(sums.file)
    expect(sums.rows).toBe(sum(accounts.map(({ rows }) => rows)))
    for (const { line, record, reason } of about.faults)
      expect([line > 0, record.length < 40, reason]).toEqual([true, true, reason])
  },
  PATIENCE,
)
