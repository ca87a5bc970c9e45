import type { Contribution } from './contribution.ts'
import { preimage } from './rounding.ts'
import type { Limits } from './protection.ts'

/** A released ratio of sums, and who is in it. */
export type ToldSum = { contributions: Contribution[]; released: number }

/** A numerator that is unknown to most: whose it is, what it is, between which public bounds, and in which sums. */
export type Unknown = {
  of: string
  numerator: number
  denominator: number
  value: number
  least: number
  most: number
  sums: number[]
}
export type Way = 'down' | 'up'
/** How far an unknown can go one way before it comes to a public bound. */
export const roomOf = ({ numerator, least, most }: Unknown, way: Way) =>
  way === 'down' ? numerator - least : most - numerator

/**
 * Unknowns that are in the same sums: nothing released tells one of them from another. `rooms` is how far they can go
 * together, and `largest` are they in the order of how far each can go by itself, each way.
 */
export type Cell = {
  sums: number[]
  unknowns: Unknown[]
  rooms: Record<Way, number>
  largest: Record<Way, Unknown[]>
}
/** How far a sum can be from the true one and still round to what is released. */
export type Slack = { down: number; up: number }

/**
 * What the sums are made of. The same numerator of the same municipality is one unknown in all of them; one that has
 * been corrected is another.
 */
export function cellsOf(told: ToldSum[], scale: number, { bounds }: Limits): Cell[] {
  const unknowns = new Map<string, Unknown>()
  for (const [sum, { contributions }] of told.entries())
    for (const { municipality, numerator, denominator, value } of contributions) {
      const key = `${municipality}|${numerator}|${denominator}`
      const [least, most] = [(bounds[0] * denominator) / scale, (bounds[1] * denominator) / scale]
      const one = unknowns.get(key) ?? { of: municipality, numerator, denominator, value, least, most, sums: [] }
      one.sums.push(sum)
      unknowns.set(key, one)
    }
  const cells = Map.groupBy(unknowns.values(), ({ sums }) => sums.join())
  return [...cells.values()].map(of => ({
    ...{ sums: of[0]!.sums, unknowns: of },
    rooms: { down: together(of, 'down'), up: together(of, 'up') },
    largest: { down: largest(of, 'down'), up: largest(of, 'up') },
  }))
}

const together = (of: Unknown[], way: Way) => of.reduce((all, one) => all + roomOf(one, way), 0)
const largest = (of: Unknown[], way: Way) => of.toSorted((a, b) => roomOf(b, way) - roomOf(a, way))

/** Sums keep this much, of what is told, away from the ends of what rounds to it. */
const AWAY = 1e-7

export function slackOf({ contributions, released }: ToldSum, scale: number): Slack {
  const total = contributions.reduce((all, { numerator }) => all + numerator, 0)
  const under = contributions.reduce((all, { denominator }) => all + denominator, 0) / scale
  const { from, to } = preimage(released)
  const away = Math.abs(released) * AWAY
  return { down: Math.max(0, total - (from + away) * under), up: Math.max(0, (to - away) * under - total) }
}

/** Who attacks: some that are named, and so many more of these. Nobody attacks itself. */
export type Attackers = { known: ReadonlySet<string>; more: number; of: ReadonlySet<string> }

/**
 * How far the unknowns of a cell can go together, one way, without the one that is asked about, those that are known, and
 * as many more as may attack, which take the most that they can.
 */
export function room(
  { unknowns, rooms, largest }: Cell,
  { known, more, of }: Attackers,
  way: Way,
  asked: Unknown,
): number {
  let left = rooms[way]
  for (const one of unknowns) if (one === asked || known.has(one.of)) left -= roomOf(one, way)
  let taken = 0
  for (const one of largest[way]) {
    if (taken === more) break
    if (one.of === asked.of || !of.has(one.of) || known.has(one.of)) continue
    left -= roomOf(one, way)
    taken++
  }
  return left
}
