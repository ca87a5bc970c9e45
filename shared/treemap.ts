/** A rectangle, in whatever unit the whole is given in. */
export type Rect = { x: number; y: number; width: number; height: number }
export type Tile<T> = Rect & { of: T }

/**
 * Divides a rectangle into one tile per item, each with an area in proportion to its value, as near to squares as can be
 * (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000). Largest first; what has no value has no tile.
 */
export function squarified<T>(items: readonly T[], valueOf: (item: T) => number, whole: Rect): Tile<T>[] {
  const sized = items.filter(item => valueOf(item) > 0).toSorted((a, b) => valueOf(b) - valueOf(a))
  const total = sized.reduce((sum, item) => sum + valueOf(item), 0)
  const scale = (whole.width * whole.height) / total
  const areas = sized.map(item => ({ of: item, area: valueOf(item) * scale }))
  const tiles: Tile<T>[] = []
  let left = whole
  for (let from = 0; from < areas.length;) {
    const side = Math.min(left.width, left.height)
    let to = from + 1
    // The row grows as long as its worst tile comes nearer to a square.
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side)) to += 1
    const row = areas.slice(from, to)
    tiles.push(...laid(row, left))
    left = rest(row, left)
    from = to
  }
  return tiles
}

type Area<T> = { of: T; area: number }
const sumOf = (row: readonly Area<unknown>[]) => row.reduce((sum, { area }) => sum + area, 0)

/** How far from a square the worst tile of a row is, laid along a side of that length: 1 is a square. */
function worst(row: readonly Area<unknown>[], side: number): number {
  const thick = sumOf(row) / side
  return Math.max(...row.map(({ area }) => Math.max(area / thick / thick, (thick * thick) / area)))
}

/** The row's tiles along the shorter side. */
function laid<T>(row: readonly Area<T>[], { x, y, width, height }: Rect): Tile<T>[] {
  const sum = sumOf(row)
  let at = 0
  return row.map(({ of, area }) => {
    const share = area / sum
    const before = at
    at += share
    return width < height
      ? { of, x: x + before * width, y, width: share * width, height: sum / width }
      : { of, x, y: y + before * height, width: sum / height, height: share * height }
  })
}

/** What is left of the rectangle when a row has been laid. */
function rest(row: readonly Area<unknown>[], { x, y, width, height }: Rect): Rect {
  const sum = sumOf(row)
  return width < height
    ? { x, y: y + sum / width, width, height: Math.max(0, height - sum / width) }
    : { x: x + sum / height, y, width: Math.max(0, width - sum / height), height }
}
