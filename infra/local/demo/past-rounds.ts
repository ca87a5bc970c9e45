import { releaseBenchmarks } from '#functions/jobs/release-benchmarks.ts'
import { showReleases } from '#functions/jobs/show-releases.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { Message } from '#functions/platform/queue.ts'
import { at } from './past.ts'

/** The days on which the closed years were released. */
const days = [2023, 2024, 2025, 2026].map(year => `${year}-03-30`)

/** The closed years of networks are released on their days, by the same work as every round: no figure is written down. */
export async function releasePastRounds(platform: Platform): Promise<void> {
  for (const day of days) await released(at(platform, `${day}T04:00:00Z`), day)
}

/** A morning's release to its end, and noon, on a day that has been. */
async function released(platform: Platform, day: string): Promise<void> {
  const waiting: Message[] = [{ job: 'release-benchmarks', scope: 'all', day }]
  const own = { ...platform, queue: { send: async (messages: Message[]) => void waiting.push(...messages) } }
  for (let next = waiting.shift(); next; next = waiting.shift()) await releaseBenchmarks(next.scope, day, own)
  await showReleases(day, own)
}
