import { expect, test } from 'vitest'
import { contractPrices, proposalsFor } from '#shared/contract-prices.ts'
import { system, contract, evenly, TODAY } from './register.ts'

const fixed = { kind: 'fixed' as const, basisPoints: 1000, adjustedOn: '01-01' }
const priced = (id: string, of: object = {}) => ({
  ...contract(id, { valuePerYear: 12_000, systems: ['s1', 's2', 's3'], ...of }),
  mayEdit: true,
})
const place = (id: string) => ({ id, name: `Objekt ${id}`, plan: 'draft' as const, mayBudget: true })
const input = {
  year: 2027,
  systems: [system('s1', { object: 'a' }), system('s2', { object: 'b' }), system('s3', { object: 'b' })],
  objects: [place('a'), place('b')],
  ...{ lines: [], indexes: [] },
}

test('three years from the planned one are proposed, each on the year before; a year that is known is not', () => {
  const of = priced('c', { priceTerms: fixed })
  expect(proposalsFor(of, 2028, [], TODAY).map(({ year, after }) => [year, after])).toEqual([
    [2028, 14_520],
    [2029, 15_972],
    [2030, 17_569],
  ])
  expect(proposalsFor(of, 2026, [], TODAY)).toEqual([])
})

test('the object with most of its systems comes first, and the contract whose price changes most', () => {
  const rows = contractPrices({ ...input, contracts: [priced('same'), priced('more', { priceTerms: fixed })] }, TODAY)
  expect(rows.map(({ contract, objects }) => [contract, objects.map(({ id }) => id)])).toEqual([
    ['more', ['b', 'a']],
    ['same', ['b', 'a']],
  ])
})

test('a contract that has ended is left out, unless a plan still has a line for it', () => {
  const ended = priced('ended', { end: '2026-03-31', noticeGiven: '2026-01-01' })
  expect(contractPrices({ ...input, contracts: [ended] }, TODAY)).toEqual([])
  const line = {
    id: 'l',
    object: 'a',
    costKind: 'licences',
    months: evenly(5),
    comment: 'sägs upp',
    contract: 'ended',
    revision: 1,
  }
  expect(contractPrices({ ...input, contracts: [ended], lines: [line] }, TODAY)[0]?.line).toMatchObject({ amount: 60 })
})

test('a line is a contract’s when it says so, whatever its comment is', () => {
  const line = { id: 'l', object: 'a', costKind: 'licences', months: evenly(5), comment: 'Avtal A', revision: 1 }
  const of = { ...input, contracts: [priced('A')] }
  expect(contractPrices({ ...of, lines: [line] }, TODAY)[0]?.line).toBeUndefined()
  expect(contractPrices({ ...of, lines: [{ ...line, contract: 'A' }] }, TODAY)[0]?.line).toMatchObject({ amount: 60 })
})
