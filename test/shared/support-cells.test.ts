import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { assertOneOfEach } from '#shared/steps.ts'
import { supportCells, supportsOf } from '#shared/support-cells.ts'
import { systemFile } from '#shared/system-file.ts'
import { readCell } from '#shared/imports/cells.ts'
import { writer } from '#shared/imports/written.ts'
import { ManagedObject } from '#shared/objects.ts'
import { runs } from './register.ts'

const field = systemFile().fields.find(({ id }) => id === 'supports')!
const name = fc
  .array(fc.constantFrom('Ansökan', ':', ';', ' ', '\n', 'a', 's1', 'huvudstöd', 'å', '='), {
    minLength: 1,
    maxLength: 4,
  })
  .map(parts => parts.join(''))
const steps = fc.array(name, { minLength: 1, maxLength: 5 }).map(names =>
  names.flatMap((text, i) => {
    const step = ManagedObject.shape.steps.unwrap().safeParse([{ id: `s${i}`, name: text }])
    return step.success ? step.data : []
  }),
)
const isFine = (of: { id: string; name: string }[]) => {
  try {
    assertOneOfEach(of)
    return true
  } catch {
    return false
  }
}

test.prop(
  [steps.filter(isFine), fc.constantFrom('sv', 'en'), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })],
  runs,
)(
  'what a system supports is the same after it was written to a cell and read, whatever the steps are called',
  (steps, locale, main) => {
    const supports = steps.map(({ id }, i) => ({
      step: id,
      degree: main[i] ? ('main' as const) : ('partial' as const),
    }))
    const cells = supportCells(supports, steps)
    const written = writer(field, {}, locale as 'sv' | 'en')(cells)
    const read = readCell(field, written, {})
    expect(read.value ?? []).toEqual(cells)
    expect(supportsOf(cells, steps)).toEqual({ supports, wrong: undefined })
  },
)
