import type { ManagedObject } from '#shared/objects.ts'
import type { System } from '#shared/systems.ts'

type Supports = System['supports']

/** A form's draft of what a system supports, by step: none where nothing is chosen. */
export type Degrees = Record<string, Supports[number]['degree'] | undefined>

export const degreesOf = (supports: Supports): Degrees =>
  Object.fromEntries(supports.map(({ step, degree }) => [step, degree]))

/** What was chosen for these steps, in their order. */
export const chosenOf = (degrees: Degrees, steps: ManagedObject['steps']): Supports =>
  steps.flatMap(({ id: step }) => {
    const degree = degrees[step]
    return degree ? [{ step, degree }] : []
  })

/** Do they say the same, in whatever order? */
export const sameSupports = (a: Supports, b: Supports) => {
  const text = (of: Supports) =>
    of
      .map(({ step, degree }) => `${step} ${degree}`)
      .toSorted()
      .join()
  return text(a) === text(b)
}
