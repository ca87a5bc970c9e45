import type { Limits } from './protection.ts'
import type { Released } from './released.ts'
import type { Contribution } from './sums.ts'

/** What of a figure's definition a release goes by. A figure whose numerators cannot be added has no ratio of sums. */
export type Asked = Limits & { figure: string; version: number; scale: number; sums: boolean }
/** A release of the same figure and period: who contributed is known to the audit, never shown. */
export type Earlier = { group: string; contributions: Contribution[]; released: Released }
/** What the audit has heard so far: why what is not told is not, how far the narrowest interval reaches, and its programs. */
export type Heard = { why: Released['why']; narrowest: number; programs: number }
