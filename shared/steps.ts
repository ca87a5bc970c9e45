import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'
import type { System } from './systems.ts'
import { spelled } from './written.ts'

type Steps = ManagedObject['steps']
type Supports = System['supports']

/** What a system loses when steps go: its supports of them, each with the step's name. */
export type Loss<T = { id: string; name: string }> = { system: T; supports: (Supports[number] & { name: string })[] }

/** An object's steps have a name each: nobody could tell two of one name apart. */
export function assertOneOfEach(steps: Steps): void {
  const twice = steps.find((step, at) =>
    steps.slice(0, at).some(({ id, name }) => id === step.id || spelled(name) === spelled(step.name)),
  )
  if (twice) throw new Refusal('step_twice', { name: twice.name })
}

/**
 * What systems lose when an object's steps become others: those that support a step that goes. A step that keeps its id
 * is the same step, whatever it is called and wherever it stands.
 */
export function lossesOf<T extends Pick<System, 'supports'>>(before: Steps, after: Steps, systems: T[]): Loss<T>[] {
  const gone = new Map(before.filter(({ id }) => !after.some(step => step.id === id)).map(({ id, name }) => [id, name]))
  return systems.flatMap(system => {
    const supports = system.supports.flatMap(support => {
      const name = gone.get(support.step)
      return name === undefined ? [] : [{ ...support, name }]
    })
    return supports.length > 0 ? [{ system, supports }] : []
  })
}

/** A step that a system supports goes when that was said, and never unseen: the refusal says which, and who supports it. */
export function assertReleased(losses: Loss[], released: string[]): void {
  const held = losses.flatMap(({ system, supports }) =>
    supports.filter(({ step }) => !released.includes(step)).map(({ name }) => ({ step: name, system: system.name })),
  )
  if (held.length === 0) return
  const each = (of: 'step' | 'system') => [...new Set(held.map(row => row[of]))]
  throw new Refusal('steps_supported', { steps: each('step'), systems: each('system') })
}

/** The supports that are left when some are lost. */
export const without = (supports: Supports, lost: Supports): Supports =>
  supports.filter(({ step }) => !lost.some(support => support.step === step))

/**
 * Steps by these names, in this order: one that has its name already stays the step that it is. Names come from a process
 * of the model.
 */
export const named = (before: Steps, names: string[], newId: () => string): Steps =>
  names.map(name => before.find(step => spelled(step.name) === spelled(name)) ?? { id: newId(), name })
