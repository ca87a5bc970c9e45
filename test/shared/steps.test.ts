import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { assertOneOfEach, assertReleased, lossesOf, named, without } from '#shared/steps.ts'
import { runs, system } from './register.ts'

const step = (id: string, name = id) => ({ id, name })
const main = (step: string) => ({ step, degree: 'main' as const })

test('a step that is renamed or moved is the same step: no system loses anything', () => {
  const systems = [system('s', { supports: [main('1'), main('2')] })]
  expect(lossesOf([step('1'), step('2')], [step('2'), step('1', 'Ansökan och anmälan')], systems)).toEqual([])
})

test('a step that goes takes along the supports of it, and says whose they are', () => {
  const systems = [system('s', { supports: [main('1'), main('2')] }), system('t', { supports: [main('2')] })]
  const losses = lossesOf([step('1', 'Ansökan'), step('2')], [step('2')], systems)
  expect(losses).toEqual([{ system: systems[0], supports: [{ step: '1', degree: 'main', name: 'Ansökan' }] }])
  expect(without(systems[0]!.supports, losses[0]!.supports)).toEqual([main('2')])
})

test('a step that a system supports never goes unsaid', () => {
  const losses = lossesOf([step('1', 'Ansökan')], [], [system('s', { supports: [main('1')] })])
  expect(() => assertReleased(losses, [])).toThrow('steps_supported')
  expect(() => assertReleased(losses, ['1'])).not.toThrow()
})

test('two steps of an object have two names, however they are spelled', () => {
  expect(() => assertOneOfEach([step('1', 'Ansökan'), step('2', 'ansökan ')])).toThrow('step_twice')
  expect(() => assertOneOfEach([step('1', 'Ansökan'), step('1', 'Beslut')])).toThrow('step_twice')
  expect(() => assertOneOfEach([step('1', 'Ansökan'), step('2', 'Beslut')])).not.toThrow()
})

test('steps fetched from a process stay the steps that they are where the names are the same', () => {
  let n = 0
  const next = () => `new${(n += 1)}`
  expect(named([step('1', 'Ansökan'), step('2', 'Beslut')], ['Utredning', 'ansökan'], next)).toEqual([
    step('new1', 'Utredning'),
    step('1', 'Ansökan'),
  ])
})

const ids = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'))
test.prop([ids, ids, fc.array(ids, { maxLength: 4 })], runs)(
  'whatever steps become, what systems keep of their supports is of steps that there are',
  (before, after, supported) => {
    const systems = supported.map((of, i) =>
      system(`s${i}`, { supports: of.filter(s => before.includes(s)).map(main) }),
    )
    const lost = lossesOf(
      before.map(of => step(of)),
      after.map(of => step(of)),
      systems,
    )
    for (const of of systems) {
      const loss = lost.find(({ system }) => system === of)?.supports ?? []
      const left = without(of.supports, loss)
      expect(left.every(support => after.includes(support.step))).toBe(true)
      expect(left.length + loss.length).toBe(of.supports.length)
    }
  },
)
