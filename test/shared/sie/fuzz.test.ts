import fc from 'fast-check'
import { expect, test } from 'vitest'
import { files } from './fixtures.ts'
import { bytesOf, PATIENCE, read, runs, sniff, summaryOf } from './reading.ts'

const sources = Object.values(files).map(text => bytesOf(text))
const SPOILS = [
  '{',
  '}',
  '{{{{',
  '}\n}\n}',
  '"',
  '\\"',
  '\n',
  '\r',
  '\0\0',
  '\u001a',
  '#VER',
  '#TRANS',
  '#RAR 0 ',
  '-',
  '.',
  ' ',
]
const put = (size: number) =>
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.nat(),
    what: fc.constantFrom(...SPOILS),
    size: fc.constant(size),
  })
const spoil = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(300) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), at: fc.nat() }) },
  { weight: 4, arbitrary: put(1) },
  { weight: 4, arbitrary: put(40) },
  { weight: 1, arbitrary: put(70_000) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 60 }),
    }),
  },
)
type Spoil = typeof spoil extends fc.Arbitrary<infer T> ? T : never

function spoiled(bytes: Uint8Array, by: Spoil): Uint8Array {
  const at = by.at % (bytes.length + 1)
  const without = (length: number, put: Uint8Array = new Uint8Array(0)) => {
    const after = bytes.subarray(at + length)
    const made = new Uint8Array(at + put.length + after.length)
    made.set(bytes.subarray(0, at))
    made.set(put, at)
    made.set(after, at + put.length)
    return made
  }
  if (by.kind === 'flip') return bytes.map((byte, i) => (i === at ? byte ^ (1 << by.bit) : byte))
  if (by.kind === 'cut') return without(by.length)
  if (by.kind === 'end') return bytes.slice(0, at)
  return without(0, by.kind === 'bytes' ? by.bytes : bytesOf(by.what.repeat(Math.ceil(by.size / by.what.length))))
}

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
