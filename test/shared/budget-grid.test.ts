import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { amountIn, cellOf, cellsIn, columnsOf, paste, saidIn, withCell, type Span } from '#shared/budget-grid.ts'
import { fromTkr, sum } from '#shared/money.ts'
import { evenly, runs } from './register.ts'

const lines = [
  { id: 'a', months: evenly(0) },
  { id: 'b', months: evenly(0) },
]

test('an amount is read as people and Excel write it, and what is none is none', () => {
  for (const text of ['1 490', '1490', '1\u00a0490', '1\u202f490', '1,49 mnkr', '1 490,0 tkr', '1490000 kr'])
    expect(amountIn(text), text).toBe(fromTkr(1490))
  expect(amountIn('−40')).toBe(fromTkr(-40))
  for (const text of ['', 'ja', '1 490 st', '99999999999999']) expect(amountIn(text), text).toBeUndefined()
})

describe('a range from Excel', () => {
  test('goes in from the cell that was chosen; an empty cell leaves what stood there', () => {
    const done = paste(
      [{ ...lines[0]!, months: evenly(7) }, lines[1]!],
      'tertial',
      { row: 0, column: 1 },
      '1 490\t\r\n2\t3\r\n',
    )
    const shown = 'lines' in done && done.lines.map(line => [0, 1, 2].map(i => cellOf(line, 'tertial', i)))
    expect(shown).toEqual([
      [28, fromTkr(1490), 28],
      [0, fromTkr(2), fromTkr(3)],
    ])
  })
  test('that has something else than amounts, or is too large, changes nothing and says why', () => {
    expect(paste(lines, 'tertial', { row: 0, column: 0 }, '1\tmycket')).toEqual({ fault: 'amount', text: 'mycket' })
    expect(paste(lines, 'tertial', { row: 1, column: 0 }, '1\n2')).toEqual({ fault: 'outside' })
    expect(paste(lines, 'tertial', { row: 0, column: 2 }, '1\t2')).toEqual({ fault: 'outside' })
  })
})

const tkr = fc.integer({ min: -9_999_999, max: 9_999_999 })
const nbsp = (n: number) => String(Math.abs(n)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')
const written = (n: number, how: number) =>
  (n < 0 ? ['-', '−'][how % 2]! : '') + (how > 1 ? nbsp(n) : String(Math.abs(n)))
const span = fc.constantFrom<Span>('month', 'tertial')
test.prop(
  [
    span,
    fc.array(fc.array(tkr, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
    fc.nat(3),
    fc.constantFrom('\n', '\r\n', '\r'),
  ],
  runs,
)(
  'what is pasted stands in its cells to the öre, however it was written, and nothing else has changed',
  (span, cells, how, end) => {
    const text = cells.map(row => row.map(n => written(n, how)).join('\t')).join(end) + end
    expect(cellsIn(text)).toHaveLength(2)
    const before = lines.map(line => ({ ...line, months: evenly(5) }))
    const done = paste(before, span, { row: 0, column: 0 }, text)
    if (!('lines' in done)) throw new Error(JSON.stringify(done))
    for (const [i, line] of done.lines.entries())
      for (let column = 0; column < columnsOf(span); column++)
        expect(cellOf(line, span, column)).toBe(column < 3 ? fromTkr(cells[i]![column]!) : 5)
  },
)

test.prop([span, fc.array(tkr, { minLength: 12, maxLength: 12 }), fc.nat(2), tkr], runs)(
  'a cell says what was written in it, and the others what they said',
  (span, months, column, ore) => {
    const after = withCell({ months }, span, column, ore)
    for (let i = 0; i < columnsOf(span); i++)
      expect(cellOf(after, span, i)).toBe(i === column ? ore : cellOf({ months }, span, i))
    expect(sum(after.months)).toBe(sum(months) - cellOf({ months }, span, column) + ore)
  },
)

test.prop([fc.array(tkr, { minLength: 2, maxLength: 2 }), fc.nat(1), tkr], runs)(
  'a year ahead says what was written in it, and neither the other nor the plan’s year is moved',
  (ahead, column, ore) => {
    const before = { months: evenly(7), ahead }
    const after = withCell(before, 'ahead', column, ore)
    expect(after).toEqual({ months: evenly(7), ahead: ahead.with(column, ore) })
    expect(cellOf(after, 'ahead', column)).toBe(ore)
    expect(saidIn(after, 'ahead')).toEqual({ ahead: after.ahead.some(Boolean) ? after.ahead : null })
  },
)
test('a line of which nothing is seen ahead is written in as if it were 0', () => {
  expect(cellOf({ months: evenly(1) }, 'ahead', 1)).toBe(0)
  const done = paste(lines, 'ahead', { row: 0, column: 0 }, '4\t5')
  expect(done).toMatchObject({ lines: [{ id: 'a', ahead: [fromTkr(4), fromTkr(5)] }] })
  expect(paste(lines, 'ahead', { row: 0, column: 1 }, '4\t5')).toEqual({ fault: 'outside' })
})
