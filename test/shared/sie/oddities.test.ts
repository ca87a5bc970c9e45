import { describe, expect, test } from 'vitest'
import { read } from './reading.ts'

/** The rows of one voucher. */
const rows = (...lines: string[]) => {
  const { vouchers, faults } = read(`#VER A 1 20260115\n{\n${lines.join('\n')}\n}\n`)
  return { rows: vouchers[0]!.of, faults: faults.map(fault => fault.reason) }
}
const amount = (text: string) => {
  const { rows: read, faults } = rows(`#TRANS 1930 {} ${text}`)
  return read[0]?.amount ?? faults
}

test('amounts have a point or a comma, two decimals or fewer, and more when they are zeros', () => {
  for (const [text, ore] of Object.entries({
    ...{ '0': 0, '-0': 0, '0.00': 0, '12': 1_200, '-12.5': -1_250, '12,50': 1_250, '+7.05': 705, '"-3.10"': -310 },
    ...{ '.5': 50, '5.': 500, '1.230': 123, '1.2300000': 123, '007': 700, '90000000000.00': 9_000_000_000_000 },
  }))
    expect(amount(text), text).toBe(ore)
})

test('what is no amount in whole öre is a fault of its line', () => {
  for (const text of [
    '1.234',
    '1.001',
    '-',
    '.',
    '1.2.3',
    '12x',
    '1e5',
    '--1',
    '1-',
    '90000000000.01',
    '9'.repeat(400),
  ])
    expect(amount(text), text).toEqual(['amount'])
  for (const text of ['', '""', '{}', '" "'])
    expect(amount(text), text).toEqual([text === '" "' ? 'amount' : 'field_missing'])
})

describe('a list of objects', () => {
  const objects = (list: string) => {
    const { rows: read, faults } = rows(`#TRANS 5420 ${list} 100.50 20260115 "t"`)
    return [read[0]?.objects, read[0]?.amount, ...faults]
  }
  test('may be empty, without blanks, without quotes, with tabs, and hold braces and quotes', () => {
    const two = [
      ['1', '100'],
      ['6', 'P1'],
    ]
    for (const list of [
      '{1 "100" 6 "P1"}',
      '{ 1 100 6 P1 }',
      '{"1" "100" "6" "P1"}',
      '{1"100"6"P1"}',
      '{\t1\t"100"\t6\t"P1"\t}',
    ])
      expect(objects(list), list).toEqual([two, 10_050])
    expect(objects('{}')).toEqual([[], 10_050])
    expect(objects('{   }')).toEqual([[], 10_050])
    expect(objects('')).toEqual([[], 10_050])
    expect(objects('{6 "a } b"}')).toEqual([[['6', 'a } b']], 10_050])
    expect(objects('{6 "a \\" { b"}')).toEqual([[['6', 'a " { b']], 10_050])
  })
  test('may stand close to what is beside it', () => {
    expect(rows('#TRANS 5420{1 "100"}100.50').rows).toMatchObject([{ account: '5420', amount: 10_050 }])
    expect(rows('#TRANS{}').faults).toEqual(['account'])
  })
  test('that is not closed takes its row away, a dimension without object does not', () => {
    expect(objects('{1 "100" 6')).toEqual([undefined, undefined, 'object_list'])
    expect(objects('{1 "100} 5')).toEqual([undefined, undefined, 'object_list'])
    expect(objects('{1 "100" 6}')).toEqual([[['1', '100']], 10_050, 'object_pair'])
    expect(objects('{{1 "100"}')).toEqual([[], 10_050, 'object_pair'])
  })
  test('that is equal to another is the same array, however it is written', () => {
    const [a, b, c, d] = rows(
      ...['{1 "100"}', '{ 1 100 }', '{"1""100"}', '{}'].map(list => `#TRANS 1930 ${list} 0`),
    ).rows.map(row => row.objects)
    expect(a === b && b === c).toBe(true)
    expect(d).toEqual([])
  })
})

test('quotes in a text are escaped, a backslash alone is itself', () => {
  const text = (of: string) => rows(`#TRANS 1930 {} 0 20260115 ${of}`).rows[0]!.text
  expect(text('"Skärm 24\\" svart"')).toBe('Skärm 24" svart')
  expect(text('"1820\\A012 Cykel"')).toBe('1820\\A012 Cykel')
  expect(text('"\\\\" a"')).toBe('\\" a')
  expect(text('Ord')).toBe('Ord')
  expect(text('"#TRANS } {"')).toBe('#TRANS } {')
  expect(text('""')).toBe('')
})

test('a text whose quote is not closed ends with its line', () => {
  const { rows: read, faults } = rows('#TRANS 1930 {} 5 20260115 "Utan slut', '#TRANS 1930 {} -5')
  expect(read.map(row => [row.amount, row.text])).toEqual([
    [500, 'Utan slut'],
    [-500, ''],
  ])
  expect(faults).toEqual(['quote_open'])
})

test('a quantity is a number with decimals, or none', () => {
  const quantity = (of: string) => rows(`#TRANS 1930 {} 0 "" "" ${of}`).rows[0]!.quantity
  expect(['2', '-1.5', '1,25', '""', '', 'x', '0'].map(quantity)).toEqual([
    2,
    -1.5,
    1.25,
    undefined,
    undefined,
    undefined,
    0,
  ])
})

test('a voucher need not have series, number or text, written empty or not at all', () => {
  const voucher = (of: string) => {
    const { series, number, date, text } = read(`#VER ${of}\n{\n}\n`).vouchers[0]!
    return [series, number, date, text]
  }
  expect(voucher('A 1 20260115 Text 20260116 AB')).toEqual(['A', '1', '2026-01-15', 'Text'])
  expect(voucher('"" "" 20260115')).toEqual(['', '', '2026-01-15', ''])
  expect(voucher('"" 0 20260115 "Text"')).toEqual(['', '0', '2026-01-15', 'Text'])
  expect(voucher('A 20260115 "Text"')).toEqual(['A', '', '2026-01-15', 'Text'])
  expect(voucher('20260115 "Text"')).toEqual(['', '', '2026-01-15', 'Text'])
  expect(voucher('A 20260114 20260115')).toEqual(['A', '20260114', '2026-01-15', ''])
})

test('a brace may stand on the line of its record', () => {
  const { vouchers, faults } = read(
    '#VER A 1 20260115 "t" {\n#TRANS 1930 {} 5\n#TRANS 1510 {} -5 }\n#VER A 2 20260115\n{}\n',
  )
  expect(vouchers.map(({ text, rows, difference }) => [text, rows, difference])).toEqual([
    ['t', 2, 0],
    ['', 0, 0],
  ])
  expect(faults).toEqual([])
})

test('accounts that are not declared, and accounts that are not numbers, are read', () => {
  const { rows: read, faults } = rows('#TRANS 9999 {} 1', '#TRANS 15-A {} -1')
  expect(read.map(row => row.account)).toEqual(['9999', '15-A'])
  expect(faults).toEqual([])
})

test('NUL and other control characters between fields are as blanks', () => {
  const { rows: read, faults } = rows('\u0000#TRANS\u00001930\u0000{}\u00005\u0000')
  expect(read[0]).toMatchObject({ account: '1930', amount: 500 })
  expect(faults).toEqual([])
})

test('records that are not known, and what is no record, are counted and passed over', () => {
  const { head, faults } = read('#FLAGGA 0\n#HEMLIGT 1\nlös text\n#PROSA "x"\n#\n#KSUMMA\n')
  expect(head).toMatchObject({ unknown: 3, faults: 0 })
  expect(faults).toEqual([])
})

test('a month or a budget without a list of objects is the account’s', () => {
  expect(read('#PSALDO 0 202601 5420 100\n#PBUDGET 1 202701 5420 {} 7').balances).toMatchObject([
    { kind: 'month', yearNumber: 0, period: '2026-01', account: '5420', objects: [], amount: 10_000 },
    { kind: 'budget', yearNumber: 1, period: '2027-01', amount: 700 },
  ])
})
