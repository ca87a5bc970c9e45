import { expect, test } from 'vitest'
import { chosenOf, mostAlike, type Choice } from '#shared/comparison/choice.ts'
import { groupText } from '#shared/comparison/group-texts.ts'

const round = (period: string, state: 'open' | 'released', releaseOn: string) => ({ period, state, releaseOn })
const choice = (id: string, periods: Choice['periods'], of: Partial<Choice> = {}): Choice => ({
  ...{ id, kind: 'network', name: id, shares: 3, left: false, periods, ...of },
})
const choices = [
  choice('a', [round('2026-forecast', 'open', '2026-12-15'), round('2025', 'released', '2026-05-15')]),
  choice('b', [round('2026-forecast', 'released', '2026-09-14'), round('2025', 'released', '2026-05-15')]),
]

test('the latest release is shown when nothing is asked for', () => {
  expect(chosenOf(choices)).toEqual({ group: 'b', period: '2026-forecast' })
  expect(chosenOf(choices, { group: 'a' })).toEqual({ group: 'a', period: '2025' })
})

test('what is asked for is shown, also before its release; what is not there is not', () => {
  expect(chosenOf(choices, { group: 'a', period: '2026-forecast' })).toEqual({ group: 'a', period: '2026-forecast' })
  expect(chosenOf(choices, { group: 'a', period: '2019' })).toEqual({ group: 'a', period: '2025' })
  expect(chosenOf(choices, { group: 'z' })).toBeUndefined()
})

test('without a release the round that is released first is shown, and without rounds nothing', () => {
  const coming = choice('c', [round('2027', 'open', '2027-12-15'), round('2026', 'open', '2027-05-15')])
  expect(chosenOf([coming])).toEqual({ group: 'c', period: '2026' })
  expect(chosenOf([choice('d', [])])).toBeUndefined()
})

const kinds: Record<string, { skrGroup: string; sizeClass: string }> = {
  '1': { skrGroup: 'C6', sizeClass: 'x' },
  '2': { skrGroup: 'C6', sizeClass: 'x' },
  '3': { skrGroup: 'C6', sizeClass: 'y' },
  '4': { skrGroup: 'A1', sizeClass: 'x' },
}
const alike = (candidates: Parameters<typeof mostAlike>[1]) => mostAlike('1', candidates, 5, code => kinds[code])

test('the group most alike is the one in which most have the same group and size, among those that are large enough', () => {
  const large = { id: 'large', members: ['1', '2', '3', '4'], n: 9 }
  const near = { id: 'near', members: ['1', '2'], n: 5 }
  expect(alike([large, near])).toEqual({ id: 'near', alike: 1, of: 1 })
  expect(alike([large, { ...near, n: 4 }])).toEqual({ id: 'large', alike: 1, of: 3 })
  expect(alike([{ id: 'far', members: ['1', '3', '4'], n: 9 }])).toBeUndefined()
})

test('a network is called so by its name', () => {
  expect(groupText({ id: 'asarna', kind: 'network', name: 'Mellersta åsarna' }, 'sv')).toBe('Nätverk Mellersta åsarna')
})
