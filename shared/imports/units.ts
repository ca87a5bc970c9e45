import type { Field } from './fields.ts'

/** What a column's numbers are counted in; `share` is a part of one: 0,5 is 50 %. */
export const units = ['kr', 'tkr', 'mnkr', '%', 'share'] as const
export type Unit = (typeof units)[number]

/** A column's unit, and how it is known: from its heading, from its cells, as last time, as the field has it, or by guessing from how large the numbers are. */
export type UnitGuess = { unit: Unit; by: 'heading' | 'cells' | 'remembered' | 'field' | 'size' }

const worth: Record<Unit, number> = { kr: 1, tkr: 1_000, mnkr: 1_000_000, '%': 1, share: 100 }
const families: readonly (readonly Unit[])[] = [
  ['kr', 'tkr', 'mnkr'],
  ['%', 'share'],
]
const spelled: Record<string, Unit> = {
  ...{ kr: 'kr', sek: 'kr', kronor: 'kr', tkr: 'tkr', kkr: 'tkr', ksek: 'tkr', tsek: 'tkr', tusen: 'tkr' },
  ...{ thousand: 'tkr', mnkr: 'mnkr', mkr: 'mnkr', msek: 'mnkr', miljoner: 'mnkr', '%': '%', procent: '%' },
}

/** The units that a column read as the field may be in; none for a field without a unit. */
export const unitsFor = ({ unit }: Pick<Field, 'unit'>): readonly Unit[] =>
  families.find(family => family.some(of => of === unit)) ?? []

/** A unit as it is written after a number or in a heading. */
export const unitCalled = (text: string): Unit | undefined => spelled[text.toLowerCase()]

/** A number in one unit, in another of the same family. */
export const converted = (n: number, from: Unit, to: Unit): number =>
  // 0,07 of one is 7 % and no hair more.
  from === to ? n : Number(((n * worth[from]) / worth[to]).toPrecision(15))

const TOKENS = /\p{L}+|%/gu

/** What the heading says: `Kr/år (tkr)` is in tkr, for kronor are spoken of there whatever the unit. */
export function unitSaid(heading: string, family: readonly Unit[]): Unit | undefined {
  const said = [...heading.matchAll(TOKENS)].map(([token]) => unitCalled(token)).filter(of => of && family.includes(of))
  return said.find(unit => unit !== 'kr') ?? said[0]
}

/** The heading without what it says of the unit. */
export const unitless = (heading: string): string =>
  heading.replace(TOKENS, token => (unitCalled(token) ? ' ' : token)).replace(/\s+i\s*$/i, ' ')
