import { weights } from './quantiles.ts'
import { mustBegin, reachBelow, type Limits } from './protection.ts'
import { lowest, saysTheSame, type Held, type Told } from './worlds.ts'

export type Quantile = { p: number; released: number }
/**
 * What an audit found: whether everyone is protected, how far the narrowest interval is known to reach (a share of the
 * value; infinite where only public bounds end it), and how many programs that took.
 */
export type Audit = { safe: boolean; narrowest: number; programs: number }

/** The figures as they look from above: what is highest is lowest there, so that there is one question and not two. */
const mirrored = (values: number[]) => values.map(v => -v).reverse()
/** Limits as they look from above. */
export const upsideDown = ({ bounds: [least, most], floor }: Limits): Limits => ({ bounds: [-most, -least], floor })

/** Quantiles as they look from above. */
export const turned = (quantiles: Quantile[]): Quantile[] =>
  quantiles.map(({ p, released }) => ({ p: 1 - p, released: -released }))

/** At most this many programs for a release: then it is taken for unsafe. */
const MOST = 400_000

/** One side of an audit: how low can a value be that the attacker does not know? */
class Side {
  programs = 0
  readonly sorted: number[]
  readonly told: Told[]
  readonly limits: Limits
  /** Above this no world needs to be sought: it is low enough for whoever has the least value. */
  readonly enough: number
  /** With the ends of what rounds to a figure: for the exact interval, which proves nothing and is not looked over. */
  readonly closed: boolean
  constructor(values: number[], quantiles: Quantile[], limits: Limits, closed = false) {
    this.closed = closed
    this.sorted = values.toSorted((a, b) => a - b)
    this.told = quantiles.map(({ p, released }) => ({ weights: weights(values.length, p), released }))
    this.limits = limits
    this.enough = mustBegin(this.sorted[0]!, limits)
  }

  /** The lowest that somebody unknown is in a world with the known values in these places; infinite without such a world. */
  at(held: Held[]): number {
    this.programs++
    const { told, limits, closed } = this
    const world = lowest(told, limits.bounds, held, { closed })
    if (!world || !(closed || saysTheSame(world, told, limits.bounds))) return Infinity
    const places = new Set(held.map(({ place }) => place))
    return world.find((_, place) => !places.has(place))!
  }

  /** With all of these known, and everyone in their order, only that the first who is not known is lowest of all. */
  below(known: number[]): number {
    return this.at(known.map((rank, i) => ({ place: i + 1 + this.#freeBelow(known, i), value: this.sorted[rank]! })))
  }
  /** Free places below a known one, after the first free has gone to the bottom. */
  #freeBelow = (known: number[], i: number) => Math.max(0, known[i]! - i - 1)

  /** How low it is where an attacker and an accomplice know these, in whatever places they are; stops where it is low enough. */
  lowestFor(known: number[], enough: number): number {
    let found = this.below(known)
    for (const held of places(
      this.sorted.length,
      known.map(rank => this.sorted[rank]!),
    )) {
      if (found <= enough || this.programs > MOST) break
      found = Math.min(found, this.at(held))
    }
    return found
  }
}

/** Every way in which the known values can have places. */
function* places(size: number, known: number[]): Generator<Held[]> {
  const [a, b] = known
  for (let i = 0; i < size; i++) {
    if (b === undefined) yield [{ place: i, value: a! }]
    else
      for (let j = i + 1; j < size; j++)
        yield [
          { place: i, value: a! },
          { place: j, value: b },
        ]
  }
}

/**
 * What somebody who knows these contributors' values can deduce of any other's from the released quantiles: the exact
 * interval, over every place that what is known can have, or one that is as wide as `enough`. `known` are ranks in the
 * sorted values.
 */
export function deduced(
  values: number[],
  quantiles: Quantile[],
  limits: Limits,
  known: number[],
  enough: readonly [low: number, high: number] = [-Infinity, Infinity],
): [from: number, to: number] {
  const below = new Side(values, quantiles, limits, true)
  const above = side(values, quantiles, limits, true)
  const seen = known.map(rank => values.length - 1 - rank).reverse()
  return [below.lowestFor(known, enough[0]), -above.lowestFor(seen, -enough[1])]
}

const side = (values: number[], quantiles: Quantile[], limits: Limits, closed = false) =>
  new Side(mirrored(values), turned(quantiles), upsideDown(limits), closed)

/** From so many on, two thirds leave room enough for the rest. */
const THIRDS = 9

/** Everyone, in three parts, each spread over the whole order in twos: any two attackers lie in two of the parts. */
export const thirds = (size: number) => {
  const all = Array.from({ length: size }, (_, rank) => rank)
  const block = size < 18 ? 1 : 2
  return [0, 1, 2].map(part => all.filter(rank => Math.floor(rank / block) % 3 !== part))
}

/** How far below the least value that they do not know the attackers' interval reaches at least; nothing where it is too little. */
function auditSide(of: Side, knowing: number): number | undefined {
  let narrowest = Infinity
  const heard = (least: number, found: number) => {
    narrowest = Math.min(narrowest, reachBelow(least, found, of.limits))
  }
  const uncovered: number[][] = []
  const all = of.sorted.map((_, rank) => rank)
  // With two thirds known at once, one world answers for every pair of attackers among them.
  for (const known of all.length >= THIRDS ? thirds(all.length) : []) {
    const found = of.below(known)
    if (found <= of.enough) heard(of.sorted[0]!, found)
    else uncovered.push(known)
  }
  const done = new Set<string>()
  for (const asked of all.length >= THIRDS ? uncovered : [all])
    for (const known of knowing === 1 ? asked.map(a => [a]) : pairs(asked)) {
      // Attackers who know the same values deduce the same.
      const key = known.map(rank => of.sorted[rank]).join()
      if (done.has(key)) continue
      done.add(key)
      const least = of.sorted.find((_, rank) => !known.includes(rank))!
      const enough = mustBegin(least, of.limits)
      const found = of.lowestFor(known, enough)
      if (found > enough) return undefined
      heard(least, found)
    }
  return narrowest
}

/** Every pair of some. */
export function* pairs(of: number[]): Generator<number[]> {
  for (const [i, a] of of.entries()) for (const b of of.slice(i + 1)) yield [a, b]
}

/**
 * Whether released quantiles leave everyone protected from every member, with one accomplice or with none. Safe is what
 * a world proves that says the same: somebody's interval reaches as far as it must.
 */
export function auditQuantiles(values: number[], quantiles: Quantile[], limits: Limits, accomplices: 0 | 1 = 1): Audit {
  const below = new Side(values, quantiles, limits)
  const down = auditSide(below, accomplices + 1)
  if (down === undefined) return { safe: false, narrowest: 0, programs: below.programs }
  const above = side(values, quantiles, limits)
  const up = auditSide(above, accomplices + 1)
  const programs = below.programs + above.programs
  return { safe: up !== undefined, narrowest: Math.min(down, up ?? 0), programs }
}
