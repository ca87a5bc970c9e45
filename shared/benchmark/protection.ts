/** Of a true value, how much of it an attacker must be left in doubt about, below and above. */
const SHARE = 0.15

/** What every contributor is protected by: the public bounds of the figure, and its least absolute doubt. */
export type Limits = { bounds: readonly [least: number, most: number]; floor: number }

/** How far from a true value the deduced interval must reach, on each side. */
export const doubt = (value: number, floor: number): number => Math.max(SHARE * Math.abs(value), floor)

/** A value at most as high as the deduced interval must begin for this true value; the public bound waives the rest. */
export const mustBegin = (value: number, { bounds, floor }: Limits): number =>
  Math.max(bounds[0], value - doubt(value, floor))

/**
 * How far an interval that begins at `from` reaches below a true value, as a share of it; infinite from the public bound,
 * which tells nothing.
 */
export const reachBelow = (value: number, from: number, { bounds, floor }: Limits): number =>
  from <= bounds[0] ? Infinity : (value - from) / (Math.max(Math.abs(value), floor) || 1)
