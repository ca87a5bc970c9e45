import { daysBetween, type Day } from '#shared/day.ts'

/** Where on the turn a day is, 0–1: January at the top, clockwise. */
export function turn(day: Day, year: number): number {
  const days = daysBetween(`${year}-01-01`, `${year + 1}-01-01`)
  return Math.min(1, Math.max(0, daysBetween(`${year}-01-01`, day) / days))
}

/** A point at a radius and turn, about the wheel's middle. */
export function point(radius: number, at: number): { x: number; y: number } {
  const angle = at * 2 * Math.PI
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }
}

const f = (n: number) => n.toFixed(1)

/** An arc's path from one turn to another, clockwise. */
export function arc(radius: number, from: number, to: number): string {
  const [a, b] = [point(radius, from), point(radius, to)]
  const large = to - from > 0.5 ? 1 : 0
  return `M${f(a.x)} ${f(a.y)}A${radius} ${radius} 0 ${large} 1 ${f(b.x)} ${f(b.y)}`
}

/** The sector that has passed, between two radii. */
export function sector(inner: number, outer: number, to: number): string {
  const [a, b] = [point(outer, to), point(inner, to)]
  const large = to > 0.5 ? 1 : 0
  return `M0 ${-outer}A${outer} ${outer} 0 ${large} 1 ${f(a.x)} ${f(a.y)}L${f(b.x)} ${f(b.y)}A${inner} ${inner} 0 ${large} 0 0 ${-inner}Z`
}

/** Rings from the outside in. */
export const rings = { budget: 248, plan: 206, followup: 163, contracts: 122 } as const

/**
 * Where a ring's name begins, as a turn: the first place after New Year that is free of bands and dates.
 * `width` is the name's length along the ring; where nothing is free before the summer it begins the year.
 */
export function nameAt(radius: number, width: number, taken: { from: number; to: number }[]): number {
  const long = width / (2 * Math.PI * radius)
  const first = 0.012
  const starts = [first, ...taken.map(t => t.to + first)].toSorted((a, b) => a - b)
  const free = starts.find(at => taken.every(t => at > t.to || at + long < t.from))
  return free !== undefined && free + long < 0.3 ? free : first
}
