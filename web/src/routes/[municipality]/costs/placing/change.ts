import { canonical } from '#shared/plans.ts'
import type { Placing, PlacingRule } from '#shared/placing.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'
import { savedUpon } from '#web/lib/overtaken.ts'

type Seen = Placing & { revision: number }
type Change = (of: Placing) => Placing

/** Somebody else has changed or removed the rule since it was opened. */
export class RuleOvertaken extends Error {
  readonly theirs: PlacingRule | undefined
  /** All of it as it is now. */
  now: Seen | undefined
  constructor(theirs: PlacingRule | undefined) {
    super()
    this.theirs = theirs
  }
}

/** Changes how things are placed. */
export const changePlacing = (municipality: string, seen: Seen, change: Change): Promise<Seen> =>
  savedUpon(seen, base => {
    const { rules, uses } = madeOf(base, change)
    const json = { rules, uses }
    return read(api.placing.$put({ param: { municipality }, json }, ifMatch(base.revision)))
  })

/** The change made of what there is; a rule that is overtaken says what that is. */
function madeOf(base: Seen, change: Change): Placing {
  try {
    return change(base)
  } catch (error) {
    if (error instanceof RuleOvertaken) error.now = base
    throw error
  }
}

const same = (a: PlacingRule | undefined, b: PlacingRule | undefined) => canonical(a) === canonical(b)

/** The rule instead of what it was, or first of all when it is new or gone since; `at` puts it back where it stood. */
export const withRule =
  (rule: PlacingRule, was?: PlacingRule, at = 0): Change =>
  ({ rules, uses }) => {
    const now = rules.find(({ id }) => id === rule.id)
    if (was && !same(now, was)) throw new RuleOvertaken(now)
    return { rules: now ? rules.map(of => (of === now ? rule : of)) : rules.toSpliced(at, 0, rule), uses }
  }

export const withoutRule =
  (id: string): Change =>
  ({ rules, uses }) => ({ rules: rules.filter(of => of.id !== id), uses })
