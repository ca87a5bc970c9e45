import { createHash } from 'node:crypto'
import { definitions, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { release, RULES, type Earlier } from '#shared/benchmark/screening.ts'
import { contributions } from '#shared/networks.ts'
import { canonical } from '#shared/plans.ts'
import { releaseData, type ReleaseData } from '../data/networks.ts'
import type { Machine } from '../data/machine.ts'

/**
 * Releases every round whose day has come, one network after the other in the order of their ids,
 * which no value can move. Reads snapshots and nothing else of a municipality.
 */
export async function releaseBenchmarks(day: string, platform: Machine): Promise<number> {
  const data = releaseData(platform)
  let written = 0
  for (const network of await data.networks()) {
    for (const round of await data.rounds(network.id)) {
      if (round.state === 'released' || round.releaseOn > day) continue
      written += await releaseRound(data, network.id, network.k, round.period)
    }
  }
  return written
}

async function releaseRound(data: ReleaseData, network: string, k: number, period: string): Promise<number> {
  // Frozen first: a run that was stopped goes on with the same snapshots, whatever has changed since.
  const snapshots = await data.freeze(network, period)
  let written = 0
  for (const figure of KeyFigureId.options) {
    if (await data.figure(network, period, figure)) continue
    const given = contributions(snapshots, figure, definitions[figure].version)
    const earlier: Earlier[] = await data.released(period, figure)
    const released = release(figure, given, earlier, k)
    const contributors = released.suppressed ? [] : given.map(c => c.municipality)
    if (await data.saveFigure(network, period, { ...released, contributors })) written += 1
  }
  const hash = createHash('sha256')
    .update(canonical([RULES, k, snapshots]))
    .digest('hex')
  await data.close(network, period, hash)
  return written + 1
}
