import { certificateOf } from '#shared/benchmark/certificate.ts'
import { givenTo } from '#shared/benchmark/groups.ts'
import { roundFigure } from '#shared/benchmark/round-figure.ts'
import { Told } from '#shared/benchmark/told.ts'
import { canonical } from '#shared/plans.ts'
import { releaseData, type InLine, type ReleaseData } from '../data/release-data.ts'
import type { Machine } from '../data/machine.ts'
import type { Platform } from '../platform/index.ts'
import { loadSolver } from '../platform/solver.ts'
import { groundOf, hashedOf, kept } from './release-round.ts'

/** What was found of one figure, or of the certificate: nothing wrong, or what is otherwise than it is reckoned. */
export type Verified = { figure: string; edition: number; wrong?: 'missing' | 'figure' | 'told' | 'certificate' }

/**
 * Reckons everything released of a group and a period anew, from what was frozen and what was told before it, and
 * compares it with what is stored and with the certificate.
 */
export async function verifyRelease(group: string, period: string, platform: Machine): Promise<Verified[]> {
  const data = releaseData(platform)
  const solve = await loadSolver()
  const found: Verified[] = []
  for (let edition = 1; ; edition++) {
    const frozen = await data.frozen(givenTo(group), period, edition)
    const of = frozen?.groups.find(({ id }) => id === group)
    if (!frozen || !of) break
    const reckoned = []
    for (const asked of frozen.asked) {
      const { figure } = asked
      const [stored, line] = await Promise.all([data.figure(group, period, edition, figure), data.line(figure, period)])
      const own = line.find(told => told.group === group && told.edition === edition)
      const trend = (stored?.trend ?? []).filter(at => at.period !== period)
      const shown = await Promise.all(
        trend.map(async at => ({ period: at.period, edition: await editionOf(data, group, at.period) })),
      )
      const ground = await groundOf(data, frozen, of, asked, shown)
      const lines = new Map<string, InLine[]>([[period, line.filter(told => told.place < (own?.place ?? Infinity))]])
      for (const at of trend)
        lines.set(at.period, before(await data.line(figure, at.period), `${group}~${period}`, edition))
      const outcome = roundFigure({ ...ground, line: at => lines.get(at) ?? [] }, solve)
      const same = kept(frozen, ground, outcome)
      reckoned.push(same)
      const wrong =
        !stored || !own
          ? 'missing'
          : canonical(stored) !== canonical(same)
            ? 'figure'
            : canonical(Told.parse(own)) !== canonical(outcome.told[0])
              ? 'told'
              : undefined
      found.push({ figure, edition, ...(wrong && { wrong }) })
    }
    const certificate = await data.certificate(group, period, edition)
    const again = certificateOf(frozen, group, reckoned, certificate?.releasedOn ?? '', hashedOf(frozen))
    const wrong = !certificate ? 'missing' : canonical(certificate) !== canonical(again) ? 'certificate' : undefined
    found.push({ figure: 'certificate', edition, ...(wrong && { wrong }) })
  }
  return found
}

/** What was told before the panel's own row; everything, when the panel is the group itself and has no row of its own. */
const before = (line: InLine[], panel: string, edition: number) => {
  const own = line.find(told => told.group === panel && told.edition === edition)
  return own ? line.filter(told => told.place < own.place) : line
}

/** The edition of a year that a trend is of: the one that is shown. */
const editionOf = async (data: ReleaseData, group: string, period: string) =>
  (await data.shown(group)).find(of => of.period === period)?.edition ?? 1

/** Sends a piece for everything that is shown (`all`), or verifies one (`<group>#<period>`): fails when anything is otherwise than it is reckoned. */
export async function verifyReleases(scope: string, day: string, platform: Platform): Promise<number> {
  const [group, period] = scope.split('#') as [string, string?]
  if (period === undefined) {
    const pieces = await releaseData(platform).everyShown()
    await platform.queue.send(pieces.map(of => ({ job: 'verify-release', scope: `${of.group}#${of.period}`, day })))
    return pieces.length
  }
  const wrong = (await verifyRelease(group, period, platform)).filter(of => of.wrong)
  if (wrong.length > 0) throw new Error(`otherwise than reckoned: ${scope} ${wrong.map(of => of.figure).join(', ')}`)
  return 0
}
