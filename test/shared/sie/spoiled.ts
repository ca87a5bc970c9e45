import fc from 'fast-check'
import { bytesOf } from './reading.ts'

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
/** A way to spoil a file. */
export const spoil = fc.oneof(
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

/** The file after it has been spoiled so. */
export function spoiled(bytes: Uint8Array, by: Spoil): Uint8Array {
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
