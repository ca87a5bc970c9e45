import { Format } from '#shared/reports/document.ts'
import { dataFor } from '../data/index.ts'
import { isNetworkScope, laidReports, type LaidReports } from '../data/laid-reports.ts'
import type { Platform } from '../platform/index.ts'
import type { Print } from '../platform/print.ts'
import { keptReport } from '../reports/kept.ts'

const asJob = (municipality: string, platform: Platform) =>
  dataFor({ kind: 'job', municipality, job: 'make-report' }, platform)

/**
 * Makes one file: of a report that is laid, a municipality's or a network's (`<report>#<format>#<time>`), or the PDF that is kept of an approved version
 * (`plan#<year>#<object>#<version>`) or of an approved årsrapport (`annual#<year>#<object>`). Done twice it gives the same: what is made or kept is never made over.
 */
export async function makeReport(municipality: string, item: string, platform: Platform): Promise<number> {
  const { print } = platform
  if (!print) throw new Error('what makes reports is not here')
  if (isNetworkScope(municipality)) return makeLaid(laidReports(platform.files, municipality), item, print)
  const { reports, ...data } = asJob(municipality, platform)
  const [first, second, third, fourth] = item.split('#') as [string, string, string, string?]
  if (first === 'plan') {
    const [year, object, version] = [Number(second), third, Number(fourth)]
    if (await reports.findKept(year, object, version)) return 0
    const report = await keptReport({ reports, ...data }, year, object, version)
    if (!report) return 0
    await reports.keep(year, object, version, await print(report, 'pdf'))
    return 1
  }
  if (first === 'annual') {
    const annual = await reports.annual.find(Number(second), third)
    if (!annual?.frozen || annual.kept) return 0
    await reports.keepAnnual(annual, await print(await reports.frozen(annual.frozen), 'pdf'))
    return 1
  }
  return makeLaid(reports, item, print)
}

async function makeLaid(reports: LaidReports, item: string, print: Print): Promise<number> {
  const [id, second] = item.split('#') as [string, string]
  const format = Format.parse(second)
  const report = await reports.laid(id)
  if (!report || (await reports.isMade(id, format))) return 0
  await reports.made(id, format, await print(report, format))
  return 1
}

/** It has failed for good: whoever waits is told. A kept PDF is asked for again by whoever looks for it. */
export async function giveUpReport(municipality: string, item: string, platform: Platform): Promise<void> {
  const [id, format, time] = item.split('#') as [string, string, string]
  if (id === 'plan' || id === 'annual') return
  await laidReports(platform.files, municipality).failed(id, Format.parse(format), time)
}
