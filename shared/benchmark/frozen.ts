import * as z from 'zod'
import { Period } from '../rounds.ts'
import type { Contribution } from './contribution.ts'
import { AskedFigure } from './asked.ts'
import { Group } from './groups.ts'

/**
 * A round, frozen: everything that its release is reckoned from, beside what each figure was given. What has changed
 * since, in a municipality, a network or a definition, does not reach it.
 */
export const Frozen = z.object({
  network: z.string().min(1),
  period: Period,
  edition: z.int().min(1),
  /** Which attempt to freeze this is: one counts. */
  freeze: z.string().min(1),
  /** So that nobody finds the values by trying which give the certificate's hash. */
  salt: z.string().min(16),
  frozenAt: z.iso.datetime(),
  k: z.int().min(5),
  band: z.int().min(8),
  asked: z.array(AskedFigure),
  /** The network, or the peer groups, in their order. */
  groups: z.array(Group.pick({ id: true, members: true })),
})
export type Frozen = z.infer<typeof Frozen>

type Given = {
  municipality: string
  figures: { figure: string; version: number; numerator: number; denominator: number; value: number }[]
}

/**
 * Who contributes to a figure: those that gave it in the same version of its definition, within its public bounds.
 * A zero is a contribution, and what is missing is none.
 */
export const contributionsTo = (
  { figure, version, bounds: [least, most] }: AskedFigure,
  given: readonly Given[],
): Contribution[] =>
  given
    .flatMap(({ municipality, figures }) =>
      figures
        .filter(of => of.figure === figure && of.version === version && of.value >= least && of.value <= most)
        .map(({ numerator, denominator, value }) => ({ municipality, numerator, denominator, value })),
    )
    .toSorted((a, b) => (a.municipality < b.municipality ? -1 : 1))

/** Of what was given, that of the group's members. */
export const within = (contributions: readonly Contribution[], { members }: Pick<Group, 'members'>): Contribution[] => {
  const of = new Set(members)
  return contributions.filter(({ municipality }) => of.has(municipality))
}
