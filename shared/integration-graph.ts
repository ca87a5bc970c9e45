/** What goes where, by keys. */
type Edge = { from: string; to: string }
type Node = { key: string; name: string }
/** A node with its column and its row, from the top left; several graphs that do not meet lie under each other. */
type PlacedNode = Node & Place
type Place = { column: number; row: number }

/** The name of the way between two nodes, by which its bends are found. */
export const wayOf = ({ from, to }: Edge) => `${from} → ${to}`

/** Groups that are joined by edges, whichever way, the largest first. */
function groupsOf(nodes: Node[], edges: Edge[]): Node[][] {
  const near = new Map(nodes.map(({ key }) => [key, [] as string[]]))
  for (const { from, to } of edges) {
    near.get(from)!.push(to)
    near.get(to)!.push(from)
  }
  const of = new Map<string, number>()
  nodes.forEach(({ key }, i) => {
    if (of.has(key)) return
    const reached = [key]
    of.set(key, i)
    for (const at of reached)
      for (const next of near.get(at)!) {
        if (of.has(next)) continue
        of.set(next, i)
        reached.push(next)
      }
  })
  return [...Map.groupBy(nodes, ({ key }) => of.get(key)!).values()].toSorted((a, b) => b.length - a.length)
}

/** The edges without those that lead back to where one came from: what is left has a direction. */
function forward(nodes: Node[], edges: Edge[]): Edge[] {
  const out = Map.groupBy(edges, ({ from }) => from)
  const into = Map.groupBy(edges, ({ to }) => to)
  const state = new Map<string, 'open' | 'done'>()
  const kept: Edge[] = []
  const visit = (key: string) => {
    state.set(key, 'open')
    for (const edge of out.get(key) ?? []) {
      if (state.get(edge.to) === 'open') continue
      kept.push(edge)
      if (!state.has(edge.to)) visit(edge.to)
    }
    state.set(key, 'done')
  }
  // Those that only send come first: the reading begins there.
  const sources = nodes.toSorted((a, b) => (into.get(a.key)?.length ?? 0) - (into.get(b.key)?.length ?? 0))
  for (const { key } of sources) if (!state.has(key)) visit(key)
  return kept
}

/** Each node's column: to the right of everything that sends to it, and close to what it sends to. */
function columnsOf(nodes: Node[], edges: Edge[]): Map<string, number> {
  const column = new Map(nodes.map(({ key }) => [key, 0]))
  for (let moved = true; moved;) {
    moved = false
    for (const { from, to } of edges)
      if (column.get(to)! <= column.get(from)!) {
        column.set(to, column.get(from)! + 1)
        moved = true
      }
  }
  const into = new Set(edges.map(({ to }) => to))
  const out = Map.groupBy(edges, ({ from }) => from)
  for (const [key, sent] of out)
    if (!into.has(key)) column.set(key, Math.min(...sent.map(({ to }) => column.get(to)!)) - 1)
  return column
}

/** The order within each column: close to the middle of those one is joined with, back and forth until it settles. */
function ordered(nodes: Node[], edges: Edge[], column: Map<string, number>): Node[][] {
  const count = Math.max(...column.values()) + 1
  const columns = Array.from({ length: count }, (_, i) => nodes.filter(({ key }) => column.get(key) === i))
  const near = new Map(nodes.map(({ key }) => [key, [] as string[]]))
  for (const { from, to } of edges) {
    near.get(from)!.push(to)
    near.get(to)!.push(from)
  }
  const place = new Map<string, number>()
  // Counted from the middle, so that columns of different heights meet there.
  const settle = (of: Node[]) => of.forEach(({ key }, i) => place.set(key, i - (of.length - 1) / 2))
  columns.forEach(settle)
  const wanted = ({ key }: Node) => {
    const all = near.get(key)!
    return all.length === 0 ? place.get(key)! : all.reduce((total, other) => total + place.get(other)!, 0) / all.length
  }
  for (let sweep = 0; sweep < 8; sweep++) {
    const turn = sweep % 2 === 0 ? columns.keys() : [...columns.keys()].reverse()
    for (const i of turn) {
      const want = new Map(columns[i]!.map(node => [node.key, wanted(node)]))
      columns[i] = columns[i]!.toSorted((a, b) => want.get(a.key)! - want.get(b.key)!)
      settle(columns[i])
    }
  }
  return columns
}

/** A way over several columns has a place of its own in each between, so that it passes beside what stands there and not behind it. */
function withBends(nodes: Node[], edges: Edge[], column: Map<string, number>) {
  const bends: { key: string; name: ''; way: string; column: number }[] = []
  const steps: Edge[] = []
  for (const edge of edges) {
    const [left, right] = [edge.from, edge.to].toSorted((a, b) => column.get(a)! - column.get(b)!) as [string, string]
    const way = wayOf(edge)
    let last = left
    for (let c = column.get(left)! + 1; c < column.get(right)!; c++) {
      const key = `${way} ${c}`
      bends.push({ key, name: '', way, column: c })
      steps.push({ from: last, to: key })
      last = key
    }
    steps.push({ from: last, to: right })
  }
  const all = new Map([...column, ...bends.map(bend => [bend.key, bend.column] as const)])
  return { columns: ordered([...nodes, ...bends], steps, all), bends: new Map(bends.map(bend => [bend.key, bend])) }
}

/**
 * Places the nodes in columns, so that information is read from left to right wherever it does not go in a circle.
 * `bends`: the places that a way over several columns goes by, from the left. The same nodes and edges give the same
 * picture, in whatever order they come.
 */
export function layered(given: Node[], edges: Edge[]) {
  const nodes = given.toSorted((a, b) => a.name.localeCompare(b.name, 'sv') || a.key.localeCompare(b.key))
  const at = new Map(nodes.map(({ key }, i) => [key, i]))
  const once = new Map(edges.map(edge => [wayOf(edge), edge]))
  const known = [...once.values()]
    .filter(({ from, to }) => from !== to && at.has(from) && at.has(to))
    .toSorted((a, b) => at.get(a.from)! - at.get(b.from)! || at.get(a.to)! - at.get(b.to)!)
  const placed: PlacedNode[] = []
  const ways = new Map<string, Place[]>()
  let below = 0
  for (const group of groupsOf(nodes, known)) {
    const keys = new Set(group.map(({ key }) => key))
    const own = known.filter(({ from }) => keys.has(from))
    const { columns, bends } = withBends(group, own, columnsOf(group, forward(group, own)))
    const height = Math.max(...columns.map(({ length }) => length))
    for (const [c, column] of columns.entries())
      for (const [i, node] of column.entries()) {
        const place = { column: c, row: below + (height - column.length) / 2 + i }
        const bend = bends.get(node.key)
        if (bend) ways.set(bend.way, [...(ways.get(bend.way) ?? []), place])
        else placed.push({ ...node, ...place })
      }
    below += height
  }
  return { nodes: placed, bends: ways, columns: Math.max(0, ...placed.map(({ column }) => column + 1)), rows: below }
}
