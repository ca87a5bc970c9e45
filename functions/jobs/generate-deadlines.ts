import type { Day } from '#shared/day.ts'
import { converge, desired, yearsFrom } from '#shared/deadlines.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Data } from '../data/index.ts'

/** Turns the wheel into this year's and next year's deadlines. Each row is saved by itself: a run that stopped is finished by the next. */
export async function generateDeadlines(data: Data, day: Day): Promise<number> {
  const years = yearsFrom(day)
  const [tenant, wheels, objects, ...existing] = await Promise.all([
    data.tenant.get(),
    data.wheels.list(),
    data.objects.list(),
    ...years.map(year => data.deadlines.of(year).list()),
  ])
  const { create, change, remove } = converge(existing.flat(), desired(wheels, objects, tenant.createdOn, years))
  await eachOf(create, d => data.deadlines.of(d.year).create(d))
  await eachOf(change, ({ before, after }) => data.deadlines.of(before.year).save(before, after))
  await eachOf(remove, d => data.deadlines.of(d.year).remove(d))
  return create.length + change.length + remove.length
}

/** Eight at a time. Where another worker, or a person, was first, the next run sees what they left. */
async function eachOf<T>(items: T[], write: (item: T) => Promise<unknown>) {
  for (let i = 0; i < items.length; i += 8)
    await Promise.all(
      items.slice(i, i + 8).map(item =>
        write(item).catch((error: unknown) => {
          if (!(error instanceof Refusal) || !['stale', 'not_found'].includes(error.reason)) throw error
        }),
      ),
    )
}
