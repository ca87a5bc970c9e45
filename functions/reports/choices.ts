import { yearOf, type Day } from '#shared/day.ts'
import type { Data } from '../data/index.ts'

/** What a report can be of: the objects, the förvaltningar that have any, and the years. */
export async function choicesOf(data: Data, today: Day) {
  const objects = await data.objects.rows()
  const inSwedish = (a: string, b: string) => a.localeCompare(b, 'sv')
  const now = yearOf(today)
  return {
    objects: objects.map(({ id, name, unit }) => ({ id, name, unit })).toSorted((a, b) => inSwedish(a.name, b.name)),
    units: [...new Set(objects.flatMap(({ unit }) => unit || []))].toSorted(inSwedish),
    years: [now + 1, now, now - 1],
    now,
  }
}
