import { expect, test } from 'vitest'
import { assertSteps } from '#shared/systems.ts'
import { object, system } from './register.ts'

test('a system supports steps of its object’s process, and no others', () => {
  const care = object('a', { steps: [{ id: 'ansokan', name: 'Ansökan' }] })
  const supports = (step: string) => system('s', { supports: [{ step, degree: 'main' }] })
  expect(() => assertSteps(supports('ansokan'), care)).not.toThrow()
  expect(() => assertSteps(supports('betyg'), care)).toThrow('process_step_unknown')
})
