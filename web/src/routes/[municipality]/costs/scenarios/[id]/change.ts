import { canonical } from '#shared/plans.ts'
import type { ScenarioChange } from '#shared/scenario-changes.ts'
import type { Scenario } from '#shared/scenarios.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'
import { savedUpon } from '#web/lib/overtaken.ts'

type Seen = Pick<Scenario, 'id' | 'changes'> & { revision: number }
export type By = (changes: ScenarioChange[]) => ScenarioChange[]

/** Somebody else has edited the change, or removed it, since it was opened. */
export class ChangeOvertaken extends Error {
  readonly theirs: ScenarioChange | undefined
  constructor(theirs: ScenarioChange | undefined) {
    super()
    this.theirs = theirs
  }
}

/** Makes something else of a scenario's changes. */
export const makeOf = (municipality: string, seen: Seen, by: By): Promise<Seen> =>
  savedUpon(seen, base => {
    const param = { municipality, id: seen.id }
    const json = { changes: by(base.changes) }
    return read(api.scenarios[':id'].$patch({ param, json }, ifMatch(base.revision)))
  })

/** The change in the place of what it was; last when it is new, or when `was` is unknown. `at`: where it stood before it was removed. */
export const withChange =
  (change: ScenarioChange, was?: ScenarioChange, at?: number): By =>
  changes => {
    const now = changes.find(({ id }) => id === change.id)
    if (was && canonical(now) !== canonical(was)) throw new ChangeOvertaken(now)
    if (now) return changes.map(of => (of === now ? change : of))
    return changes.toSpliced(at ?? changes.length, 0, change)
  }

export const withoutChange =
  (id: string): By =>
  changes =>
    changes.filter(of => of.id !== id)
