const TINY = 1e-11

/**
 * The x ≥ 0 with rows · x ≤ limits that makes costs · x least, for costs ≥ 0: the dual simplex method (Lemke 1954) on a
 * dense tableau, from the point where nothing is used. Undefined when there is no such x, or when it is not found within
 * a bounded number of steps. Who asks looks the answer over: nothing rests on its being right.
 */
export function leastCost(costs: number[], rows: number[][], limits: number[]): number[] | undefined {
  const width = costs.length + rows.length + 1
  const last = width - 1
  // One column for each variable, one for what each row leaves unused, one for the limits.
  const table = rows.map((row, r) => {
    const line = new Float64Array(width)
    line.set(row)
    line[costs.length + r] = 1
    line[last] = limits[r]!
    return line
  })
  const price = new Float64Array(width)
  price.set(costs)
  const used = rows.map((_, r) => costs.length + r)

  for (let step = 0; step < 40 * (width + 10); step++) {
    const leaving = mostBroken(table, last)
    if (leaving === undefined) return answer(costs.length, table, used, last)
    const line = table[leaving]!
    const entering = cheapest(line, price, last)
    if (entering === undefined) return undefined
    pivot(table, price, leaving, entering)
    used[leaving] = entering
  }
  return undefined
}

/** The row whose limit is broken most. */
function mostBroken(table: Float64Array[], last: number): number | undefined {
  let [found, worst] = [undefined as number | undefined, -TINY]
  for (let r = 0; r < table.length; r++)
    if (table[r]![last]! < worst) {
      worst = table[r]![last]!
      found = r
    }
  return found
}

/** The variable that mends a row at least cost; of equals the one that changes most, so that small numbers do not divide. */
function cheapest(line: Float64Array, price: Float64Array, last: number): number | undefined {
  let [found, least] = [undefined as number | undefined, Infinity]
  for (let j = 0; j < last; j++) {
    if (line[j]! >= -TINY) continue
    const ratio = price[j]! / -line[j]!
    if (ratio < least - TINY || (ratio <= least + TINY && line[j]! < line[found!]!)) {
      least = Math.min(ratio, least)
      found = j
    }
  }
  return found
}

function pivot(table: Float64Array[], price: Float64Array, row: number, column: number) {
  const line = table[row]!
  const by = line[column]!
  for (let j = 0; j < line.length; j++) line[j]! /= by
  for (const other of [...table, price]) {
    const times = other[column]!
    if (other === line || times === 0) continue
    for (let j = 0; j < line.length; j++) other[j]! -= times * line[j]!
  }
}

function answer(variables: number, table: Float64Array[], used: number[], last: number): number[] {
  const x = Array<number>(variables).fill(0)
  for (const [r, j] of used.entries()) if (j < variables) x[j] = Math.max(0, table[r]![last]!)
  return x
}
