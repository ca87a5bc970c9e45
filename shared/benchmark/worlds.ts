import { preimage, toTwoDigits } from './rounding.ts'
import { leastCost } from './simplex.ts'

/** A released figure over sorted places: what it weighs each by, and what was told, rounded. */
export type Told = { weights: number[]; released: number }
/** A place in the order whose value the attacker knows. */
export type Held = { place: number; value: number }

/** Worlds keep this much, of what is told, away from the ends of what rounds to it: an end may round the other way. */
const AWAY = 1e-7
/** And with their ends they hold a true figure that lies on one, whatever the arithmetic does. */
const TOUCHING = 1e-11

const said = (world: number[], weights: number[]) =>
  toTwoDigits(weights.reduce((total, w, i) => total + w * world[i]!, 0))

/**
 * Sorted values that the attacker cannot tell from the true ones: within the public bounds, with the values that it
 * knows, and saying, rounded, exactly what was released.
 */
export function saysTheSame(world: number[], told: Told[], [least, most]: readonly [number, number]): boolean {
  const sorted = world.every((y, i) => y >= least && y <= most && (i === 0 || world[i - 1]! <= y))
  return sorted && told.every(({ weights, released }) => said(world, weights) === released)
}

/** What rounds to each told figure: a little within its ends, or with them. */
function range({ released }: Told, closed: boolean): [from: number, to: number] {
  const { from, to } = preimage(released)
  const away = closed || released === 0 ? -Math.abs(released) * TOUCHING : Math.abs(released) * AWAY
  return [from + away, to - away]
}

/** Free places between two known ones: a value there lies between theirs. */
type Run = { first: number; last: number; least: number; most: number }

function runsOf(size: number, held: Held[], [least, most]: readonly [number, number]): Run[] {
  const ends = [{ place: -1, value: least }, ...held, { place: size, value: most }]
  return ends
    .slice(1)
    .map((end, i) => ({ first: ends[i]!.place + 1, last: end.place - 1, least: ends[i]!.value, most: end.value }))
    .filter(({ first, last }) => first <= last)
}

/**
 * A world of sorted values with the known ones in their places, in which a free place, the first unless told otherwise,
 * is as low as it can be; undefined when there is none with them in those places. `held` is sorted by place, and by
 * value. `closed` takes the ends of what rounds to each figure in, as whoever asks how much can be ruled out must.
 */
export function lowest(
  told: Told[],
  bounds: readonly [least: number, most: number],
  held: Held[],
  { closed = false, place }: { closed?: boolean; place?: number } = {},
): number[] | undefined {
  const size = told[0]!.weights.length
  const runs = runsOf(size, held, bounds)
  const target = runs.find(({ last }) => place === undefined || place <= last)!
  const to = place ?? target.first
  // A value is what its run begins at and every step up to it; steps are the program's variables.
  const steps = runs.flatMap(run =>
    Array.from({ length: run.last - run.first + 1 }, (_, i) => ({ run, at: run.first + i })),
  )
  const scale = Math.max(...told.map(of => Math.abs(of.released)), ...held.map(of => Math.abs(of.value)), 1e-9)
  const rows: number[][] = []
  const limits: number[] = []
  for (const of of told) {
    const { weights } = of
    const [from, until] = range(of, closed)
    const known = held.reduce((total, { place, value }) => total + weights[place]! * value, 0)
    const begun = steps.reduce((total, { run, at }) => total + weights[at]! * run.least, 0)
    const above = tails(runs, weights)
    rows.push(
      above,
      above.map(a => -a),
    )
    limits.push((until - known - begun) / scale, -(from - known - begun) / scale)
  }
  for (const run of runs) {
    rows.push(steps.map(step => (step.run === run ? 1 : 0)))
    limits.push((run.most - run.least) / scale)
  }
  const found = leastCost(
    steps.map(({ run, at }) => (run === target && at <= to ? 1 : 0)),
    rows,
    limits,
  )
  return found && laidOut(size, held, steps, found, scale)
}

/** What a step weighs in a figure: it lifts its own place and every later one of its run. */
const tails = (runs: Run[], weights: number[]): number[] =>
  runs.flatMap(({ first, last }) => {
    const tail: number[] = []
    let total = 0
    for (let at = last; at >= first; at--) tail.push((total += weights[at]!))
    return tail.reverse()
  })

function laidOut(size: number, held: Held[], steps: { run: Run; at: number }[], found: number[], scale: number) {
  const world = Array<number>(size)
  for (const { place, value } of held) world[place] = value
  let [run, y] = [undefined as Run | undefined, 0]
  for (const [i, step] of steps.entries()) {
    if (step.run !== run) [run, y] = [step.run, step.run.least]
    y = Math.min(step.run.most, y + found[i]! * scale)
    world[step.at] = y
  }
  return world
}
