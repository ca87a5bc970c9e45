import type { By, Side } from '../benchmark/definitions/definition.ts'
import type { computed, FigureInput, KeyFigureId } from '../benchmark/key-figures.ts'
import { sum } from '../money.ts'

/** One part of the own value: what it is in the figure's unit, and its share of the value. */
type Part = {
  /** What it is; absent for all that are not told by themselves. */
  id?: string
  name?: string
  value: number
  /** Of the whole, 0–1. */
  share: number
  /** By how much it alone would have to change for the gap to close, as a share of itself; absent where it is smaller than the gap. */
  change?: number
}
export type PartsBy = { by: By; parts: Part[] }

/** So many are told by themselves. */
const MOST = 5

/**
 * Vad det egna värdet består av: each way to divide the numerator, the largest parts first and the rest together. They sum
 * to the own value. `median` is the released one; nothing else of others is asked for.
 */
export function partsOf(numerator: Side, denominator: number, scale: number, median?: number): PartsBy[] {
  const unit = scale / denominator
  const gap = median === undefined ? 0 : median - numerator.amount * unit
  const told = (amount: number, id?: string): Part => {
    const value = amount * unit
    // What grows can grow from little; what shrinks cannot become less than nothing.
    const can = value > 0 && gap !== 0 && value + gap >= 0
    return {
      ...(id !== undefined && { id }),
      value,
      share: numerator.amount === 0 ? 0 : amount / numerator.amount,
      ...(can && { change: gap / value }),
    }
  }
  return numerator.ways
    .filter(({ lines }) => lines.length > 1)
    .map(({ by, lines }) => {
      const first = lines.length > MOST + 1 ? lines.slice(0, MOST) : lines
      const rest = sum(lines.slice(first.length).map(({ amount }) => amount))
      return { by, parts: [...first.map(({ id, amount }) => told(amount, id)), ...(rest === 0 ? [] : [told(rest)])] }
    })
}

const natures = { K5U: 'upkeep', K5E: 'enhancement', K5R: 'retirement' } as const

/** All of the IT cost divided by kind of work too, where the costs say which: by the figures that tell of it. */
export function withNatures(numerator: Side, today: ReadonlyMap<KeyFigureId, ReturnType<typeof computed>>): Side {
  const lines = Object.entries(natures).map(([figure, id]) => {
    const found = today.get(figure as KeyFigureId)
    return { id, amount: !found || typeof found === 'string' ? undefined : found.parts }
  })
  const told = lines.flatMap(({ id, amount }) => (amount ? [{ id, amount: amount.numerator.amount }] : []))
  const whole = lines[0]?.amount?.denominator.amount
  if (told.length < lines.length || whole !== numerator.amount) return numerator
  const by: Side['ways'][number] = { by: 'nature', lines: told.filter(({ amount }) => amount !== 0) }
  return { ...numerator, ways: [...numerator.ways.filter(way => way.by !== 'nature'), by] }
}

/** The parts by their names in the municipality's register and model. */
export function namedIn(ways: PartsBy[], { model, objects, systems }: FigureInput): PartsBy[] {
  const known: Partial<Record<By, readonly { id: string; name: string }[]>> = {
    ...{ costKind: model.costKinds, object: objects, system: systems },
  }
  return ways.map(({ by, parts }) => {
    const names = new Map(known[by]?.map(({ id, name }) => [id, name]))
    return { by, parts: parts.map(part => ({ ...part, ...(names.has(part.id!) && { name: names.get(part.id!)! }) })) }
  })
}
