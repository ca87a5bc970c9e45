import type { InferResponseType } from 'hono/client'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import type { PlacingRule } from '#shared/placing.ts'
import type { PlacingNames } from '#shared/placing-texts.ts'
import { api, read } from '#web/lib/api.ts'

export type Placed = InferResponseType<(typeof api)['placed'][':year']['$get'], 200>

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

export type Rows = { rows: LedgerRow[]; count: number; sum: number }

/** The rows of a year that nobody has placed, the largest first. */
export async function unallocatedRows(municipality: string, year: number): Promise<Rows> {
  const param = { municipality, year: String(year) }
  const { items, count, sum } = await read(api.costs[':year'].rows.$get({ param, query: { most: String(MOST) } }))
  return { rows: items as LedgerRow[], count, sum }
}
