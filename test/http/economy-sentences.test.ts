import { expect, test } from 'vitest'
import { problem } from '#functions/http/problems.ts'
import { Refusal } from '#shared/refusal.ts'

test('per cent that are not 100 are told as people write them', () => {
  const { sv, en, status } = problem(new Refusal('allocation_not_whole', { name: 'Växeln', percent: 99.99 }))
  expect([sv, en, status]).toEqual([
    'Andelarna i Växeln är tillsammans 99,99 %. De ska vara exakt 100 %.',
    'The shares of Växeln are 99.99 % together. They must be exactly 100 %.',
    422,
  ])
})

test('a circle of allocations is told by the names round it, and who has not been counted by theirs', () => {
  const circle = problem(new Refusal('allocation_cycle', { names: ['Växel', 'Nät', 'Växel'] }))
  expect(circle.sv).toBe('Fördelningen går i en cirkel: Växel → Nät → Växel. Ta bort ett av leden.')
  const unknown = problem(new Refusal('allocation_measure_missing', { name: 'Nyckeln', receivers: ['A', 'B'] }))
  expect(unknown.sv).toContain('hur stora A och B är')
})
