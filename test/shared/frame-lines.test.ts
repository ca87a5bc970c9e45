import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { frameLines, isFramed } from '#shared/frame-lines.ts'
import type { KeptFrame } from '#shared/frames.ts'
import { sum } from '#shared/money.ts'
import { Unit } from '#shared/units.ts'
import { many, ore } from './amounts.ts'
import { object } from './register.ts'

const units = [
  Unit.parse({ id: 'board', name: 'Socialnämnden', kind: 'board' }),
  Unit.parse({ id: 'care', name: 'Äldreomsorg', parent: 'board' }),
  Unit.parse({ id: 'empty', name: 'Kansli' }),
]
const objects = [
  object('a', { unit: 'Äldreomsorg', family: 'Vård' }),
  object('b', { unit: 'Socialnämnden', family: 'Vård' }),
  object('c', { unit: '' }),
]
const model = { families: [] }
const kept = (of: Omit<KeptFrame, 'year'>) => ({ ...of, year: 2027, revision: 1 })
const asks = (id: string, amount: number) => ({ object: id, year: 2027, amount })
const input = { year: 2027, objects, units, model, before: new Map([['a', 500]]) }

test('each unit, family and object is a line, with or without a frame; a unit that holds nothing is none', () => {
  const asked = [asks('a', 700), asks('b', 400), asks('c', 90)]
  const frames = [kept({ level: 'unit', of: 'care', amount: 600 }), kept({ level: 'family', of: 'VÅRD', amount: 2000 })]
  const { lines, lacking, total, below, before } = frameLines({ ...input, frames, asked })
  expect(lines.map(({ of, depth, amount, below, gap, before }) => [of, depth, amount, below, gap, before])).toEqual([
    ['board', 0, undefined, 1100, undefined, 500],
    ['care', 1, 600, 700, -100, 500],
    ['Vård', 0, 2000, 1100, 900, 500],
    ['a', 0, undefined, 700, undefined, 500],
    ['b', 0, undefined, 400, undefined, 0],
    ['c', 0, undefined, 90, undefined, 0],
  ])
  expect(lacking).toEqual([{ object: 'c', below: 90 }])
  expect(total.unit).toEqual({ frame: 600, below: 700, gap: -100, n: 1 })
  expect([below, before]).toEqual([1190, 500])
})

test('a frame that was taken away is none, and the next one goes on from it', () => {
  const { lines, lacking } = frameLines({
    ...input,
    frames: [{ ...kept({ level: 'object', of: 'c' }), revision: 4 }],
    asked: [asks('c', 90)],
  })
  const line = lines.find(({ of }) => of === 'c')
  expect(line).toMatchObject({ revision: 4, below: 90 })
  expect(line).not.toHaveProperty('amount')
  expect(lacking).toEqual([{ object: 'c', below: 90 }])
})

test('a frame is for a unit, a family or an object that there is', () => {
  const known = { objects, units, model }
  expect(isFramed({ level: 'family', of: 'vård' }, known)).toBe(true)
  expect(isFramed({ level: 'unit', of: 'a' }, known)).toBe(false)
  expect(isFramed({ level: 'object', of: 'a' }, known)).toBe(true)
})

test.prop(
  [fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), ore)), fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), ore))],
  many,
)('the objects’ lines sum to what all plans ask for, to the öre, whatever frames there are', (asking, framing) => {
  const frames = [...new Map(framing)].map(([of, amount]) => kept({ level: 'object', of, amount }))
  const { lines, below, total } = frameLines({
    ...input,
    frames,
    asked: asking.map(([id, amount]) => asks(id, amount)),
  })
  const own = lines.filter(({ level }) => level === 'object')
  expect(sum(own.map(line => line.below))).toBe(below)
  expect(sum(own.map(line => line.gap ?? 0))).toBe(total.object.gap)
})
