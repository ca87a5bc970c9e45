import type { Unit } from '../benchmark/definitions/definition.ts'
import { definitions, KeyFigureId, type Value } from '../benchmark/key-figures.ts'
import type { Released, Why } from '../benchmark/released.ts'
import type { Network } from '../networks.ts'
import type { Round } from '../rounds.ts'
import type { Snapshot } from '../sharing.ts'

/** Where the own value lies, told from released figures only. */
type Place = 'above' | 'below' | 'equal'

export type ComparisonRow = {
  figure: KeyFigureId
  unit: Unit
  decimals: number
  own?: number
  shared: boolean
  median?: number
  quartiles?: { lower: number; upper: number }
  /** Exact, or null for fewer than k. */
  n: number | null
  place?: Place
  within?: boolean
  /** Why no median is shown. */
  hidden?: 'not_released' | 'not_shared' | Why
  /** Ends of the scale: rounded outwards from what is shown, so that they tell nothing of others. */
  scale: { from: number; to: number }
}

export type Comparison = {
  networks: { id: string; name: string; demo: boolean; member: boolean }[]
  network?: Network
  round?: Round
  rows: ComparisonRow[]
  k: number
}

/** One figure as a member sees it. Give to get: who did not contribute sees nothing of the others. */
export function comparisonRow(
  figure: KeyFigureId,
  own: Value | undefined,
  released: Released | undefined,
  contributed: boolean,
): ComparisonRow {
  const { unit, decimals } = definitions[figure]
  const row = { figure, unit, decimals, shared: contributed, n: released?.n ?? null, ...(own && { own: own.value }) }
  const scale = scaleOf([own?.value, released?.median, released?.quartiles?.lower, released?.quartiles?.upper])
  if (!released) return { ...row, n: null, hidden: 'not_released', scale }
  if (released.median === undefined) return { ...row, hidden: released.why.median ?? 'not_released', scale }
  if (!contributed || !own) return { ...row, hidden: 'not_shared', scale: scaleOf([own?.value]) }
  const { median, quartiles } = released
  const place = own.value > median ? 'above' : own.value < median ? 'below' : 'equal'
  const within = quartiles && own.value >= quartiles.lower && own.value <= quartiles.upper
  return { ...row, median, place, scale, ...(quartiles && { quartiles, within: within! }) }
}

/** A scale that begins and ends at round numbers, with air on both sides of what is shown. */
function scaleOf(shown: (number | undefined)[]): { from: number; to: number } {
  const values = shown.filter(v => v !== undefined)
  if (values.length === 0) return { from: 0, to: 1 }
  const most = Math.max(...values.map(Math.abs)) || 1
  const step = 10 ** Math.floor(Math.log10(most)) / 2
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  return { from: Math.min(0, Math.floor(least / step) * step), to: (Math.floor(greatest / step) + 1) * step }
}

/** A contribution is what the municipality's own snapshot holds. */
export const contributed = (snapshot: Snapshot | undefined, figure: KeyFigureId) =>
  snapshot?.figures.some(f => f.figure === figure) ?? false
