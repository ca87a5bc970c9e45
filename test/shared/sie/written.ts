import fc from 'fast-check'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import { CHARACTERS } from '#shared/sie/encodings.ts'
import type { SieFile } from '#shared/sie/file.ts'

const two = (number: number) => String(number).padStart(2, '0')
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`)
const month = day.map(of => of.slice(0, 7))
const ore = fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -9e12, max: 9e12 }))

/** Texts that the encoding has every character of; a backslash last cannot be written. */
function textIn(encoding: SieEncoding) {
  const own =
    encoding === 'utf-8'
      ? fc.constantFrom(...'åäöÅÄÖé€–“😀漢')
      : fc.constantFrom(
          ...[...CHARACTERS[encoding].slice(128)].filter(of => !/\p{Cc}/u.test(of) && of === of.normalize('NFC')),
        )
  const unit = fc.oneof(fc.constantFrom(...'ab 01{}"\\#åäö'), own)
  return fc.string({ unit, maxLength: 20 }).filter(text => !text.endsWith('\\') && text === text.normalize('NFC'))
}

/** Any file that there is something to say in. */
function anyFile(encoding: SieEncoding): fc.Arbitrary<SieFile> {
  const text = textIn(encoding)
  const id = fc.oneof(
    fc.stringMatching(/^[0-9]{4}$/),
    text.filter(of => of !== ''),
  )
  const account = fc.stringMatching(/^[1-8][0-9]{3}$/)
  const objects = fc.array(fc.tuple(id, id), { maxLength: 3 })
  const row = fc.record(
    { account, objects, amount: ore, date: day, text, quantity: fc.integer({ min: -99, max: 99 }).map(of => of / 4) },
    { requiredKeys: ['account', 'amount'] },
  )
  const voucher = fc.record(
    { series: text, number: text, date: day, text, rows: fc.array(row, { maxLength: 4 }) },
    { requiredKeys: ['date', 'rows'] },
  )
  const yearNumber = fc.integer({ min: -3, max: 0 })
  const balance = fc.oneof(
    fc.record({
      kind: fc.constantFrom('opening', 'closing', 'result'),
      yearNumber,
      account,
      objects: fc.constant([]),
      amount: ore,
    }),
    fc.record({ kind: fc.constantFrom('objectOpening', 'objectClosing'), yearNumber, account, objects, amount: ore }),
    fc.record({ kind: fc.constantFrom('month', 'budget'), yearNumber, period: month, account, objects, amount: ore }),
  )
  const span = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))
  return fc.record(
    {
      type: fc.constantFrom('1', '2', '3', '4'),
      ...{ program: text, generated: day, company: text, orgNumber: text, throughPeriod: day },
      years: fc.array(
        fc.tuple(yearNumber, span).map(([number, of]) => ({ number, ...of })),
        { maxLength: 3 },
      ),
      accounts: fc.uniqueArray(
        fc.record({ id, name: text, kind: fc.constantFrom('T', 'S', 'K', 'I') }, { requiredKeys: ['id', 'name'] }),
        { selector: of => of.id, maxLength: 5 },
      ),
      dimensions: fc.uniqueArray(fc.record({ id, name: text, parent: id }, { requiredKeys: ['id', 'name'] }), {
        ...{ selector: of => of.id, maxLength: 3 },
      }),
      objects: fc.array(fc.record({ dimension: id, id, name: text }), { maxLength: 3 }),
      balances: fc.array(balance, { maxLength: 8 }),
      vouchers: fc.array(voucher, { maxLength: 4 }),
    },
    { requiredKeys: ['type', 'program', 'generated', 'company'] },
  ) as fc.Arbitrary<SieFile>
}

const anyIn = (encoding: SieEncoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    file: anyFile(encoding),
    sizes: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
  })
/** A file in any encoding, and the sizes of the chunks it comes in. */
export const anyCase = fc.oneof(anyIn('cp437'), anyIn('windows-1252'), anyIn('utf-8'))
