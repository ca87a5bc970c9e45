import type { Solve } from './programs.ts'
import { doubt, type Limits } from './protection.ts'
import { cellsOf, room, roomOf, slackOf, type Cell, type Slack, type ToldSum, type Unknown, type Way } from './sums.ts'

const back = { down: 'up', up: 'down' } as const

/** At most this many programs for a release: then it is taken for unsafe. */
const MOST = 1500

/** Every released sum of a figure and period together, as the attackers see them. */
class Joint {
  programs = 0
  readonly cells: Cell[]
  readonly slack: Slack[]
  readonly limits: Limits
  readonly scale: number
  readonly knowing: number
  readonly solve: Solve
  constructor(told: ToldSum[], scale: number, limits: Limits, solve: Solve, accomplices: number) {
    this.cells = cellsOf(told, scale, limits)
    this.slack = told.map(of => slackOf(of, scale))
    this.limits = limits
    this.scale = scale
    this.knowing = accomplices + 1
    this.solve = solve
  }

  /** How far somebody's numerator must be able to go this way; a public bound waives the rest. */
  need(one: Unknown, way: Way): number {
    return Math.min((doubt(one.value, this.limits.floor) * one.denominator) / this.scale, roomOf(one, way))
  }

  /** How far it can go for certain when those in the same sums go the other way, and rounding takes the rest. */
  exchanged(cell: Cell, one: Unknown, way: Way): number {
    const rounding = Math.min(...cell.sums.map(sum => this.slack[sum]![way]))
    return room(cell, this.knowing, back[way], one) + rounding
  }

  /** How far it can go when everybody else may move: whoever the attackers are, with the most that they can know of each cell. */
  moved(cell: Cell, one: Unknown, way: Way, known?: ReadonlySet<string>): number {
    this.programs++
    const sign = way === 'up' ? 1 : -1
    const rooms = this.cells.map(of => ({
      least: -(known ? this.#unknownTo(of, known, 'down', one) : room(of, this.knowing, 'down', one)),
      most: known ? this.#unknownTo(of, known, 'up', one) : room(of, this.knowing, 'up', one),
    }))
    const own = { least: 0, most: roomOf(one, way) }
    // All in shares of what it must come to, so that a small municipality is not lost among large sums.
    const unit = this.need(one, way) || 1
    const scaled = (of: { least: number; most: number }) => ({ least: of.least / unit, most: of.most / unit })
    const found = this.solve({
      greatest: 0,
      columns: [own, ...rooms].map(scaled),
      rows: this.slack.map(({ down, up }, sum) => ({
        of: [
          ...(cell.sums.includes(sum) ? [{ column: 0, times: sign }] : []),
          ...this.cells.flatMap(({ sums }, i) => (sums.includes(sum) ? [{ column: i + 1, times: 1 }] : [])),
        ],
        ...scaled({ least: -down, most: up }),
      })),
    })
    return found && this.#holds(cell, sign, rooms, found, unit) ? found[0]! * unit : 0
  }

  /** How far a cell can go without the one that is asked about and those that are known. */
  #unknownTo({ unknowns, rooms }: Cell, known: ReadonlySet<string>, way: Way, asked: Unknown): number {
    const fixed = unknowns.filter(one => one === asked || known.has(one.of))
    return fixed.reduce((left, one) => left - roomOf(one, way), rooms[way])
  }

  /** A solver's answer is looked over: every sum still rounds to what was released, and nobody leaves the public bounds. */
  #holds(cell: Cell, sign: number, rooms: { least: number; most: number }[], found: number[], unit: number): boolean {
    const near = 1e-6
    const within = rooms.every(
      ({ least, most }, i) => found[i + 1]! >= least / unit - near && found[i + 1]! <= most / unit + near,
    )
    return (
      within &&
      this.slack.every(({ down, up }, sum) => {
        const moved = this.cells.reduce((all, { sums }, i) => all + (sums.includes(sum) ? found[i + 1]! : 0), 0)
        const total = moved + (cell.sums.includes(sum) ? sign * found[0]! : 0)
        return total >= -down / unit - near && total <= up / unit + near
      })
    )
  }

  /** Every pair of attackers, or every one, that does not hold the value itself. */
  *attackers(one: Unknown): Generator<ReadonlySet<string>> {
    const others = [...new Set(this.cells.flatMap(({ unknowns }) => unknowns.map(({ of }) => of)))].filter(
      of => of !== one.of,
    )
    for (const [i, a] of others.entries())
      if (this.knowing === 1) yield new Set([a])
      else for (const b of others.slice(i + 1)) yield new Set([a, b])
  }

  /** How far the numerator can go, at least, whoever the attackers are; less than it must when somebody can tell. */
  reached(cell: Cell, one: Unknown, way: Way): number {
    const need = this.need(one, way)
    const certain = this.exchanged(cell, one, way)
    if (certain >= need || this.programs >= MOST) return certain
    const together = this.moved(cell, one, way)
    if (together >= need) return together
    let least = Infinity
    for (const known of this.attackers(one)) {
      least = Math.min(least, this.moved(cell, one, way, known))
      if (least < need || this.programs >= MOST) return Math.min(least, together)
    }
    return least
  }
}

export type SumAudit = { safe: boolean; narrowest: number; programs: number }

/**
 * Whether released ratios of sums, of one figure and period over any groups, leave everyone in them protected from every
 * member with one accomplice, or with none. `narrowest` is how far the narrowest interval is known to reach, as a share
 * of the value; infinite where only public bounds end it.
 */
export function auditSums(
  told: ToldSum[],
  scale: number,
  limits: Limits,
  solve: Solve,
  accomplices: 0 | 1 = 1,
): SumAudit {
  const joint = new Joint(told, scale, limits, solve, accomplices)
  let narrowest = Infinity
  for (const cell of joint.cells)
    for (const one of cell.unknowns)
      for (const way of ['down', 'up'] as const) {
        const [reached, need] = [joint.reached(cell, one, way), joint.need(one, way)]
        // A billionth: what a solver and this arithmetic may differ by.
        if (reached < need * (1 - 1e-6)) return { safe: false, narrowest: 0, programs: joint.programs }
        const size = Math.max(Math.abs(one.value), limits.floor) * (one.denominator / scale)
        if (reached < roomOf(one, way)) narrowest = Math.min(narrowest, reached / size)
      }
  return { safe: true, narrowest, programs: joint.programs }
}

/** What somebody who knows these municipalities' numerators can deduce of another's: the exact interval of its value. */
export function deducedSum(
  told: ToldSum[],
  scale: number,
  limits: Limits,
  solve: Solve,
  known: string[],
  target: string,
): [number, number][] {
  const joint = new Joint(told, scale, limits, solve, 0)
  const seen = new Set(known)
  return joint.cells.flatMap(cell =>
    cell.unknowns
      .filter(({ of }) => of === target)
      .map((one): [number, number] => {
        const toValue = (numerator: number) => (numerator / one.denominator) * scale
        return [
          toValue(one.numerator - joint.moved(cell, one, 'down', seen)),
          toValue(one.numerator + joint.moved(cell, one, 'up', seen)),
        ]
      }),
  )
}
