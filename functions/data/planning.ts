import { Assumptions } from '#shared/assumptions.ts'
import { framedAs, KeptFrame } from '#shared/frames.ts'
import { collection, type Scope } from './collection.ts'
import { theOnly } from './the-only.ts'

/** Frames of a year, from above; a family's by whatever way it is spelled. */
export const framesOf = (scope: Scope) => (year: number) =>
  collection(scope, {
    name: `frame#${year}`,
    schema: KeptFrame,
    key: (level: string, of: string) => scope.keys.frame(year, level, of),
    id: frame => [frame.level, framedAs(frame)],
    list: { pk: scope.keys.prefix, begins: scope.keys.frame(year, '', '').sk.slice(0, -1), consistent: true },
  })

/** A year's frames, and what next years' budgets are reckoned by. */
export const planningOf = (scope: Scope) => ({
  frames: framesOf(scope),
  assumptions: theOnly(scope, { name: 'assumptions', schema: Assumptions, key: scope.keys.assumptions }, () =>
    Assumptions.parse({}),
  ),
})
