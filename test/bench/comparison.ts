import { createTable } from '#infra/local/create-table.ts'
import { startDatabase } from '#infra/local/database.ts'
import { networkKeys } from '#functions/data/network-keys.ts'
import { networksOf } from '#functions/data/networks.ts'
import { releaseData } from '#functions/data/release-data.ts'
import { openDoor } from '#functions/data/table.ts'
import { work } from '#functions/jobs/index.ts'
import { releasing } from '#functions/jobs/release-benchmarks.ts'
import { peerRounds } from '#shared/benchmark/due.ts'
import type { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { KeyFigureId as figureIds } from '#shared/benchmark/key-figures.ts'
import { Why, type Released } from '#shared/benchmark/released.ts'
import { municipalities, type Municipality } from '#shared/municipalities.ts'
import { begun, Network } from '#shared/networks.ts'
import { Snapshot } from '#shared/sharing.ts'
import { realNetworks } from '../shared/benchmark/real-networks.ts'
import { metered } from '../table.ts'
import { machine } from '../town.ts'
import { givenBy } from './comparison-given.ts'
import { releases } from './comparison-release.ts'
import type { Figure } from './figure.ts'

const DAY = '2026-05-15'
const figures: KeyFigureId[] = [...figureIds.options]
/** The round of the year before, which the peer groups have on that day; every network's is as theirs. */
const round = peerRounds(DAY)[0]!

/** What a release costs, of one group, and of a round of all Sweden: everybody shares everything in every real network. */
export async function comparison(): Promise<Figure[]> {
  const all = municipalities.length
  const told: Figure[] = [...(await releases())]
  for (const size of [Math.round(all / 4), all / 2, all]) told.push(...(await released(municipalities.slice(0, size))))
  return told
}

/** A morning's release where these municipalities are all that there are. */
async function released(of: readonly Municipality[]): Promise<Figure[]> {
  const database = await startDatabase()
  const meter = metered(await createTable(database.endpoint, 'bench'))
  const { platform, messages } = await machine(meter.table)
  const networks = networksAmong(of.map(({ code }) => code))
  for (const { network } of networks) await networksOf(platform).add(network, [{ ...round, network: network.id }])
  const given = new Map(of.map((one, i) => [one.code, givenBy(one, figures, i)]))
  const rows = [...networks, { network: { id: 'peers' }, members: [...given.keys()] }].flatMap(({ network, members }) =>
    members.flatMap(municipality => {
      const { period } = round
      const snapshot = { network: network.id, municipality, period, givenOn: DAY, figures: given.get(municipality)! }
      return [
        networkKeys.member(network.id, municipality),
        { ...networkKeys.snapshot(municipality, network.id, period), ...Snapshot.parse(snapshot) },
      ]
    }),
  )
  await openDoor(platform.table, pk => /^[NS]#/.test(pk)).load(rows)

  const [began, units, read] = [performance.now(), meter.units(), meter.read()]
  const pieces: number[] = []
  messages.push({ job: 'release-benchmarks', scope: 'all', day: DAY })
  while (messages.length > 0) {
    const begins = performance.now()
    await work(messages.shift()!, platform)
    pieces.push((performance.now() - begins) / 1000)
  }
  const seconds = (performance.now() - began) / 1000
  const [spent, spentReading] = [meter.units() - units, meter.read() - read]
  const told = await everything(releaseData(platform))
  await database.stop()

  const name = (what: string) => `${of.length} municipalities: ${what}`
  const figure = (what: string, value: number, unit: string): Figure => ({
    ...{ figure: name(what), value: Math.round(value * 1000) / 1000, unit },
  })
  return [
    figure('networks', networks.length, 'networks'),
    figure('snapshots', rows.length / 2, 'snapshots'),
    figure('a round', seconds, 's'),
    figure('for each municipality', seconds / of.length, 's'),
    figure('the longest piece', Math.max(...pieces), 's'),
    figure('read', spentReading, 'units'),
    figure('written', spent - spentReading, 'units'),
    figure('figures of groups', told.length, 'figures'),
    figure('for each figure of a group', (1000 * seconds) / told.length, 'ms'),
    ...suppressed(told).map(([why, share]) => figure(why, share, '% of statistics')),
  ]
}

/** The real networks, cut to these municipalities. */
function networksAmong(codes: string[]) {
  const among = new Set(codes)
  const networks: { network: Network; members: string[] }[] = []
  for (const [name, all] of Object.entries(realNetworks)) {
    const members = all.filter(code => among.has(code))
    const taken = networks.map(({ network }) => network.id)
    if (members.length > 0) networks.push({ network: { ...begun({ name }, taken), figures }, members })
  }
  return networks
}

/** Every figure of every group that is frozen and certified. */
async function everything(data: ReturnType<typeof releaseData>): Promise<Released[]> {
  const told: Released[] = []
  for (const { id } of await releasing(data))
    for (const { id: group } of (await data.frozen(id, round.period, 1))?.groups ?? []) {
      if (!(await data.certificate(group, round.period, 1))) throw new Error(`not certified: ${group}`)
      told.push(...(await data.figures(group, round.period, 1)))
    }
  return told
}

const statistics = ['median', 'quartiles', 'mean'] as const

/** What is told of all statistics that could be, and what is not, by why. */
function suppressed(told: Released[]): [string, number][] {
  const shares = (of: Released[], what: readonly (typeof statistics)[number][]) => (why?: Why) =>
    (100 * of.flatMap(({ why: not }) => what.filter(one => not[one] === why)).length) / (of.length * what.length)
  const all = shares(told, statistics)
  return [
    ['told', all()],
    ...statistics.map((one): [string, number] => [`told, ${one}`, shares(told, [one])()]),
    ...Why.options.map((why): [string, number] => [`not told, ${why}`, all(why)]),
  ]
}
