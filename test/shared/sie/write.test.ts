import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayable } from '#shared/sie/encode.ts'
import type { SieFile } from '#shared/sie/file.ts'
import { sieLines, writeSie } from '#shared/sie/write.ts'
import { PATIENCE, read, runs } from './reading.ts'
import { anyCase } from './written.ts'

/** What is read of a file, as it would be described for writing. Fields that say nothing are not there. */
function described({ head, vouchers, balances }: ReturnType<typeof read>) {
  return {
    ...{ program: head.program, generated: head.generated, company: head.company, orgNumber: head.orgNumber },
    ...{ years: head.years, throughPeriod: head.throughPeriod, objects: head.objects },
    accounts: [...head.accounts].map(([id, of]) => ({ id, ...of })),
    dimensions: [...head.dimensions].map(([id, of]) => ({ id, ...of })),
    balances: balances.map(({ line: _, ...of }) => of),
    vouchers: vouchers.map(({ series, number, date, text, of }) => ({
      ...{ series, number, date, text },
      rows: of.map(({ line: _, ...row }) => row),
    })),
  }
}
const ORDER = ['opening', 'closing', 'objectOpening', 'objectClosing', 'result', 'month', 'budget']
const whole = ({ type: _, ...file }: SieFile) => ({
  ...{ orgNumber: '', years: [], throughPeriod: undefined, accounts: [], dimensions: [], objects: [] },
  ...file,
  balances: (file.balances ?? []).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
  vouchers: (file.vouchers ?? []).map(({ series = '', number = '', date, text = '', rows }) => ({
    ...{ series, number, date, text },
    rows: rows.map(row => ({ objects: [], date, text: '', quantity: undefined, ...row })),
  })),
})

test(
  'what is written is read as it was, in every encoding and however it is cut',
  () => {
    fc.assert(
      fc.property(anyCase, ({ file, encoding, sizes }) => {
        const found = read(writeSie(file, encoding), encoding, sizes)
        expect(found.faults).toEqual([])
        expect(found.head.unknown).toBe(0)
        expect(found.head.type[0]).toBe(file.type)
        expect(described(found)).toEqual(whole(file))
      }),
      runs,
    )
  },
  PATIENCE,
)

test(
  'a reader is told the same however the file is cut',
  () => {
    fc.assert(
      fc.property(anyCase, ({ file, encoding, sizes }) => {
        const bytes = writeSie(file, encoding)
        expect(read(bytes, encoding, sizes)).toEqual(read(bytes, encoding))
      }),
      runs,
    )
  },
  PATIENCE,
)

const budget: SieFile = {
  ...{
    type: '2',
    program: 'Järnkoll',
    version: '1',
    generated: '2026-10-01',
    company: 'Sjövik – “IT”',
    orgNumber: '212000-0001',
  },
  years: [{ number: 0, from: '2027-01-01', to: '2027-12-31' }],
  accounts: [{ id: '5420', name: 'Programvaror 3\\' }],
  balances: [
    { kind: 'budget', yearNumber: 0, period: '2027-01', account: '5420', objects: [], amount: -5 },
    { kind: 'budget', yearNumber: 0, period: '2027-02', account: '5420', objects: [['1', '100']], amount: 120_000 },
  ],
}
test('a file is written in the standard’s order, ids without quotes, amounts with two decimals', () => {
  expect([...sieLines(budget, 'cp437')].join('')).toBe(
    [
      ...['#FLAGGA 0', '#PROGRAM "Järnkoll" "1"', '#FORMAT PC8', '#GEN 20261001', '#SIETYP 2', '#ORGNR "212000-0001"'],
      ...['#FNAMN "Sjövik - \\"IT\\""', '#RAR 0 20270101 20271231', '#KONTO 5420 "Programvaror 3/"'],
      ...['#PBUDGET 0 202701 5420 {} -0.05', '#PBUDGET 0 202702 5420 {1 "100"} 1200.00', ''],
    ].join('\r\n'),
  )
})

test('a character that the encoding has not is the closest it has, else a question mark', () => {
  expect(sayable('5 € – ”Łódź” … 漢😀', 'cp437')).toBe('5 EUR - "Lódz" ... ??')
  expect(sayable('5 € – ”Łódź” … 漢😀', 'windows-1252')).toBe('5 € – ”Lódz” … ??')
  expect(sayable('5 € 漢😀', 'utf-8')).toBe('5 € 漢😀')
  expect(sayable('a\u030a\ud800', 'utf-8')).toBe('å\ufffd')
})

test('a text stays on its line', () => {
  const { head } = read(writeSie({ ...budget, company: 'A\r\n#KONTO 1 B\u0000\u001a' }, 'utf-8'), 'utf-8')
  expect(head.company).toBe('A #KONTO 1 B ')
  expect(head.accounts.size).toBe(1)
})
