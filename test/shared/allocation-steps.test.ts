import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { AllocationKey } from '#shared/allocation-keys.ts'
import { allocateInSteps, internalRows, orderOf, type AllocationStep } from '#shared/allocation-steps.ts'
import { addedMonths } from '#shared/months.ts'
import { evenly, many, months } from './amounts.ts'

const step = (giver: string, ...receivers: string[]): AllocationStep => ({
  giver,
  key: AllocationKey.parse({ id: giver, name: giver, year: 2026, kind: 'users', receivers }),
})
const measures = { users: { a: 10, b: 20, c: 30, d: 0, e: 7 } }

test('receivers get plus and the giver minus, and its own part stays', () => {
  const rows = internalRows('a', [
    { receiver: 'a', months: evenly(5) },
    { receiver: 'b', months: evenly(7) },
  ])
  expect(rows).toEqual([
    { origin: 'allocation', object: 'b', counterpart: 'a', months: evenly(7) },
    { origin: 'allocation', object: 'a', counterpart: 'b', months: evenly(-7) },
  ])
})

test('whoever is given to divides afterwards, with what it was given', () => {
  const steps = [step('b', 'c'), step('e', 'c'), step('a', 'a', 'b')]
  expect(orderOf(steps).map(({ giver }) => giver)).toEqual(['e', 'a', 'b'])
  const { after } = allocateInSteps({ a: evenly(300), b: evenly(100), c: evenly(1) }, steps, measures)
  expect(after).toEqual({ a: evenly(100), b: evenly(0), c: evenly(301), e: evenly(0) })
})

test('a circle is refused with the names round it, and so are two steps of one giver', () => {
  const names = { a: 'Växel', b: 'Nät', c: 'Arbetsplats' }
  const circle = [step('e', 'a'), step('a', 'b'), step('b', 'c'), step('c', 'a')]
  expect(() => orderOf(circle, names)).toThrow(
    expect.objectContaining({
      reason: 'allocation_cycle',
      params: { names: ['Arbetsplats', 'Växel', 'Nät', 'Arbetsplats'] },
    }),
  )
  expect(() => orderOf([step('a', 'b'), step('a', 'c')], names)).toThrow(
    expect.objectContaining({ reason: 'allocation_giver_twice', params: { name: 'Växel' } }),
  )
})

const objects = ['a', 'b', 'c', 'd', 'e']
/** Each gives to some of those after it, written in any order: there is no circle. */
const steps = fc
  .tuple(...objects.map((_, i) => fc.subarray(objects.slice(i))))
  .map(all => all.flatMap((to, i) => (to.some(id => id !== 'd') ? [step(objects[i]!, ...to)] : [])))
  .chain(all => fc.shuffledSubarray(all))
const costs = fc.dictionary(fc.constantFrom(...objects), months, { noNullPrototype: true })

test.prop([costs, steps], many)(
  'what the municipality costs together is the same before and after, each month',
  (before, all) => {
    const { rows, after } = allocateInSteps(before, all, measures)
    expect(addedMonths(Object.values(after))).toEqual(addedMonths(Object.values(before)))
    expect(addedMonths(rows.map(row => row.months))).toEqual(evenly(0))
    for (const object of objects) {
      const own = rows.filter(row => row.object === object).map(row => row.months)
      expect(addedMonths([before[object] ?? evenly(0), ...own])).toEqual(after[object] ?? evenly(0))
    }
  },
)

test.prop([steps], many)('every giver comes before those it gives to, and all steps are taken once', all => {
  const order = orderOf(all).map(({ giver }) => giver)
  expect(order.toSorted()).toEqual(all.map(({ giver }) => giver).toSorted())
  for (const { giver, key } of all)
    for (const to of 'receivers' in key ? key.receivers : [])
      if (to !== giver && order.includes(to)) expect(order.indexOf(giver)).toBeLessThan(order.indexOf(to))
})
