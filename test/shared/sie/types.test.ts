import { describe, expect, test } from 'vitest'
import type { SieSummary } from '#shared/sie/summary.ts'
import { files } from './fixtures.ts'
import { naiveTotals } from './naive.ts'
import { read, summaryOf } from './reading.ts'

/** A summary as the naive reader says it. */
function totalsOf({ sums, unbalanced }: SieSummary) {
  const totals: Record<string, number> = {}
  for (const { account, yearNumber = '', opening, closing, result, changes, months, budgets } of sums) {
    const of = `${account} ${yearNumber}`
    if (opening !== undefined) totals[`${of} #IB`] = opening
    if (closing !== undefined) totals[`${of} #UB`] = closing
    if (result !== undefined) totals[`${of} #RES`] = result
    for (const [month, ore] of changes) totals[`${of} #TRANS ${month}`] = ore
    for (const [month, ore] of months) totals[`${of} #PSALDO ${month}`] = ore
    for (const [month, ore] of budgets) totals[`${of} #PBUDGET ${month}`] = ore
  }
  return { totals, unbalanced: unbalanced.map(v => `${v.series} ${v.number} ${v.difference}`) }
}

describe.each(Object.entries(files))('%s', (name, text) => {
  test('is known for what it is, without faults', () => {
    const { head, faults } = read(text)
    expect(head).toMatchObject({ isSie: true, type: name.slice(4), faults: 0, unknown: 0 })
    expect(faults).toEqual([])
  })
  test('comes to what an independent reader of it comes to', () => {
    expect(totalsOf(summaryOf(text))).toEqual(naiveTotals(text))
  })
  test('is the same with CR, LF and CRLF, indented, with tabs and with lower-case labels', () => {
    const without = ({ head, vouchers, balances }: ReturnType<typeof read>) => ({ head, vouchers, balances })
    const expected = without(read(text))
    expect(without(read(text.replaceAll('\n', '\r')))).toEqual(expected)
    expect(without(read(text.replaceAll('\n', '\r\n')))).toEqual(expected)
    expect(without(read(text.replace(/^#\w+/gm, label => `\t  ${label.toLowerCase()}\t`)))).toEqual(expected)
    expect(without(read(text.replace(/^\{/gm, '  {')))).toEqual(expected)
    expect(without(read(`${text}\u001a\u0000\u0000`))).toEqual(expected)
  })
})

test('what the file says of itself is in its head', () => {
  const { head } = read(files.type3)
  expect(head).toMatchObject({
    ...{ format: 'PC8', program: 'Ekonomi 7.2', generated: '2026-04-10', orgNumber: '212000-0001' },
    company: 'Åmåls Östra förvaltning',
    years: [
      { number: 0, from: '2026-01-01', to: '2026-12-31' },
      { number: -1, from: '2025-01-01', to: '2025-12-31' },
    ],
  })
  expect(head.accounts.get('1510')).toEqual({ name: 'Kundfordringar', kind: 'T' })
  expect(head.accounts.get('1930')).toEqual({ name: 'Bank' })
  expect([...head.dimensions]).toEqual([
    ['1', { name: 'Kostnadsställe' }],
    ['6', { name: 'Projekt' }],
    ['21', { name: 'Underkonto', parent: '1' }],
  ])
  expect(head.objects).toEqual([
    { dimension: '1', id: '100', name: 'IT-enheten' },
    { dimension: '6', id: 'P 1', name: 'Byte av "allt"' },
  ])
})

test('a row has its account, amount, objects, day, text and quantity; the day is the voucher’s when it has none', () => {
  const { vouchers } = read(files.type4)
  expect(vouchers[0]).toMatchObject({ series: 'A', number: '1', date: '2026-01-15', text: 'Licenser', rows: 2 })
  expect(vouchers[0]!.of.map(({ line: _, ...row }) => row)).toEqual([
    {
      ...{ account: '5420', amount: 10_025, date: '2026-01-15', text: 'Årsavgift', quantity: 2 },
      objects: [
        ['1', '100'],
        ['6', 'P 1'],
      ],
    },
    { account: '1930', amount: -10_025, objects: [], date: '2026-01-15', text: '', quantity: undefined },
  ])
})

test('a row added later is counted once, a struck row not at all', () => {
  const { vouchers, head } = read(files.type4)
  expect(vouchers[1]!.of.map(row => row.amount)).toEqual([15_000, -15_000])
  expect(head).toMatchObject({ vouchers: 2, rows: 4 })
})

test('the month the file reaches is told', () => {
  expect(read(files.type2 + '#OMFATTN 20260228\n').head.throughPeriod).toBe('2026-02-28')
})

test('a file that does not say its type has the one that its records make', () => {
  for (const [name, text] of Object.entries(files))
    expect(read(text.replace(/#SIETYP.*\n/, '')).head.type, name).toBe(name.slice(4))
})

test('what holds no record of a SIE file is none', () => {
  for (const text of ['', '\n', 'konto;belopp\n1930;10\n', '# Rubrik\n\n#hej\n', '<sie xmlns="x"/>', '\u0000\u0001PK'])
    expect(read(text).head.isSie).toBe(false)
  expect(read('#FLAGGA 0').head.isSie).toBe(true)
})
