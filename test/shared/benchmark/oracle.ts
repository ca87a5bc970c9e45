import type { Program, Solve } from '#shared/benchmark/programs.ts'
import { weights } from '#shared/benchmark/quantiles.ts'
import { preimage } from '#shared/benchmark/rounding.ts'

type Told = { p: number; released: number }[]
type Block = { held: Map<number, number>; free: number[] }
type Row = Program['rows'][number]
type Bounds = readonly [number, number]

/**
 * What can be deduced, asked of a solver that knows nothing of how the auditor thinks: sorted values, one column each,
 * for every place that what is known can have, all in one program.
 */
export function askedOfSolver(
  size: number,
  told: Told,
  bounds: Bounds,
  known: number[],
  solve: Solve,
): [number, number] {
  const blocks = blocksOf(size, known)
  const possible = feasible(size, told, bounds, blocks, solve)
  const ends = (way: 1 | -1) => {
    const program = programOf(size, told, bounds, possible, false)
    const targets = possible.map(({ free }, b) => 1 + b * size + (way === 1 ? free.at(-1)! : free[0]!))
    program.rows.push({
      of: [{ column: 0, times: 1 }, ...targets.map(column => ({ column, times: -way }))],
      least: 0,
      most: 0,
    })
    const x = solve(program)!
    return targets.map(column => x[column]!)
  }
  return [Math.min(...ends(-1)), Math.max(...ends(1))]
}

function blocksOf(size: number, known: number[]): Block[] {
  const [a, b] = known.toSorted((x, y) => x - y)
  const places = Array.from({ length: size }, (_, i) => i)
  const held = places.flatMap(i =>
    b === undefined
      ? [new Map([[i, a!]])]
      : places.slice(i + 1).map(
          j =>
            new Map([
              [i, a!],
              [j, b],
            ]),
        ),
  )
  return held.map(of => ({ held: of, free: places.filter(place => !of.has(place)) }))
}

/** The blocks in which something can be: those that need nothing given to them. */
function feasible(size: number, told: Told, bounds: Bounds, blocks: Block[], solve: Solve): Block[] {
  const program = programOf(size, told, bounds, blocks, true)
  const given = program.columns.length - 1 - blocks.length * size
  const first = 1 + blocks.length * size
  program.rows.push({
    of: [{ column: 0, times: 1 }, ...Array.from({ length: given }, (_, i) => ({ column: first + i, times: 1 }))],
    ...{ least: 0, most: 0 },
  })
  const x = solve(program)!
  return blocks.filter((_, b) =>
    Array.from({ length: 2 * told.length }, (_, i) => x[first + 2 * told.length * b + i]!).every(of => of < 1e-7),
  )
}

/** Column 0 is what is made greatest. `elastic` gives each told figure as much as it lacks, above and below. */
function programOf(size: number, told: Told, [least, most]: Bounds, blocks: Block[], elastic: boolean): Program {
  const columns = [{ least: -1e9, most: 1e9 }]
  const rows: Row[] = []
  for (const { held } of blocks)
    for (let i = 0; i < size; i++) {
      const value = held.get(i)
      columns.push(value === undefined ? { least, most } : { least: value, most: value })
    }
  for (const b of blocks.keys()) {
    const at = (i: number) => 1 + b * size + i
    for (let i = 1; i < size; i++)
      rows.push({
        of: [
          { column: at(i), times: 1 },
          { column: at(i - 1), times: -1 },
        ],
        least: 0,
        most: 1e9,
      })
    for (const [t, { p, released }] of told.entries()) {
      const { from, to } = preimage(released)
      const lacks = 1 + blocks.length * size + 2 * (told.length * b + t)
      if (elastic) columns.push({ least: 0, most: 1e9 }, { least: 0, most: 1e9 })
      rows.push({
        of: [
          ...weights(size, p).map((times, i) => ({ column: at(i), times })),
          ...(elastic
            ? [
                { column: lacks, times: 1 },
                { column: lacks + 1, times: -1 },
              ]
            : []),
        ],
        ...{ least: from, most: to },
      })
    }
  }
  return { greatest: 0, columns, rows }
}
