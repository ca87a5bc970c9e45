import type { Frozen } from '#shared/benchmark/frozen.ts'
import { isDue, peerRounds } from '#shared/benchmark/due.ts'
import { inOrder } from '#shared/benchmark/groups.ts'
import type { Day } from '#shared/day.ts'
import type { Platform } from '../platform/index.ts'
import { loadSolver } from '../platform/solver.ts'
import { releaseData, type ReleaseData } from '../data/release-data.ts'
import { correct } from './correct-round.ts'
import { closed, freeze, peersReleasing, type Releasing } from './freeze-round.ts'
import { certify, releaseFigure } from './release-round.ts'

/** Networks in the published order, and last the peer groups. */
export const releasing = async (data: ReleaseData): Promise<Releasing[]> => [
  ...inOrder(await data.networks()),
  peersReleasing,
]

/**
 * 06.00: freezes every round whose day has come, also on a day that was missed, tries the corrections that are asked for,
 * and sends a piece for each period and figure. Reads snapshots and nothing else of a municipality.
 */
async function begin(day: Day, platform: Platform): Promise<number> {
  const data = releaseData(platform)
  for (const round of peerRounds(day)) await data.begin(round)
  const frozen: Frozen[] = []
  for (const network of await releasing(data))
    for (const round of await data.rounds(network.id)) {
      const edition = await due(data, platform, network, round, day)
      if (edition) frozen.push(edition)
    }
  const told = frozen.filter(({ groups }) => groups.length > 0)
  const pieces = new Set(told.flatMap(({ period, asked }) => asked.map(({ figure }) => `${period}#${figure}`)))
  await platform.queue.send([...pieces].map(scope => ({ job: 'release-benchmarks', scope, day })))
  // What a stop came between last of all: every figure is there, and no certificate.
  return frozen.length + (await certify(data, frozen, day))
}

type Round = Awaited<ReturnType<ReleaseData['rounds']>>[number]

/** The round's edition that is to be released, frozen; nothing when none is. */
async function due(data: ReleaseData, platform: Platform, network: Releasing, round: Round, day: Day) {
  if (round.state === 'released') return correct(data, platform, network, round, day)
  if (!isDue(round, day) || !(await closed(data, round))) return undefined
  return freeze(data, platform, network, round, round.edition)
}

/** A piece: one figure of one period, of every group that is frozen and not yet certified. */
async function piece(period: string, figure: string, day: Day, platform: Platform): Promise<number> {
  const data = releaseData(platform)
  const frozen: Frozen[] = []
  for (const { id } of await releasing(data)) {
    const round = await data.round(id, period)
    const of = round?.state === 'frozen' ? await data.frozen(id, period, round.edition) : undefined
    if (of) frozen.push(of)
  }
  if (frozen.length === 0) return 0
  const written = await releaseFigure(data, frozen, figure, await loadSolver())
  return written + (await certify(data, frozen, day))
}

/** Freezes what is due and sends its pieces (`all`), or releases one (`<period>#<figure>`). Twice gives the same as once. */
export function releaseBenchmarks(scope: string, day: Day, platform: Platform): Promise<number> {
  const [period, figure] = scope.split('#') as [string, string?]
  return figure === undefined ? begin(day, platform) : piece(period, figure, day, platform)
}
