import type { Solve } from './programs.ts'
import { doubt, type Limits } from './protection.ts'
import {
  cellsOf,
  room,
  roomOf,
  slackOf,
  type Cell,
  type Attackers,
  type Slack,
  type ToldSum,
  type Unknown,
  type Way,
} from './sums.ts'

const back = { down: 'up', up: 'down' } as const

/** At most this many programs for a release: then it is taken for unsafe. */
const MOST = 1500

/** Every released sum of a figure and period together, as the attackers see them. */
class Joint {
  programs = 0
  readonly cells: Cell[]
  readonly slack: Slack[]
  /** Which cells each sum is made of. */
  readonly made: number[][]
  readonly everybody: ReadonlySet<string>
  readonly limits: Limits
  readonly scale: number
  readonly solve: Solve
  constructor(told: ToldSum[], scale: number, limits: Limits, solve: Solve) {
    this.cells = cellsOf(told, scale, limits)
    this.slack = told.map(of => slackOf(of, scale))
    this.made = told.map((_, sum) => [...this.cells.keys()].filter(cell => this.cells[cell]!.sums.includes(sum)))
    this.everybody = new Set(this.cells.flatMap(({ unknowns }) => unknowns.map(({ of }) => of)))
    this.limits = limits
    this.scale = scale
    this.solve = solve
  }

  /** How far somebody's numerator must be able to go this way; a public bound waives the rest. */
  need(one: Unknown, way: Way): number {
    return Math.min((doubt(one.value, this.limits.floor) * one.denominator) / this.scale, roomOf(one, way))
  }

  /** How far it can go for certain when those in the same sums go the other way, and rounding takes the rest. */
  exchanged(cell: Cell, one: Unknown, way: Way, attackers: Attackers): number {
    const rounding = Math.min(...cell.sums.map(sum => this.slack[sum]![way]))
    return room(cell, attackers, back[way], one) + rounding
  }

  /** How far it can go when everybody else may move, whoever of these attack, with the most that they can know of each cell. */
  moved(cell: Cell, one: Unknown, way: Way, attackers: Attackers): number {
    this.programs++
    const sign = way === 'up' ? 1 : -1
    const rooms = this.cells.map(of => ({
      least: -room(of, attackers, 'down', one),
      most: room(of, attackers, 'up', one),
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
          ...this.made[sum]!.map(of => ({ column: of + 1, times: 1 })),
        ],
        ...scaled({ least: -down, most: up }),
      })),
    })
    return found && this.#holds(cell, sign, rooms, found, unit) ? found[0]! * unit : 0
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
        const moved = this.made[sum]!.reduce((all, of) => all + found[of + 1]!, 0)
        const total = moved + (cell.sums.includes(sum) ? sign * found[0]! : 0)
        return total >= -down / unit - near && total <= up / unit + near
      })
    )
  }

  /** Everybody who could attack, first who takes away most of what could go the other way beside it. */
  others(one: Unknown, way: Way): string[] {
    const takes = new Map<string, number>()
    for (const { sums, unknowns } of this.cells) {
      const beside = sums.some(sum => one.sums.includes(sum))
      for (const other of unknowns) {
        const room = beside ? roomOf(other, back[way]) : 0
        if (other.of !== one.of) takes.set(other.of, Math.max(room, takes.get(other.of) ?? 0))
      }
    }
    return [...takes].toSorted(([, a], [, b]) => b - a).map(([of]) => of)
  }

  /** How far the numerator can go, at least, whoever so many are; less than it must when somebody can tell, or it takes too long to know. */
  reached(cell: Cell, one: Unknown, way: Way, knowing: number): number {
    const certain = this.exchanged(cell, one, way, { known: new Set(), more: knowing, of: this.everybody })
    if (certain >= this.need(one, way) || this.programs >= MOST) return certain
    return this.divided(cell, one, way, new Set(), knowing, this.others(one, way))
  }

  /** All at once first, whoever `more` of the others attack beside the known; then those with the first of them, and those without. */
  divided(cell: Cell, one: Unknown, way: Way, known: ReadonlySet<string>, more: number, others: string[]): number {
    const need = this.need(one, way)
    const attackers = { known, more, of: new Set(others) }
    const certain = this.exchanged(cell, one, way, attackers)
    if (certain >= need || this.programs >= MOST) return certain
    const together = this.moved(cell, one, way, attackers)
    const [first, ...rest] = others
    if (together >= need || more === 0 || first === undefined) return together
    const withFirst = this.divided(cell, one, way, new Set([...known, first]), more - 1, rest)
    return withFirst < need ? withFirst : Math.min(withFirst, this.divided(cell, one, way, known, more, rest))
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
  const joint = new Joint(told, scale, limits, solve)
  let narrowest = Infinity
  for (const cell of joint.cells)
    for (const one of cell.unknowns)
      for (const way of ['down', 'up'] as const) {
        const need = joint.need(one, way)
        const reached = joint.reached(cell, one, way, accomplices + 1)
        // A millionth: what a solver and this arithmetic may differ by.
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
  const joint = new Joint(told, scale, limits, solve)
  const seen: Attackers = { known: new Set(known), more: 0, of: new Set() }
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
