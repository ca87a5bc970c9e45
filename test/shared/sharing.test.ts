import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { approve, joined, leave, prepare, snapshotOf, withdraw, type Membership } from '#shared/sharing.ts'

const DAY = '2026-09-14'
const listed = ['K1', 'K2', 'K9', 'own-printers'] as const
const begun = joined('asarna', 1, 'Karin Wallin', DAY)
const values = (['K1', 'K9', 'K14', 'own-printers'] as const).map(figure => ({
  ...{ figure, version: 1, numerator: 0, denominator: 10, value: 0 },
}))
const given = (membership: Membership) =>
  snapshotOf(membership, listed, { municipality: '9901', period: '2026', givenOn: DAY }, values).figures.map(
    f => f.figure,
  )

test('whoever joins shares nothing', () => {
  expect(begun.shares).toEqual([])
  expect(given(begun)).toEqual([])
})

test('what is prepared leaves the municipality when it is approved, and not before', () => {
  const prepared = prepare(begun, ['K9', 'K1'], listed, 'Nils Åberg', DAY)
  expect(prepared.prepared).toEqual({ shares: ['K1', 'K9'], by: 'Nils Åberg', on: DAY })
  expect(given(prepared)).toEqual([])
  const approved = approve(prepared, prepared.prepared!.shares, listed, 'Karin Wallin', DAY)
  expect(approved).toMatchObject({ shares: ['K1', 'K9'], approved: { by: 'Karin Wallin', on: DAY } })
  expect(approved.prepared).toBeUndefined()
  expect(given(approved)).toEqual(['K1', 'K9'])
})

test('whoever approves may change what was prepared', () => {
  const prepared = prepare(begun, ['K1', 'K9'], listed, 'Nils Åberg', DAY)
  expect(given(approve(prepared, ['K9'], listed, 'Karin Wallin', DAY))).toEqual(['K9'])
})

test('to prepare what is already approved is to take the preparation back', () => {
  const approved = approve(begun, ['K1'], listed, 'Karin Wallin', DAY)
  const prepared = prepare(approved, ['K1', 'K9'], listed, 'Nils Åberg', DAY)
  expect(prepare(prepared, ['K1'], listed, 'Nils Åberg', DAY)).toEqual(approved)
})

test('a figure that the network does not compare cannot be chosen, by anybody', () => {
  for (const choose of [prepare, approve])
    expect(() => choose(begun, ['K1', 'K14'], listed, 'Karin Wallin', DAY)).toThrow('key_figure_not_listed')
})

test('a figure that is missing is absent, and one that is zero is given', () => {
  const approved = approve(begun, listed, listed, 'Karin Wallin', DAY)
  expect(given(approved)).toEqual(['K1', 'K9', 'own-printers'])
})

test('a figure that is withdrawn is neither given nor prepared, and can be given again', () => {
  const approved = approve(begun, ['K1'], listed, 'Karin Wallin', DAY)
  const prepared = prepare(approved, ['K1', 'K9'], listed, 'Nils Åberg', DAY)
  const without = withdraw(prepared, ['K1'], 'Karin Wallin', DAY)
  expect(given(without)).toEqual([])
  expect(without.prepared?.shares).toEqual(['K9'])
  expect(given(approve(without, ['K1'], listed, 'Karin Wallin', DAY))).toEqual(['K1'])
})

test('whoever has left shares nothing, and chooses nothing until they are back', () => {
  const left = leave(approve(begun, ['K1'], listed, 'Karin Wallin', DAY), '2026-10-01')
  expect(given(left)).toEqual([])
  expect(() => prepare(left, ['K1'], listed, 'Nils Åberg', DAY)).toThrow('network_not_member')
  expect(() => approve(left, ['K1'], listed, 'Karin Wallin', DAY)).toThrow('network_not_member')
})

const step = fc.record({
  what: fc.constantFrom('prepare', 'approve', 'withdraw', 'leave', 'join'),
  figures: fc.subarray([...listed]),
})
property.prop([fc.array(step, { maxLength: 20 })])(
  'whatever is chosen, approved, withdrawn and left, a snapshot holds only what was approved last and not withdrawn since',
  steps => {
    let membership = begun
    const approved = new Set<string>()
    for (const { what, figures } of steps) {
      const member = membership.leftOn === undefined
      if (!member && what !== 'join') continue
      if (what === 'prepare') membership = prepare(membership, figures, listed, 'Nils', DAY)
      if (what === 'approve') membership = approve(membership, figures, listed, 'Karin', DAY)
      if (what === 'withdraw') membership = withdraw(membership, figures, 'Karin', DAY)
      if (what === 'leave') membership = leave(membership, DAY)
      if (what === 'join' && !member) membership = joined('asarna', 1, 'Karin', DAY)
      if (what === 'approve' || what === 'leave') approved.clear()
      if (what === 'approve') figures.forEach(f => approved.add(f))
      if (what === 'withdraw') figures.forEach(f => approved.delete(f))
      expect(given(membership)).toEqual(values.map(v => v.figure).filter(f => approved.has(f)))
    }
  },
)
