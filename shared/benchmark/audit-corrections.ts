import { pairs, thirds, turned, upsideDown, type Quantile } from './audit-quantiles.ts'
import { mustBegin, type Limits } from './protection.ts'
import { weights } from './quantiles.ts'
import { difference } from './screening.ts'
import type { Contribution } from './contribution.ts'
import { lowest, saysTheSame, type Told } from './worlds.ts'

/** Quantiles that were released of some contributors, and again when some of them had changed what they gave. */
export type Edition = { contributions: Contribution[]; quantiles: Quantile[] }

/** A value that a municipality gave, and to which of the two editions; the same in both is one. */
type Given = { of: string; value: number; editions: number[] }

/** At most this many programs for a correction: then it is taken for unsafe. */
const MOST = 20_000

function givenIn(editions: Edition[]): Given[] {
  const all = new Map<string, Given>()
  for (const [edition, { contributions }] of editions.entries())
    for (const { municipality: of, value } of contributions) {
      const one = all.get(`${of}|${value}`) ?? { of, value, editions: [] }
      one.editions.push(edition)
      all.set(`${of}|${value}`, one)
    }
  return [...all.values()].toSorted((a, b) => a.value - b.value)
}

/** A figure that one of the editions told, with what it weighs that edition's own places by. */
type ToldIn = Told & { edition: number }

const toldIn = (editions: Edition[]): ToldIn[] =>
  editions.flatMap(({ contributions, quantiles }, edition) =>
    quantiles.map(({ p, released }) => ({ edition, released, weights: weights(contributions.length, p) })),
  )

/** What both editions told, over the places of all values in one order. */
const toldOver = (order: Given[], told: ToldIn[]): Told[] =>
  told.map(({ edition, released, weights }) => {
    let place = 0
    return { released, weights: order.map(({ editions }) => (editions.includes(edition) ? weights[place++]! : 0)) }
  })

class Both {
  programs = 0
  readonly given: Given[]
  readonly told: ToldIn[]
  readonly limits: Limits
  constructor(editions: Edition[], limits: Limits) {
    this.given = givenIn(editions)
    this.told = toldIn(editions)
    this.limits = limits
  }

  /** Whether this one can be so low in a world that says the same twice, where these municipalities' values are known. */
  canBe(one: Given, low: number, known: ReadonlySet<string>): boolean {
    const rest = this.given.filter(of => of !== one)
    // In its own place first, then further and further down.
    for (let place = this.given.indexOf(one); place >= 0 && this.programs < MOST; place--) {
      this.programs++
      const order = rest.toSpliced(place, 0, one)
      const told = toldOver(order, this.told)
      const held = order.flatMap(({ of, value }, at) => (known.has(of) ? [{ place: at, value }] : []))
      const world = lowest(told, this.limits.bounds, held, { place })
      if (world && world[place]! <= low && saysTheSame(world, told, this.limits.bounds)) return true
    }
    return false
  }

  /** Whether all that these do not know can be low enough: any of the unchanged, who are alike, and each that was changed. */
  leaves(known: ReadonlySet<string>, whom: (of: string) => boolean): boolean {
    const free = this.given.filter(({ of }) => !known.has(of))
    const unchanged = free.find(({ editions }) => editions.length > 1)
    const least = this.given.find(({ of, editions }) => editions.length > 1 && whom(of))
    if (unchanged && least && !this.canBe(unchanged, mustBegin(least.value, this.limits), known)) return false
    return free
      .filter(({ of, editions }) => editions.length === 1 && whom(of))
      .every(one => this.canBe(one, mustBegin(one.value, this.limits), known))
  }

  safe(knowing: number): boolean {
    const all = [...new Set(this.given.map(({ of }) => of))]
    const named = (ranks: number[]) => new Set(ranks.map(rank => all[rank]!))
    const changed = new Set(this.given.filter(({ editions }) => editions.length === 1).map(({ of }) => of))
    // With two thirds known but for one that was changed, one world answers for every pair among them.
    const together = thirds(all.length).every(ranks => {
      const known = named(ranks)
      const others = [...changed].filter(of => known.has(of)).map(of => new Set([...known].filter(one => one !== of)))
      return this.leaves(known, () => true) && others.every(some => this.leaves(some, of => !some.has(of)))
    })
    if (together) return true
    const ranks = all.map((_, rank) => rank)
    for (const some of knowing === 1 ? ranks.map(a => [a]) : pairs(ranks)) {
      const known = named(some)
      if (!this.leaves(known, of => !known.has(of))) return false
    }
    return true
  }
}

/** The same editions as they look from above. */
const fromAbove = (editions: Edition[]): Edition[] =>
  editions.map(({ contributions, quantiles }) => ({
    contributions: contributions.map(one => ({ ...one, value: -one.value })),
    quantiles: turned(quantiles),
  }))

/**
 * Whether two releases of the same contributors, some of whom have changed what they gave between them, leave everyone
 * protected together, in what they gave first and in what they gave then. Whoever is safe is so by a world in which both
 * say what they said.
 */
export function auditCorrection(editions: [Edition, Edition], limits: Limits, accomplices: 0 | 1 = 1) {
  const below = new Both(editions, limits)
  const above = new Both(fromAbove(editions), upsideDown(limits))
  const safe = below.safe(accomplices + 1) && above.safe(accomplices + 1)
  return { safe, programs: below.programs + above.programs }
}

/** Whether a release is of the same contributors as an earlier one, with other values of some. */
export function corrects(now: Contribution[], earlier: Contribution[]): boolean {
  const before = new Map(earlier.map(({ municipality, value }) => [municipality, value]))
  return difference(now, earlier) === 0 && now.some(({ municipality, value }) => before.get(municipality) !== value)
}
