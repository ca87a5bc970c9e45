import { tenantsOf } from '../data/tenants.ts'
import type { Platform } from '../platform/index.ts'

/** Sends one message per municipality; answers how many. */
export async function dispatch(job: string, day: string, platform: Platform): Promise<number> {
  const municipalities = await tenantsOf(platform).list()
  await platform.queue.send(municipalities.map(municipality => ({ job, municipality, day })))
  return municipalities.length
}
