import { fc } from '@fast-check/vitest'
import type { ScenarioChange } from '#shared/scenario-changes.ts'
import { months } from './amounts.ts'

const id = (...of: string[]) => fc.constantFrom(...of)
const from = id('2026-05-01', '2027-01-01', '2028-06-15', '2029-12-31', '2031-01-01')
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
const change = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('endSystem'), system: id('x', 'y', 'gone'), from },
    exit: fc.option(fc.record({ object: id('o'), costKind: id('staff'), amount }), { nil: undefined }),
  }),
  fc.record({
    ...{ kind: fc.constant('index'), basisPoints: fc.integer({ min: -10_000, max: 10_000 }), from },
    of: fc.constantFrom(
      { what: 'all' },
      { what: 'costKind', costKind: 'licences' },
      { what: 'contract', contract: 'c' },
    ),
  }),
  fc.record({
    ...{ kind: fc.constant('staff'), object: id('o'), role: id('lead-it', 'gone'), costKind: id('staff'), from },
    extent: fc.integer({ min: -200, max: 200 }),
  }),
  fc.record({
    ...{ kind: fc.constant('delay'), months: fc.integer({ min: 1, max: 60 }) },
    of: fc.constantFrom(
      { what: 'activity', activity: 'a', costKind: 'licences' },
      { what: 'investment', investment: 'i' },
    ),
  }),
  fc.record({ kind: fc.constant('oneOff'), object: id('q'), costKind: id('other'), amount, on: from }),
) as fc.Arbitrary<Omit<ScenarioChange, 'id'>>

/** What a scenario may be made of: changes of every kind, each with its own id. */
export const anyChanges: fc.Arbitrary<ScenarioChange[]> = fc
  .array(change, { maxLength: 6 })
  .map(all => all.map((of, i) => ({ ...of, id: String(i) }) as ScenarioChange))

export const anyMonths = months
