import type { Day } from '#shared/day.ts'
import { schedule, type JobName } from '#shared/schedule.ts'
import { openDoor } from '../data/table.ts'
import { platformKeys } from '../data/keys.ts'
import type { Platform } from '../platform/index.ts'

/** Sends a scheduled job's work for a day: one message per active municipality, or one for all. Answers how many. */
export async function dispatch(job: JobName, day: Day, { table, queue }: Pick<Platform, 'table' | 'queue'>) {
  const { perTenant } = schedule.find(({ name }) => name === job)!
  const municipalities = perTenant ? await activeTenants(table) : ['']
  await queue.send(municipalities.map(municipality => ({ job, municipality, day })))
  return municipalities.length
}

async function activeTenants(table: Platform['table']): Promise<string[]> {
  const { pk } = platformKeys.tenant('')
  const rows = await openDoor(table, owned => owned === pk).all({ pk })
  return rows.filter(row => row['state'] === 'active').map(row => row.sk)
}
