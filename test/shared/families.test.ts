import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { assertFamiliesFree, familyOf, knownFamilies, renamedFamilies } from '#shared/families.ts'

const family = (id: string, name: string) => ({ id, name, hidden: false })
const model = (...families: ReturnType<typeof family>[]) => ({ families })
const object = (name: string, of: string) => ({ name, family: of })

test('a family that gets another name is told with how many objects follow it, however they spell it', () => {
  const objects = [object('A', 'Vård'), object('B', 'vård'), object('C', 'Skola')]
  expect(renamedFamilies(model(family('1', 'Vård')), model(family('1', 'Omsorg')), objects)).toEqual([
    { from: 'Vård', to: 'Omsorg', n: 2 },
  ])
})

test('a family is not removed while an object belongs to it', () => {
  const before = model(family('1', 'Vård'), family('2', 'Skola'))
  expect(() => assertFamiliesFree(before, model(), [object('A', 'vård')])).toThrow('in_use')
  expect(() => assertFamiliesFree(before, model(family('1', 'Vård')), [object('A', 'Vård')])).not.toThrow()
})

test('a family that is hidden is kept by the objects that are in it, and given to no other', () => {
  const of = model(family('1', 'Vård'), { ...family('2', 'Skola'), hidden: true })
  expect(familyOf(of, 'vård')).toBe('Vård')
  expect(familyOf(of, 'Skola', 'Skola')).toBe('Skola')
  expect(() => familyOf(of, 'Skola')).toThrow('family_unknown')
  expect(knownFamilies(of, [object('A', 'Skola'), object('B', 'vård'), object('C', '')])).toEqual(['Skola', 'Vård'])
})

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })
test.prop([names, fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''))])(
  'every object of a renamed family is counted once, and no other',
  (all, said) => {
    const before = model(...all.map(name => family(name, name)))
    const after = model(...all.map(name => family(name, `${name}!`)))
    const told = renamedFamilies(
      before,
      after,
      said.map(of => object('o', of)),
    )
    expect(told.reduce((n, of) => n + of.n, 0)).toBe(said.filter(of => all.some(name => name === of)).length)
  },
)
