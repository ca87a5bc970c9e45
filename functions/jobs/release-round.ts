import { certificateOf } from '#shared/benchmark/certificate.ts'
import { within, type Frozen } from '#shared/benchmark/frozen.ts'
import type { AskedFigure } from '#shared/benchmark/asked.ts'
import { givenTo, inOrder } from '#shared/benchmark/groups.ts'
import { roundFigure, type Ground, type RoundFigure } from '#shared/benchmark/round-figure.ts'
import type { Solve } from '#shared/benchmark/programs.ts'
import type { KeptFigure } from '#shared/benchmark/told.ts'
import type { GivenIn } from '#shared/benchmark/trend.ts'
import type { Day } from '#shared/day.ts'
import { canonical } from '#shared/plans.ts'
import type { InLine, ReleaseData } from '../data/release-data.ts'
import { sha256 } from '../data/sha256.ts'

/** The hash of what a round's figures are reckoned from, made of each figure's own. */
export const hashedOf =
  ({ salt }: Pick<Frozen, 'salt'>) =>
  (hashes: string[]) =>
    sha256(salt + hashes.join())

/** A figure as it is kept: with the salted hash of what it is reckoned from, and how near anyone can come, in steps of 5 %. */
export const kept = (
  { salt }: Frozen,
  { contributions }: Pick<Ground, 'contributions'>,
  { released, narrowest }: RoundFigure,
): KeptFigure => ({
  ...released,
  hash: sha256(salt + canonical(contributions)),
  ...(narrowest !== undefined && { narrowest: Math.floor((narrowest * 100) / 5) * 5 }),
})

/** What the group gave to the figure, by the same definition, in those years. */
async function earlierOf(
  data: ReleaseData,
  group: string,
  { figure, version }: AskedFigure,
  shown: { period: string; edition: number }[],
): Promise<GivenIn[]> {
  const given = shown.map(async ({ period, edition }): Promise<GivenIn[]> => {
    const frozen = await data.frozen(givenTo(group), period, edition)
    const members = frozen?.groups.find(({ id }) => id === group)
    const same = frozen?.asked.some(of => of.figure === figure && of.version === version)
    return frozen && members && same
      ? [{ period, contributions: within(await data.given(frozen, figure), members) }]
      : []
  })
  return (await Promise.all(given)).flat()
}

/** What one group's figure is reckoned from, beside what is told. */
export async function groundOf(
  data: ReleaseData,
  frozen: Frozen,
  group: { id: string; members: string[] },
  asked: AskedFigure,
  shown: { period: string; edition: number }[],
): Promise<Omit<Ground, 'line'>> {
  const { period, edition, k, band } = frozen
  const [given, earlier, released, first] = await Promise.all([
    data.given(frozen, asked.figure),
    earlierOf(data, group.id, asked, shown),
    edition > 1 ? data.figure(group.id, period, edition - 1, asked.figure) : undefined,
    edition > 1 ? data.frozen(frozen.network, period, edition - 1) : undefined,
  ])
  const before = released &&
    first && { contributions: within(await data.given(first, asked.figure), group), released: withoutKept(released) }
  return {
    ...{ group: group.id, period, edition, k, band, asked, earlier },
    contributions: within(given, group),
    ...(before && { before }),
  }
}
const withoutKept = ({ hash: _, narrowest: __, ...released }: KeptFigure) => released

/**
 * One figure of one period, of every group that is frozen, in the published order: each is compared with all that was
 * told before it. Stopped anywhere and begun again, or worked on by two at once, it comes to the same rows.
 */
export async function releaseFigure(
  data: ReleaseData,
  frozen: Frozen[],
  figure: string,
  solve: Solve,
): Promise<number> {
  const period = frozen[0]!.period
  const groups = inOrder(frozen.flatMap(of => of.groups.map(group => ({ ...group, of }))))
  const lines = new Map<string, InLine[]>()
  const lineOf = async (at: string) => lines.get(at) ?? lines.set(at, await data.line(figure, at)).get(at)!
  let written = 0
  for (const { of, ...group } of groups) {
    const asked = of.asked.find(one => one.figure === figure)
    if (!asked) continue
    while (!(await data.figure(group.id, period, of.edition, figure))) {
      const shown = await data.shown(group.id)
      const ground = await groundOf(
        data,
        of,
        group,
        asked,
        shown.filter(one => one.period < period),
      )
      for (const at of [period, ...ground.earlier.map(one => one.period)]) await lineOf(at)
      const outcome = roundFigure({ ...ground, line: at => lines.get(at)! }, solve)
      const places = outcome.told.map((told, i) => ({
        ...told,
        place: placeOf(lines.get(told.period)!, outcome.told, i),
      }))
      if (await data.tell(group.id, period, of.edition, kept(of, ground, outcome), places)) {
        for (const told of places) lines.get(told.period)!.push(told)
        written += 1
      } else lines.clear()
    }
  }
  return written
}
const placeOf = (line: InLine[], told: { period: string }[], i: number) =>
  line.length + told.slice(0, i).filter(of => of.period === told[i]!.period).length

/** Certifies every frozen group whose figures are all there. Answers how many were new. */
export async function certify(data: ReleaseData, frozen: Frozen[], day: Day): Promise<number> {
  let written = 0
  for (const of of frozen)
    for (const { id } of of.groups) {
      if (await data.certificate(id, of.period, of.edition)) continue
      const figures = await data.figures(id, of.period, of.edition)
      const certificate = certificateOf(of, id, figures, day, hashedOf(of))
      if (certificate && (await data.certify(certificate))) written += 1
    }
  return written
}
