import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import { Period } from '../rounds.ts'
import { OwnFigureId, toldOf, type OwnFigure } from './own-figures.ts'

/** What a municipality has written of a network's own figure: its alone until it shares it. */
export const Entered = z.object({
  network: z.string().min(1),
  figure: OwnFigureId,
  period: Period,
  /** Of the definition that it was written for. */
  version: z.int().min(1),
  numerator: z.number().min(-1e12).max(1e12),
  denominator: z.number().positive().max(1e12),
  /** Where the numbers are from. */
  source: z.string().trim().max(300).default(''),
})
export type Entered = z.infer<typeof Entered>
export const EnteredInput = Entered.pick({ numerator: true, denominator: true, source: true })

/** The value of what was written; nothing where it was written for another version of the definition, or is outside the bounds. */
export function ownValue(figure: OwnFigure, entered: Entered | undefined) {
  if (!entered || entered.version !== figure.version) return undefined
  const { numerator, denominator } = entered
  const value = (numerator / denominator) * toldOf(figure).scale
  const [least, most] = figure.bounds
  return value < least || value > most ? undefined : { numerator, denominator, value }
}

/** What is written lies within the figure's public bounds, or is not accepted. */
export function assertWithin(figure: OwnFigure, entered: Entered): void {
  const [least, most] = figure.bounds
  if (!ownValue(figure, entered)) throw new Refusal('entered_outside_bounds', { least, most })
}
