import * as m from '#messages'
import { figureName, unitText } from '#shared/benchmark/figure-texts.ts'
import { definitionOf, type FigureId } from '#shared/benchmark/key-figures.ts'
import type { OwnFigure } from '#shared/benchmark/own-figures.ts'
import { decimal, whole } from '#shared/format.ts'
import { isForecast, yearOf, type Period } from '#shared/rounds.ts'

type Network = { ownFigures: OwnFigure[] } | undefined

export const figureText = (figure: FigureId, network: Network): string => figureName(figure, network)

/** A value with its unit: `1 230 kr`. */
export function valueText(figure: FigureId, value: number, network: Network): string {
  const told = definitionOf(figure, network)
  return told ? `${decimal(value, told.decimals)}\u00a0${unitText(told.unit)}` : decimal(value, 1)
}

/** A numerator or a denominator: whole, unless it is small. */
export const partText = (part: number) => (Math.abs(part) < 100 ? decimal(part, 1) : whole(part))

export const periodText = (period: Period) =>
  isForecast(period) ? m.sharing_period_forecast({ year: yearOf(period) }) : String(yearOf(period))

/** The peer groups have no name of their own. */
export const groupText = ({ name }: { name: string }) => name || m.sharing_peers()

export const list = (figures: readonly FigureId[], network: Network) =>
  figures.map(figure => figureText(figure, network)).join(', ')
