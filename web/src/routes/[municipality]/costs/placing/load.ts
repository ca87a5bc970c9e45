import type { InferResponseType } from 'hono/client'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import type { PlacingRule } from '#shared/placing.ts'
import type { PlacingNames } from '#shared/placing-texts.ts'
import { api, read } from '#web/lib/api.ts'

export type PlacingPage = InferResponseType<(typeof api)['placing']['$get'], 200>
export type Placed = InferResponseType<(typeof api)['placed'][':year']['$get'], 200>

type Param = { municipality: string }

/** Everything that placing speaks of, by name. Objects, systems and cost kinds that there are to choose among. */
export async function namesOf(municipality: string): Promise<PlacingNames & { rules: PlacingRule[] }> {
  const param = { municipality }
  const [objects, systems, model, placing] = await Promise.all([
    read(api.objects.$get({ param })),
    read(api.systems.$get({ param })),
    read(api.model.$get({ param })),
    read(api.placing.$get({ param })),
  ])
  return {
    objects: byName(objects.rows.map(({ id, name }) => ({ id, name }))),
    systems: byName(systems.rows.map(({ id, name, object }) => ({ id, name, object }))),
    kinds: model.costKinds.filter(({ hidden }) => !hidden).map(({ id, name }) => ({ id, name })),
    entities: placing.entities,
    rules: placing.rules,
  }
}
const byName = <T extends { name: string }>(list: T[]) => list.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))

/** Rows that are fetched: who has more places the largest first, or makes rules. */
const MOST = 2_000
/** Pages that are asked for at a time. */
const AT_A_TIME = 4

export type Rows = { rows: LedgerRow[]; count: number; sum: number }

/** The rows of a year that nobody has placed, the largest first. */
export async function unallocatedRows(municipality: string, year: number): Promise<Rows> {
  const param = { municipality, year: String(year) }
  const page = (from: number) =>
    read(api.costs[':year'].rows.$get({ param, query: { from: String(from) } })) as Promise<{
      items: LedgerRow[]
      count: number
      sum: number
      next?: number
    }>
  const first = await page(0)
  const size = first.next ?? first.count
  const starts = Array.from({ length: Math.ceil(Math.min(first.count, MOST) / size) - 1 }, (_, i) => (i + 1) * size)
  const rows = first.items
  for (let at = 0; at < starts.length; at += AT_A_TIME)
    for (const { items } of await Promise.all(starts.slice(at, at + AT_A_TIME).map(page))) rows.push(...items)
  // What is placed while the pages come may stand in two of them.
  return { rows: [...new Map(rows.map(row => [row.key, row])).values()], count: first.count, sum: first.sum }
}

/** What accounts are called, as `entity account`: from the ledgers that the year counts from. */
export async function accountNames({ municipality }: Param, year: number): Promise<Map<string, string>> {
  const { items } = await read(api.ledgers.$get({ param: { municipality } }))
  const done = items.filter(({ state, choice }) => state === 'done' && choice?.year === year).slice(0, 3)
  const ledgers = await Promise.all(
    done.map(({ id }) => read(api.ledgers[':id'].$get({ param: { municipality, id } }))),
  )
  return new Map(
    ledgers
      .toReversed()
      .flatMap(of => of.accounts.map(({ account, name }) => [`${of.choice?.entity} ${account}`, name] as const)),
  )
}
