import * as z from 'zod'
import { coverageOf, type Coverage } from './coverage.ts'
import { costs } from './definitions/costs.ts'
import type { Definition, FigureInput, Lacking, Parts, Told } from './definitions/definition.ts'
import { register } from './definitions/register.ts'
import { shares } from './definitions/shares.ts'
import { counting } from './definitions/sides.ts'
import { waysOfWorking } from './definitions/ways-of-working.ts'
import { OwnFigureId, toldOf, type OwnFigure } from './own-figures.ts'

export type { Definition, FigureInput, Lacking, Parts, Told } from './definitions/definition.ts'

/** Järnkoll's own key figures. K5 is told as its three shares: upkeep, enhancement, retirement. */
export const KeyFigureId = z.enum([
  ...(['K1', 'K2', 'K3', 'K4', 'K5U', 'K5E', 'K5R', 'K6', 'K7', 'K8'] as const),
  ...(['K9', 'K10', 'K11', 'K12', 'K13', 'K14', 'K15'] as const),
])
export type KeyFigureId = z.infer<typeof KeyFigureId>

/** A key figure of Järnkoll's, or one that a network has made itself. */
export const FigureId = z.union([KeyFigureId, OwnFigureId])
export type FigureId = z.infer<typeof FigureId>

/** Is it Järnkoll's own? */
export const isKeyFigure = (figure: string): figure is KeyFigureId => KeyFigureId.safeParse(figure).success

/** A municipality's own value: numerator ÷ denominator × scale, and of a cost figure how complete the cost is. */
export type Value = { numerator: number; denominator: number; value: number; coverage?: Coverage | undefined }

/** The key figures of this version, one family a file. */
export const definitions: Record<KeyFigureId, Definition> = { ...costs, ...shares, ...register, ...waysOfWorking }

/** How any figure is told, a network's own too; nothing where neither knows it. */
export function definitionOf(figure: FigureId, network?: { ownFigures: OwnFigure[] }): Told | undefined {
  if (isKeyFigure(figure)) return definitions[figure]
  const own = network?.ownFigures.find(({ id }) => id === figure)
  return own && toldOf(own)
}

/** What a figure consists of and what it comes to, or why the municipality has no value of it. */
export function computed(figure: KeyFigureId, input: FigureInput): { parts: Parts; value: Value } | Lacking {
  const { parts, scale, bounds, costs } = definitions[figure]
  const found = parts(input)
  if (typeof found === 'string') return found
  const [numerator, denominator] = [found.numerator.amount, found.denominator.amount]
  const value = (numerator / denominator) * scale
  if (value < bounds[0] || value > bounds[1]) return 'outside_bounds'
  const told: Value = { numerator, denominator, value }
  const coverage = costs && coverageOf({ ...input, what: counting(input) })
  return { parts: found, value: coverage ? { ...told, coverage } : told }
}

/** A municipality's own value of a figure. Undefined when data is missing, which is never zero, or when it lies outside the public bounds. */
export function compute(figure: KeyFigureId, input: FigureInput): Value | undefined {
  const found = computed(figure, input)
  return typeof found === 'string' ? undefined : found.value
}
