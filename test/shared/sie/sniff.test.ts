import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import { files } from './fixtures.ts'
import { bytesOf, PATIENCE, read, runs, sniff } from './reading.ts'

const encodings: SieEncoding[] = ['cp437', 'windows-1252', 'utf-8']

describe.each(encodings)('in %s', encoding => {
  test('a file is known by its bytes, though it says PC8, and reads the same', () => {
    for (const text of Object.values(files)) {
      const bytes = bytesOf(text, encoding)
      expect(sniff(bytes)).toEqual({ encoding, bom: false, declared: 'PC8' })
      expect(read(bytes, encoding).head).toEqual(read(text).head)
      expect(read(bytes, encoding).vouchers).toEqual(read(text).vouchers)
    }
  })
  test('one letter is enough', () => {
    for (const letter of 'åäöÅÄÖéü') expect(sniff(bytesOf(`#FNAMN "${letter}"`, encoding)).encoding).toBe(encoding)
  })
})

test('a mark at the beginning says UTF-8, and is no part of the first record', () => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf('#FLAGGA 0\n#FORMAT PC8\n'))
  expect(sniff(bytes)).toEqual({ encoding: 'utf-8', bom: true, declared: 'PC8' })
  for (const sizes of [[1], [2], [100]])
    expect(read(bytes, 'utf-8', sizes).head).toMatchObject({ isSie: true, unknown: 0, format: 'PC8' })
})

test('what is ASCII alone is what #FORMAT says, code page 437 when it says nothing', () => {
  const of = (format: string) => sniff(bytesOf(`#FLAGGA 0\n${format}`)).encoding
  expect(of('')).toBe('cp437')
  expect(of('#FORMAT PC8')).toBe('cp437')
  expect(of(' #format "UTF-8"')).toBe('utf-8')
  for (const name of ['ISO8859-1', 'ISO_8859_1', 'ANSI', 'windows-1252'])
    expect(of(`#FORMAT ${name}`)).toBe('windows-1252')
})

test('UTF-8 in which some texts were cut in the middle of a letter is UTF-8', () => {
  const whole = bytesOf('#FNAMN "åäö åäö åäö"\n', 'utf-8')
  expect(sniff(Uint8Array.of(...whole, 0x22, 0xc3, 0x22)).encoding).toBe('utf-8')
  expect(sniff(whole.subarray(0, 11)).encoding).toBe('utf-8')
})

test('an odd letter of the other encoding does not turn a file', () => {
  const text = bytesOf(files.type4)
  expect(sniff(Uint8Array.of(...text, 0xc5)).encoding).toBe('cp437')
})

test(
  'it is the same however the file is cut, wherever in memory it is',
  () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    const text = fc.string({ unit: fc.constantFrom('a', 'å', 'Ö', '\n', '€', '😀', '"', '#FORMAT ') })
    fc.assert(
      fc.property(text, fc.constantFrom(...encodings), sizes, fc.nat(3), (text, encoding, sizes, at) => {
        const bytes = bytesOf(text, encoding)
        const moved = new Uint8Array(bytes.length + at).subarray(at)
        moved.set(bytes)
        expect(sniff(moved, sizes)).toEqual(sniff(bytes))
        if (encoding === 'utf-8' && /[^\0-\x7f]/.test(text)) expect(sniff(bytes).encoding).toBe('utf-8')
      }),
      runs,
    )
  },
  PATIENCE,
)
