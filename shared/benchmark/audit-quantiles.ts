import { weights } from './quantiles.ts'
import { mustBegin, type Limits } from './protection.ts'
import { lowest, saysTheSame, type Held, type Told } from './worlds.ts'

export type Quantile = { p: number; released: number }
/** What an audit found: whether everyone is protected, how far the interval is known to reach, and at what cost. */
export type Audit = { safe: boolean; from: number; to: number; programs: number }

/** The figures as they look from above: what is highest is lowest there, so that there is one question and not two. */
export const mirrored = (values: number[]) => values.map(v => -v).reverse()
const upsideDown = ({ bounds: [least, most], floor }: Limits): Limits => ({ bounds: [-most, -least], floor })

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
  constructor(values: number[], quantiles: Quantile[], limits: Limits) {
    this.sorted = values.toSorted((a, b) => a - b)
    this.told = quantiles.map(({ p, released }) => ({ weights: weights(values.length, p), released }))
    this.limits = limits
    this.enough = mustBegin(this.sorted[0]!, limits)
  }

  /** The lowest that somebody unknown is in a world with the known values in these places; infinite without such a world. */
  at(held: Held[]): number {
    this.programs++
    const { sorted, told, limits } = this
    const world = lowest(sorted.length, told, limits.bounds, held)
    if (!world || !saysTheSame(world, told, limits.bounds)) return Infinity
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
 * interval, over every place that what is known can have. `known` are ranks in the sorted values.
 */
export function deduced(
  values: number[],
  quantiles: Quantile[],
  limits: Limits,
  known: number[],
): [from: number, to: number] {
  const below = new Side(values, quantiles, limits)
  const above = side(values, quantiles, limits)
  const seen = known.map(rank => values.length - 1 - rank).reverse()
  return [below.lowestFor(known, -Infinity), -above.lowestFor(seen, -Infinity)]
}

const side = (values: number[], quantiles: Quantile[], limits: Limits) =>
  new Side(
    mirrored(values),
    quantiles.map(({ p, released }) => ({ p: 1 - p, released: -released })),
    upsideDown(limits),
  )

/** Everyone, in three parts, each spread over the whole order in twos: any two attackers lie in two of the parts. */
const thirds = (size: number) => {
  const all = Array.from({ length: size }, (_, rank) => rank)
  const block = size < 18 ? 1 : 2
  return [0, 1, 2].map(part => all.filter(rank => Math.floor(rank / block) % 3 !== part))
}

/** How low somebody unknown can be told to be, whoever the attackers are; infinite where somebody is exposed. */
function auditSide(of: Side, knowing: number): number {
  const size = of.sorted.length
  let reached = -Infinity
  const uncovered: number[][] = []
  // With two thirds known at once, one world answers for every pair of attackers among them.
  for (const known of size >= 9 ? thirds(size) : []) {
    const found = of.below(known)
    if (found <= of.enough) reached = Math.max(reached, found)
    else uncovered.push(known)
  }
  const asked = size >= 9 ? uncovered : [of.sorted.map((_, rank) => rank)]
  const done = new Set<string>()
  for (const known of asked)
    for (const some of knowing === 1 ? known.map(a => [a]) : pairs(known)) {
      const key = some.map(rank => of.sorted[rank]).join()
      if (done.has(key)) continue
      done.add(key)
      // The least of those whom these do not know.
      const least = of.sorted.find((_, rank) => !some.includes(rank))!
      const enough = mustBegin(least, of.limits)
      const found = of.lowestFor(some, enough)
      if (found > enough) return Infinity
      reached = Math.max(reached, found)
    }
  return reached
}

function* pairs(of: number[]): Generator<number[]> {
  for (const [i, a] of of.entries()) for (const b of of.slice(i + 1)) yield [a, b]
}

/**
 * Whether released quantiles leave everyone protected from every member, with one accomplice or with none. Safe is what
 * a world proves that says the same: somebody's interval reaches as far as it must. `from` and `to` are how far every
 * attacker's interval is known to reach.
 */
export function auditQuantiles(values: number[], quantiles: Quantile[], limits: Limits, accomplices: 0 | 1 = 1): Audit {
  const below = new Side(values, quantiles, limits)
  const from = auditSide(below, accomplices + 1)
  if (from === Infinity) return { safe: false, from: NaN, to: NaN, programs: below.programs }
  const above = side(values, quantiles, limits)
  const to = -auditSide(above, accomplices + 1)
  const programs = below.programs + above.programs
  return to === -Infinity ? { safe: false, from: NaN, to: NaN, programs } : { safe: true, from, to, programs }
}
