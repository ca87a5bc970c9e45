import type { Asked, Earlier, Heard } from './asked.ts'
import { auditSums } from './audit-sums.ts'
import type { Solve } from './programs.ts'
import type { Why } from './released.ts'
import { toTwoDigits } from './rounding.ts'
import { dominated } from './screening.ts'
import type { Contribution } from './contribution.ts'

/** The ratio of sums, where nobody dominates and it tells of nobody together with every other that is released. */
export function toldMean(
  asked: Asked,
  contributions: Contribution[],
  earlier: Earlier[],
  solve: Solve,
  accomplices: 0 | 1,
  heard: Heard,
): number | undefined {
  const no = (why: Why) => void (heard.why.mean = why)
  if (!asked.sums) return no('not_asked')
  if (dominated(contributions)) return no('dominated')
  // A median goes after the ratio of sums, never before it.
  if (heard.why.median) return no(heard.why.median)
  const total = (of: 'numerator' | 'denominator') => contributions.reduce((all, one) => all + one[of], 0)
  const released = toTwoDigits((total('numerator') / total('denominator')) * asked.scale)
  const sums = earlier.flatMap(of => (of.released.mean === undefined ? [] : [{ ...of, released: of.released.mean }]))
  const { safe, narrowest, programs } = auditSums(
    [...sums, { contributions, released }],
    asked.scale,
    asked,
    solve,
    accomplices,
  )
  heard.programs += programs
  if (!safe) return no('too_close')
  heard.narrowest = Math.min(heard.narrowest, narrowest)
  return released
}
