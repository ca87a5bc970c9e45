import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { squarified, type Rect } from '#shared/treemap.ts'

const values = fc.array(fc.integer({ min: 0, max: 30_000_000 }), { maxLength: 40 })
const whole = fc.record({
  ...{ x: fc.constantFrom(0, 12), y: fc.constantFrom(0, 30) },
  ...{ width: fc.integer({ min: 50, max: 1200 }), height: fc.integer({ min: 50, max: 900 }) },
})
const area = ({ width, height }: Rect) => width * height
const right = ({ x, width }: Rect) => x + width
const below = ({ y, height }: Rect) => y + height
const SLIP = 1e-6

test.prop([values, whole])('every tile has its share of the area, and together they fill the whole', (of, rect) => {
  const tiles = squarified(of, value => value, rect)
  const total = of.reduce((sum, value) => sum + value, 0)
  expect(tiles).toHaveLength(of.filter(value => value > 0).length)
  for (const tile of tiles) expect(area(tile) / area(rect)).toBeCloseTo(tile.of / total, 6)
  if (total > 0) expect(tiles.reduce((sum, tile) => sum + area(tile), 0)).toBeCloseTo(area(rect), 3)
})

test.prop([values, whole])('tiles lie inside the whole and over no other', (of, rect) => {
  const tiles = squarified(of, value => value, rect)
  for (const [i, a] of tiles.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(rect.x - SLIP)
    expect(a.y).toBeGreaterThanOrEqual(rect.y - SLIP)
    expect(right(a)).toBeLessThanOrEqual(right(rect) + SLIP)
    expect(below(a)).toBeLessThanOrEqual(below(rect) + SLIP)
    for (const b of tiles.slice(i + 1)) {
      const across = Math.min(right(a), right(b)) - Math.max(a.x, b.x)
      const down = Math.min(below(a), below(b)) - Math.max(a.y, b.y)
      expect(Math.min(across, down)).toBeLessThanOrEqual(SLIP)
    }
  }
})

test('the largest comes first', () => {
  const tiles = squarified([1, 5, 3], value => value, { x: 0, y: 0, width: 9, height: 1 })
  expect(tiles.map(tile => tile.of)).toEqual([5, 3, 1])
})
