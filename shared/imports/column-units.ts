import type { Cell, Field } from './fields.ts'
import { numberIn, type ColumnUnit } from './numbers.ts'
import { unitCalled, unitSaid, unitsFor, type Unit, type UnitGuess } from './units.ts'

type Counted = Pick<Field, 'unit' | 'label'>

/** The heading that Järnkoll itself has given the field is in the field's unit. */
const saidBy = (heading: string, { unit, label }: Counted): Unit | undefined =>
  [label.sv, label.en].includes(heading) ? unit : unitSaid(heading, unitsFor({ ...(unit && { unit }) }))

/** How many of a column's cells are looked at. */
const LOOKED_AT = 500
/** A year of any contract costs more kronor than this, and few cost as many thousands. */
const KRONOR = 10_000

/**
 * What a column is counted in: as its heading says, as its cells say themselves, or as last time. When nothing says it,
 * by how large the numbers are, and then somebody must look. None for a field without a unit.
 */
export function unitGuess(
  field: Counted,
  heading: string,
  cells: readonly Cell[],
  remembered?: Unit,
): UnitGuess | undefined {
  const family = unitsFor(field)
  if (family.length === 0) return undefined
  const said = saidBy(heading, field)
  if (said) return { unit: said, by: 'heading' }
  const numbers = cells.slice(0, LOOKED_AT).flatMap(cell => (cell === null ? [] : (numberIn(cell) ?? [])))
  const written = numbers.flatMap(({ unit }) => (unit === undefined ? [] : (unitCalled(unit) ?? [])))
  const [first] = written
  if (first && family.includes(first) && written.length * 2 > numbers.length && written.every(unit => unit === first))
    return { unit: first, by: 'cells' }
  if (remembered && family.includes(remembered)) return { unit: remembered, by: 'remembered' }
  const bare = numbers.filter(({ unit }) => unit === undefined).map(({ n }) => n)
  return field.unit === '%' ? shares(bare) : money(bare)
}

/** Parts of one, when none is larger and some are no whole ones. */
const shares = (numbers: number[]): UnitGuess =>
  numbers.some(n => n > 0 && n < 1) && numbers.every(n => n >= 0 && n <= 1)
    ? { unit: 'share', by: 'size' }
    : { unit: '%', by: 'field' }

function money(numbers: number[]): UnitGuess {
  const large = numbers.filter(n => n > 0).toSorted((a, b) => a - b)
  const middle = large[Math.floor(large.length / 2)]
  // Without a number there is nothing to be wrong about.
  if (middle === undefined) return { unit: 'tkr', by: 'field' }
  return { unit: middle >= KRONOR ? 'kr' : middle < 1 ? 'mnkr' : 'tkr', by: 'size' }
}

/** What a column is read in: as somebody has chosen, else as it is guessed. What the heading says is sure, unless somebody has chosen otherwise. */
export function columnUnit(
  field: Counted,
  heading: string,
  cells: () => readonly Cell[],
  chosen: Unit | null | undefined,
): ColumnUnit | undefined {
  const family = unitsFor(field)
  if (family.length === 0) return undefined
  const said = saidBy(heading, field)
  if (chosen && family.includes(chosen)) return { unit: chosen, sure: chosen === said }
  const guess = unitGuess(field, heading, cells())
  return guess && { unit: guess.unit, sure: guess.by === 'heading' }
}
