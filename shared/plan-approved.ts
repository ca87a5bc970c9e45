import type { InStead, PlanDecision } from './plan-decided.ts'
import type { PlanVersion } from './plan-decisions.ts'
import { differences, type Difference } from './plan-versions.ts'

/** A decision as it is told: who, by which role, in whose stead, after which forum. */
export type DecisionLine = {
  by: string
  role: string
  day: string
  reference: string
  comment: string
  how?: InStead['how']
  /** Who holds the role, and is accountable. */
  holder?: string
  forum?: { name: string; day: string }
}

/** An approved version with its decisions, and what it says otherwise than the one before. */
export type VersionLine = DecisionLine & {
  version: number
  hash: string
  also: DecisionLine[]
  differences: Difference[]
}

/** A plan's approved versions, oldest first. `named` gives a difference the name that people know. */
export const versionLines = (
  versions: PlanVersion[],
  nameOf: (id: string) => string,
  named: (difference: Difference) => Difference,
): VersionLine[] =>
  versions.map(({ version, hash, decision, also = [], frozen }, i) => ({
    ...{ version, hash, ...lineOf(decision, nameOf) },
    also: also.map(of => lineOf(of, nameOf)),
    differences: i === 0 ? [] : differences(versions[i - 1]!.frozen, frozen).map(named),
  }))

const lineOf = (of: PlanDecision, nameOf: (id: string) => string): DecisionLine => ({
  ...{ by: nameOf(of.by), role: of.role, day: of.day, reference: of.reference, comment: of.comment },
  ...(of.for && { how: of.for.how, holder: nameOf(of.for.person) }),
  ...(of.forum && { forum: { name: of.forum.name, day: of.forum.day } }),
})
