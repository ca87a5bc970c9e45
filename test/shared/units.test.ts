import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { finder } from '#shared/spelling.ts'
import { assertPlace, branchOf, merge, pathText, pathTo, tree, Unit } from '#shared/units.ts'

const unit = (id: string, name: string, parent?: string) => Unit.parse({ id, name, ...(parent && { parent }) })
const town = [
  unit('so', 'Socialförvaltningen'),
  unit('ao', 'Äldreomsorg', 'so'),
  unit('ht', 'Hemtjänst', 'ao'),
  unit('sk', 'Skola'),
]

test('a unit’s path is read from the top', () => {
  expect(pathText(pathTo(town, 'ht'))).toBe('Socialförvaltningen › Äldreomsorg › Hemtjänst')
})

test('a unit is not put under itself, under what lies under it, or under one that is not there', () => {
  expect(() => assertPlace(town, { id: 'so', parent: 'so' })).toThrow('unit_cycle')
  expect(() => assertPlace(town, { id: 'so', parent: 'ht' })).toThrow('unit_cycle')
  expect(() => assertPlace(town, { id: 'so', parent: 'xx' })).toThrow('unit_unknown')
  expect(() => assertPlace(town, { id: 'ao', parent: 'sk' })).not.toThrow()
})

test('a unit that is merged leaves its name and what lay under it', () => {
  const { into, children } = merge(town, 'ao', 'sk')
  expect(into.aliases).toEqual(['Äldreomsorg'])
  expect(children).toMatchObject([{ id: 'ht', parent: 'sk' }])
  expect(() => merge(town, 'so', 'ht')).toThrow('unit_cycle')
})

/** Any units, each under any other one, under none, or under one that is gone. */
const anyUnits = fc
  .array(fc.nat(15), { minLength: 2, maxLength: 14 })
  .map(parents => parents.map((p, i) => unit(`u${i}`, `Enhet ${i}`, p === i ? undefined : `u${p}`)))

property.prop([anyUnits])('the tree shows every unit once, whatever lies under what', units => {
  expect(
    tree(units)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(units.map(({ id }) => id).toSorted())
})

/** Units as moves make them: each is put somewhere by the rule, or stays. */
const moves = fc.array(fc.record({ id: fc.nat(9), parent: fc.nat(9) }), { maxLength: 40 })
const after = (steps: { id: number; parent: number }[]) => {
  let units: Unit[] = Array.from({ length: 10 }, (_, i) => unit(`u${i}`, `Enhet ${i}`))
  for (const { id, parent } of steps) {
    const moved = { id: `u${id}`, parent: `u${parent}` }
    try {
      assertPlace(units, moved)
    } catch {
      continue
    }
    units = units.map(one => (one.id === moved.id ? { ...one, parent: moved.parent } : one))
  }
  return units
}

property.prop([moves])('however units are moved, none comes to lie under itself', steps => {
  const units = after(steps)
  for (const { id, parent } of units) expect(parent !== undefined && branchOf(units, id).has(parent)).toBe(false)
  expect(tree(units).filter(({ depth, parent }) => depth === 0 && parent !== undefined)).toEqual([])
})

property.prop([moves, fc.nat(9), fc.nat(9)])(
  'a merger loses no unit but the one, and everything that said its name means the other',
  (steps, from, into) => {
    const units = after(steps)
    fc.pre(!branchOf(units, `u${from}`).has(`u${into}`))
    const merged = merge(units, `u${from}`, `u${into}`)
    const changed = new Map([merged.into, ...merged.children].map(one => [one.id, one]))
    // A child of the first may itself be the other's parent, and is then changed once.
    const left = units.filter(({ id }) => id !== `u${from}`).map(one => changed.get(one.id) ?? one)
    expect(tree(left)).toHaveLength(units.length - 1)
    expect(left.some(({ parent }) => parent === `u${from}`)).toBe(false)
    for (const { name, id } of units) expect(finder(left)(name)?.id).toBe(id === `u${from}` ? `u${into}` : id)
    for (const { id, parent } of left) expect(parent !== undefined && branchOf(left, id).has(parent)).toBe(false)
  },
)
