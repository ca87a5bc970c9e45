import { coverageText, definitionText, figureName, includedText, unitText } from '#shared/benchmark/figure-texts.ts'
import { peerGroupName } from '#shared/benchmark/group-name.ts'
import { givenTo, isPeers } from '#shared/benchmark/groups.ts'
import { definitionOf, FigureId } from '#shared/benchmark/key-figures.ts'
import type { Released } from '#shared/benchmark/released.ts'
import type { Network } from '#shared/networks.ts'
import type { ComparisonInput, Given, ReportedFigure } from '#shared/reports/comparison.ts'
import type { Frame } from '#shared/reports/frame.ts'
import type { Period } from '#shared/rounds.ts'
import type { Data } from '../data/index.ts'
import { networksOf } from '../data/networks.ts'
import { releasesOf } from '../data/releases.ts'
import type { Platform } from '../platform/index.ts'

type In = Pick<Frame, 'locale'>

/** What was released of a figure, in words: as the definition was then, where it has become another since. */
function reported(released: Released, network: Network | undefined, { locale }: In): ReportedFigure[] {
  const figure = FigureId.parse(released.figure)
  const told = definitionOf(figure, network)
  if (!told) return []
  return [
    {
      ...{ figure, version: released.version, released, decimals: told.decimals },
      name: figureName(figure, network, locale),
      unit: unitText(told.unit, locale),
      definition: definitionText(figure, network, locale),
      included: includedText(figure, network, locale),
      ...(told.version === released.version && { from: told.from }),
    },
  ]
}

/** A group's release of a period, as every report of it begins; nothing before it is shown. */
export async function readRelease(
  platform: Pick<Platform, 'table'>,
  { group, period }: { group: string; period: Period },
  frame: In,
): Promise<ComparisonInput | undefined> {
  const releases = releasesOf(platform)
  const [certificate, figures, network] = await Promise.all([
    releases.certificate(group, period),
    releases.figures(group, period),
    isPeers(group) ? undefined : networksOf(platform).find(group),
  ])
  if (!certificate || (!network && !isPeers(group))) return undefined
  const order = certificate.figures.map(({ figure }) => figure)
  const inOrder = figures.toSorted((a, b) => order.indexOf(a.figure) - order.indexOf(b.figure))
  return {
    ...{ period, certificate, group: network?.name ?? peerGroupName(group, frame.locale) },
    figures: inOrder.flatMap(released => reported(released, network, frame)),
  }
}

/** What the municipality itself gave to the round, by figure, and to those before it by the same version of the definition. */
export async function readGiven(
  data: Data,
  platform: Pick<Platform, 'table'>,
  group: string,
  input: ComparisonInput,
  { locale }: In,
) {
  const network = givenTo(group)
  const trends = input.figures.flatMap(({ released }) => released.trend?.map(({ period }) => period) ?? [])
  const periods = [...new Set([input.period, ...trends])].toSorted()
  const [rounds, all] = await Promise.all([networksOf(platform).rounds(network), data.snapshots.list(network)])
  const given = await data.snapshots.told(all, rounds)
  const at = (period: Period, { figure, version }: ReportedFigure) =>
    given.find(of => of.period === period)?.figures.find(of => of.figure === figure && of.version === version)
  return new Map(
    input.figures.flatMap((of): [string, Given][] => {
      const mine = at(input.period, of)
      if (!mine) return []
      const earlier = periods.flatMap(period => {
        const then = at(period, of)
        return then ? [{ period, value: then.value }] : []
      })
      const coverage = mine.coverage && coverageText(mine.coverage, locale)
      return [[of.figure, { value: mine.value, ...(coverage && { coverage }), earlier }]]
    }),
  )
}
