import { expect, test } from 'vitest'
import { TOLD } from '#shared/sie/faults.ts'
import { read } from './reading.ts'

const faults = (text: string) => read(text).faults.map(({ line, record, reason }) => `${line} ${record} ${reason}`)
const within = (row: string) => faults(`#VER A 1 20260115\n{\n${row}\n}`)

test('each fault names its line, its record and what it is', () => {
  expect(within('#TRANS 1930 {} 1.234')).toEqual(['3 TRANS amount'])
  expect(within('#trans 1930 {}')).toEqual(['3 TRANS field_missing'])
  expect(within('#TRANS {} 5')).toEqual(['3 TRANS account'])
  expect(within('#TRANS 1930 {1 5')).toEqual(['3 TRANS object_list'])
  expect(within('#TRANS 1930 {} 5 20260230')).toEqual(['3 TRANS date'])
  expect(faults('#IB x 1930 5')).toEqual(['1 IB year'])
  expect(faults('#IB')).toEqual(['1 IB field_missing'])
  expect(faults('#PSALDO 0 202613 1930 {} 5')).toEqual(['1 PSALDO period'])
  expect(faults('#PBUDGET 0')).toEqual(['1 PBUDGET field_missing'])
  expect(faults('#RAR 0 20260101')).toEqual(['1 RAR date'])
  expect(faults('#RAR 0 20260101 20251231')).toEqual(['1 RAR date'])
  expect(faults('#RAR x 20260101 20261231')).toEqual(['1 RAR year'])
  expect(faults('#KONTO\n#OBJEKT 1')).toEqual(['1 KONTO field_missing', '2 OBJEKT field_missing'])
  expect(faults('#VER A 1 2026')).toEqual(['1 VER date', '1 VER voucher_open'])
})

test('days that there are not are none', () => {
  for (const day of ['20260229', '20260431', '20261301', '20260100', '2026011', '202601150', '2026-1-5', '18991231'])
    expect(within(`#TRANS 1930 {} 0 ${day}`), day).toEqual(['3 TRANS date'])
  for (const day of ['20240229', '20000229', '20261231']) expect(within(`#TRANS 1930 {} 0 ${day}`), day).toEqual([])
  expect(within('#TRANS 1930 {} 0 21000229')).toEqual(['3 TRANS date'])
})

test('a row whose own day cannot be read is counted on its voucher’s', () => {
  const { vouchers } = read('#VER A 1 20260115\n{\n#TRANS 1930 {} 5 20260230\n}')
  expect(vouchers[0]!.of).toMatchObject([{ amount: 500, date: '2026-01-15' }])
})

test('a voucher without a day is read, and its rows have none', () => {
  const { vouchers, faults } = read('#VER A 1\n{\n#TRANS 1930 {} 5\n#TRANS 1510 {} -5 20260116\n}')
  expect(vouchers[0]).toMatchObject({ date: '', difference: 0 })
  expect(vouchers[0]!.of.map(row => row.date)).toEqual(['', '2026-01-16'])
  expect(faults).toEqual([{ line: 1, record: 'VER', reason: 'date' }])
})

test('a row outside of every voucher is not counted', () => {
  const { head, faults } = read('#TRANS 1930 {} 5\n#VER A 1 20260115\n{\n}\n#TRANS 1930 {} 5\n')
  expect(head.rows).toBe(0)
  expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'outside_voucher'],
    [5, 'outside_voucher'],
  ])
})

test('a voucher that is not closed ends where the next begins, or with the file', () => {
  const { vouchers, faults } = read(
    '#VER A 1 20260115\n{\n#TRANS 1930 {} 5\n#VER A 2 20260115\n{\n#TRANS 1930 {} 7\n#TRA',
  )
  expect(vouchers.map(({ number, difference }) => [number, difference])).toEqual([
    ['1', 500],
    ['2', 700],
  ])
  expect(faults).toEqual([
    { line: 1, record: 'VER', reason: 'voucher_open' },
    { line: 4, record: 'VER', reason: 'voucher_open' },
  ])
})

test('a brace too many is a fault, and changes nothing', () => {
  const { vouchers, faults } = read('}\n#VER A 1 20260115\n{\n{\n#TRANS 1930 {} 5\n}\n}\n')
  expect(vouchers).toMatchObject([{ rows: 1, difference: 500 }])
  expect(faults.map(({ line, record, reason }) => [line, record, reason])).toEqual([
    [1, '', 'brace'],
    [4, '', 'brace'],
    [7, '', 'brace'],
  ])
})

test('a line of more than 64 KB is passed over, however it comes, and the next is read', () => {
  const text = `#KONTO 1930 "${'x'.repeat(70_000)}"\n#KONTO 1510 Kund\n${'y'.repeat(200_000)}`
  for (const sizes of [[1_000_000], [64_000], [997]]) {
    const { head, faults } = read(text, 'cp437', sizes)
    expect([...head.accounts.keys()]).toEqual(['1510'])
    expect(faults).toEqual([
      { line: 1, record: 'KONTO', reason: 'line_too_long' },
      { line: 3, record: '', reason: 'line_too_long' },
    ])
  }
})

test('the first faults are told, all are counted', () => {
  const { head, faults } = read('#IB x\n'.repeat(1_000))
  expect(faults).toHaveLength(TOLD)
  expect(head.faults).toBe(1_000)
})
