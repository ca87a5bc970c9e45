import type { Day } from '#shared/day.ts'
import { fileName, type Format, type Report } from '#shared/reports/document.ts'
import { newId } from '../data/collection.ts'
import type { LaidReports } from '../data/laid-reports.ts'
import type { Platform } from '../platform/index.ts'
import { existing } from './existing.ts'

/** How far the file has come; where it lies, once it is made. */
export async function fileState({ files }: Pick<Platform, 'files'>, reports: LaidReports, id: string, format: Format) {
  const report = existing(await reports.laid(id), 'not_found')
  if (await reports.isMade(id, format)) {
    const url = await files.downloadUrl(reports.file(id, format), fileName(report, format))
    return { id, state: 'made' as const, url }
  }
  return { id, state: (await reports.hasFailed(id, format)) ? ('failed' as const) : ('waiting' as const) }
}

/** Lays a report and asks for a file of it, which a worker makes; the same report's file is made once. */
export async function askFile(
  { platform, today, reports, scope }: { platform: Platform; today: Day; reports: LaidReports; scope: string },
  report: Report,
  format: Format,
) {
  const id = await reports.lay(report)
  if (!(await reports.isMade(id, format))) {
    const time = newId()
    await reports.asked(id, format, time)
    await platform.queue.send([{ job: 'make-report', scope, day: today, item: `${id}#${format}#${time}` }])
  }
  return fileState(platform, reports, id, format)
}
