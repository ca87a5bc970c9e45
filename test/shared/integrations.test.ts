import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { layered, wayOf } from '#shared/integration-graph.ts'
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

property.prop([edges])('the map has every system once, none on another, and no line behind one', given => {
  const { nodes: placed, bends, columns, rows } = layered(nodes, given)
  expect(placed.map(({ key }) => key).toSorted()).toEqual(names.toSorted())
  const places = [...placed, ...[...bends.values()].flat()]
  for (const [column, of] of Map.groupBy(places, node => node.column)) {
    expect(column).toBeLessThan(columns)
    const taken = of.map(({ row }) => row).toSorted((a, b) => a - b)
    for (const [i, row] of taken.entries()) expect(i === 0 || row - taken[i - 1]! >= 1).toBe(true)
    expect(taken[0]! >= 0 && taken.at(-1)! <= rows - 1).toBe(true)
  }
  // Whatever passes a column on its way has a place there.
  const at = new Map(placed.map(node => [node.key, node.column]))
  for (const { from, to } of given)
    if (from !== to) expect(bends.get(wayOf({ from, to }))?.length ?? 0).toBe(Math.abs(at.get(from)! - at.get(to)!) - 1)
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
