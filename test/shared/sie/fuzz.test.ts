import fc from 'fast-check'
import { expect, test } from 'vitest'
import { files } from './fixtures.ts'
import { bytesOf, PATIENCE, read, runs, sniff, summaryOf } from './reading.ts'
import { spoil, spoiled } from './spoiled.ts'

const sources = Object.values(files).map(text => bytesOf(text))

test(
  'a spoiled file is read to its end: nothing is thrown, every fault names a line of it, and cutting changes nothing',
  () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 3 })
    const spoils = fc.array(spoil, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...sources), spoils, sizes, (source, spoils, sizes) => {
        const bytes = spoils.reduce(spoiled, source)
        const { encoding } = sniff(bytes, sizes)
        const found = read(bytes, encoding)
        let lines = 1
        for (const byte of bytes) if (byte === 10 || byte === 13) lines++
        for (const { line, reason } of found.faults) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lines)
          expect(reason).not.toBe('')
        }
        expect(found.head.faults).toBeGreaterThanOrEqual(found.faults.length)
        const { head, sums } = summaryOf(bytes, encoding)
        expect(head).toEqual(found.head)
        for (const { changes } of sums) for (const ore of changes.values()) expect(Number.isInteger(ore)).toBe(true)
        expect(read(bytes, encoding, sizes)).toEqual(found)
      }),
      runs,
    )
  },
  PATIENCE,
)

test(
  'what is no file at all is read to its end as well',
  () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom('cp437', 'windows-1252', 'utf-8'),
        (bytes, encoding) => {
          expect(read(bytes, encoding as 'cp437', [7])).toEqual(read(bytes, encoding as 'cp437'))
          expect(sniff(bytes, [3])).toEqual(sniff(bytes))
        },
      ),
      runs,
    )
  },
  PATIENCE,
)

test('more different lists and labels than are remembered are read all the same', () => {
  const rows = Array.from({ length: 140_000 }, (_, i) => `#TRANS 1930 {7 "${i}"} 0.01\n#L${i}\n`)
  const { head, faults } = read(`#VER A 1 20260115\n{\n${rows.join('')}#TRANS 1510 {} -1400\n}\n`)
  expect(head).toMatchObject({ rows: 140_001, unknown: 140_000, faults: 0 })
  expect(faults).toEqual([])
})
