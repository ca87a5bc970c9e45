import { apart, graded } from './imports/graded.ts'
import type { ManagedObject } from './objects.ts'
import type { System } from './systems.ts'
import { spelled } from './written.ts'

type Steps = ManagedObject['steps']
type Supports = System['supports']

/** The step that a text names: by its id, or by its name however it is spelled. */
const stepIn = (steps: Steps, text: string) =>
  steps.find(({ id }) => id === text) ?? steps.find(({ name }) => spelled(name) === spelled(text))

/** A system's supports as they lie in a row of a file: each step by its name, by its id where the name would be read as something else. */
export const supportCells = (supports: Supports, steps: Steps): string[] =>
  supports.map(({ step: id, degree }) => {
    const name = steps.find(step => step.id === id)?.name ?? id
    const plainly = !/[;\n]/.test(name) && stepIn(steps, name)?.id === id
    return graded(plainly ? name : id, degree)
  })

/** The supports that such cells say of an object with these steps; the first step that it does not have, or that stands twice. */
export function supportsOf(cells: readonly string[], steps: Steps) {
  const supports: Supports = []
  let wrong: { what: 'unknown' | 'twice'; name: string } | undefined
  for (const { name, grade } of cells.map(apart)) {
    const step = stepIn(steps, name)
    if (!step) wrong ??= { what: 'unknown', name }
    else if (supports.some(support => support.step === step.id)) wrong ??= { what: 'twice', name }
    else supports.push({ step: step.id, degree: grade as Supports[number]['degree'] })
  }
  return { supports, wrong }
}
