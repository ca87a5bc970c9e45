import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { framedAs, frameTotal, gapsOf, type Frame } from '#shared/frames.ts'
import { sum } from '#shared/money.ts'
import { Unit } from '#shared/units.ts'
import { many, ore } from './amounts.ts'
import { object } from './register.ts'

const units = [
  Unit.parse({ id: 'board', name: 'Socialnämnden', kind: 'board' }),
  Unit.parse({ id: 'care', name: 'Äldreomsorg', parent: 'board', aliases: ['ÄO'] }),
]
const objects = [
  object('a', { unit: 'ÄO', family: 'Vård' }),
  object('b', { unit: 'Socialnämnden', family: 'vård ' }),
  object('c', { unit: 'Okänd' }),
]
const asked = [
  { object: 'a', year: 2027, amount: 700 },
  { object: 'a', year: 2027, amount: 50 },
  { object: 'b', year: 2027, amount: 400 },
  { object: 'c', year: 2027, amount: 90 },
  { object: 'a', year: 2028, amount: 9999 },
]
const frame = (level: Frame['level'], of: string, amount: number, year = 2027): Frame => ({ level, of, year, amount })

test('what is left of a frame is above 0, and what is asked for beyond it below', () => {
  const { gaps } = gapsOf(2027, [frame('object', 'a', 1000), frame('family', 'Vård', 1000)], asked, objects)
  expect(gaps.map(({ objects, below, gap }) => ({ objects, below, gap }))).toEqual([
    { objects: ['a'], below: 750, gap: 250 },
    { objects: ['a', 'b'], below: 1150, gap: -150 },
  ])
})

test('a unit’s frame is for all that lies under it, by whatever name it is called', () => {
  const { gaps } = gapsOf(2027, [frame('unit', 'board', 1150), frame('unit', 'care', 1)], asked, objects, units)
  expect(gaps.map(gap => [gap.objects, gap.gap])).toEqual([
    [['a', 'b'], 0],
    [['a'], -749],
  ])
})

test('what lacks a frame is told with what it asks for; a frame of another year is none', () => {
  const { lacking } = gapsOf(2027, [frame('unit', 'board', 1), frame('object', 'c', 5, 2026)], asked, objects, units)
  expect(lacking).toEqual([{ object: 'c', below: 90 }])
  expect(gapsOf(2027, [], [{ object: 'gone', year: 2027, amount: 3 }], []).lacking).toEqual([
    { object: 'gone', below: 3 },
  ])
})

test('a family is the same however it is spelled', () => {
  expect(framedAs(frame('family', ' VÅRD', 2))).toBe(framedAs(frame('family', 'Vård', 1)))
  expect(framedAs(frame('object', 'A', 1))).toBe('A')
})

test('a unit’s frame within another unit’s is a part of it, and not added', () => {
  const given = [frame('unit', 'board', 1000), frame('unit', 'care', 800), frame('object', 'c', 50)]
  const { gaps } = gapsOf(2027, given, asked, objects, units)
  expect(frameTotal(gaps, 'unit', units)).toEqual({ frame: 1000, below: 1150, gap: -150 })
  expect(frameTotal(gaps, 'object', units)).toEqual({ frame: 50, below: 90, gap: -40 })
})

const ids = ['a', 'b', 'c', 'd']
const frames = fc.subarray(ids).chain(of => fc.tuple(...of.map(id => ore.map(amount => frame('object', id, amount)))))
const sums = fc.array(fc.record({ object: fc.constantFrom(...ids), year: fc.constant(2027), amount: ore }))
test.prop([frames, sums], many)(
  'within frames and without them is all that is asked for, to the öre',
  (given, from) => {
    const { gaps, lacking } = gapsOf(
      2027,
      given,
      from,
      ids.map(id => object(id)),
    )
    const { frame: above, below, gap } = frameTotal(gaps, 'object')
    expect(below + sum(lacking.map(l => l.below))).toBe(sum(from.map(({ amount }) => amount)))
    expect(gap).toBe(above - below)
    expect(gap).toBe(sum(gaps.map(of => of.gap)))
  },
)
