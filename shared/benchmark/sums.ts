import { preimage } from './rounding.ts'
import type { Limits } from './protection.ts'

/** What one municipality gave to a figure: value = numerator ÷ denominator × scale. Denominators are public. */
export type Contribution = { municipality: string; numerator: number; denominator: number; value: number }
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
/** Unknowns that are in the same sums: nothing released tells one of them from another. */
export type Cell = { sums: number[]; unknowns: Unknown[] }
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
  return [...cells.values()].map(of => ({ sums: of[0]!.sums, unknowns: of }))
}

/** Sums keep this much, of what is told, away from the ends of what rounds to it. */
const AWAY = 1e-7

export function slackOf({ contributions, released }: ToldSum, scale: number): Slack {
  const total = contributions.reduce((all, { numerator }) => all + numerator, 0)
  const under = contributions.reduce((all, { denominator }) => all + denominator, 0) / scale
  const { from, to } = preimage(released)
  const away = Math.abs(released) * AWAY
  return { down: Math.max(0, total - (from + away) * under), up: Math.max(0, (to - away) * under - total) }
}

/**
 * How far the unknowns of a cell can go together, one way, whichever `knowing` municipalities the attackers are. Nobody
 * attacks itself: another value of `whose`, the one that is asked of, is never known.
 */
export function room({ unknowns }: Cell, knowing: number, way: 'down' | 'up', whose: Unknown): number {
  const rooms = unknowns
    .filter(one => one !== whose)
    .map(one => ({ of: one.of, room: way === 'down' ? one.numerator - one.least : one.most - one.numerator }))
    .toSorted((a, b) => b.room - a.room)
  const largest = new Set(rooms.filter(({ of }) => of !== whose.of).map(({ of }) => of))
  const known = new Set([...largest].slice(0, knowing))
  return rooms.filter(({ of }) => !known.has(of)).reduce((all, { room }) => all + room, 0)
}
