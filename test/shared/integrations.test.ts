import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { layered } from '#shared/integration-graph.ts'
import { Integration, withEnds } from '#shared/integrations.ts'

const between = (of: object) => withEnds(Integration.parse({ id: 'i', information: 'Personer', ...of }))

test('an integration has a system at one end at least, and something at both', () => {
  for (const ends of [
    {},
    { from: 'a' },
    { fromParty: 'Skatteverket', toParty: 'Skolverket' },
    { from: 'a', toParty: ' ' },
  ])
    expect(() => between(ends)).toThrow('integration_without_system')
  expect(() => between({ from: 'a', to: 'a' })).toThrow('integration_with_itself')
  expect(between({ fromParty: 'Skatteverket', to: 'a' })).toMatchObject({ fromParty: 'Skatteverket', to: 'a' })
})

test('a system that is named takes the place of a party', () => {
  expect(between({ from: 'a', fromParty: 'Skatteverket', to: 'b' }).fromParty).toBe('')
})

const names = Array.from({ length: 24 }, (_, i) => `s${i}`)
const nodes = names.map(key => ({ key, name: key }))
const edges = fc.array(fc.record({ from: fc.constantFrom(...names), to: fc.constantFrom(...names) }), { maxLength: 60 })

property.prop([edges])('the map has every system once, and none on another', given => {
  const { nodes: placed, columns, rows } = layered(nodes, given)
  expect(placed.map(({ key }) => key).toSorted()).toEqual(names.toSorted())
  for (const [column, of] of Map.groupBy(placed, node => node.column)) {
    expect(column).toBeLessThan(columns)
    const places = of.map(({ row }) => row).toSorted((a, b) => a - b)
    for (const [i, row] of places.entries()) expect(i === 0 || row - places[i - 1]! >= 1).toBe(true)
    expect(places[0]! >= 0 && places.at(-1)! <= rows - 1).toBe(true)
  }
})

property.prop([edges, fc.integer()])('the map is the same in whatever order its parts come', (given, seed) => {
  const mixed = <T>(all: T[]) => all.toSorted((a, b) => hash(a) - hash(b))
  const hash = (of: unknown) => [...JSON.stringify(of)].reduce((sum, c) => (sum * 31 + c.charCodeAt(0) + seed) | 0, 7)
  const placed = (of: ReturnType<typeof layered>) =>
    new Map(of.nodes.map(({ key, column, row }) => [key, [column, row]]))
  expect(placed(layered(mixed(nodes), mixed(given)))).toEqual(placed(layered(nodes, given)))
})

property.prop([fc.array(fc.record({ from: fc.nat(22), on: fc.integer({ min: 1, max: 23 }) }), { maxLength: 50 })])(
  'without a circle, information goes from left to right',
  steps => {
    const given = steps
      .filter(({ from, on }) => from + on <= 23)
      .map(({ from, on }) => ({ from: `s${from}`, to: `s${from + on}` }))
    const at = new Map(layered(nodes, given).nodes.map(({ key, column }) => [key, column]))
    for (const { from, to } of given) expect(at.get(from)!).toBeLessThan(at.get(to)!)
  },
)
