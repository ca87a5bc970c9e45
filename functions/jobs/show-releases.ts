import { moved } from '#shared/rounds.ts'
import type { Day } from '#shared/day.ts'
import { releaseData } from '../data/release-data.ts'
import type { Machine } from '../data/machine.ts'
import { releasing } from './release-benchmarks.ts'

/** 12.00: what was released in the morning is shown, round by round, once all its groups have their certificates. */
export async function showReleases(day: Day, platform: Machine): Promise<number> {
  const data = releaseData(platform)
  let shown = 0
  for (const { id: network } of await releasing(data))
    for (const round of await data.rounds(network)) {
      if (round.state !== 'frozen') continue
      const { period, edition } = round
      const frozen = await data.frozen(network, period, edition)
      if (!frozen) continue
      const certificates = await Promise.all(frozen.groups.map(({ id }) => data.certificate(id, period, edition)))
      const certified = certificates.filter(of => of !== undefined)
      if (certified.length < frozen.groups.length) continue
      for (const { group, hash } of certified) await data.show({ group, period, edition, hash, releasedOn: day })
      const [first] = certified
      const after = moved(round, 'released', certified.length === 1 ? first!.hash : undefined)
      const { correction } = after
      if (
        await data.moveRound(round, correction ? { ...after, correction: { ...correction, state: 'released' } } : after)
      )
        shown += 1
    }
  return shown
}
