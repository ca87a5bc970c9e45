import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { inOrderOf, intervalsIn, intervalText, moved } from '#shared/placing-order.ts'

const abc = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')

test('a rule moves past its neighbour, and stays at the end of the list', () => {
  expect(ids(moved(abc, 'b', -1))).toBe('bac')
  expect(ids(moved(abc, 'b', 1))).toBe('acb')
  expect(ids(moved(abc, 'a', -1))).toBe('abc')
  expect(ids(moved(abc, 'c', 1))).toBe('abc')
})

test('an order that somebody gave holds for what there is of it; what came since stands first', () => {
  expect(ids(inOrderOf([...abc, { id: 'new' }], ['c', 'gone', 'a', 'b']))).toBe('newcab')
})

test('accounts are written one by one or as intervals', () => {
  expect(intervalsIn('6420–6429, 6550; 7-8')).toEqual([
    { from: '6420', to: '6429' },
    { from: '6550', to: '6550' },
    { from: '7', to: '8' },
  ])
  expect(intervalsIn('')).toEqual([])
  for (const wrong of ['6429-6420', 'licens', '64 20', '6420-']) expect(intervalsIn(wrong), wrong).toBeUndefined()
})

const account = fc.integer({ min: 1, max: 99_999 }).map(String)
test.prop([fc.array(account, { minLength: 1 })])('what an interval is written as is read as the same interval', of => {
  const intervals = of.map(from => ({ from, to: from }))
  expect(intervalsIn(intervals.map(intervalText).join(', '))).toEqual(intervals)
})
