import { canonical } from '#shared/plans.ts'
import { Report, type Format } from '#shared/reports/document.ts'
import type { Files } from '../platform/files.ts'
import { sha256 } from './sha256.ts'

export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

/** Whose files a network's reports are: no municipality's code looks so. */
export const networkScope = (network: string) => `N-${network}`
export const isNetworkScope = (scope: string) => scope.startsWith(networkScope(''))

/**
 * Reports on their way to files, of one municipality or one network. A report is laid under the hash of what it says, so
 * the same report is made once and one that has changed is another. What lies under `made/` is let go after some days.
 */
export function laidReports(files: Files, scope: string) {
  const place = (id: string, what: string) => `made/${scope}/${id}.${what}`
  return {
    /** Answers the name that the report is laid under. */
    async lay(report: Report): Promise<string> {
      const text = canonical(report)
      const id = sha256(text)
      await files.put(place(id, 'json'), bytesOf(text))
      return id
    },
    async laid(id: string): Promise<Report | undefined> {
      const text = textOf(await files.get(place(id, 'json')))
      return text === undefined ? undefined : Report.parse(JSON.parse(text))
    },
    file: (id: string, format: Format) => place(id, format),
    isMade: async (id: string, format: Format) => (await files.get(place(id, format))) !== undefined,
    made: (id: string, format: Format, bytes: Uint8Array) => files.put(place(id, format), bytes),

    /** Each time that it is asked for has a name; the latest is the one that may have failed. */
    asked: (id: string, format: Format, time: string) => files.put(place(id, `${format}.asked`), bytesOf(time)),
    failed: (id: string, format: Format, time: string) => files.put(place(id, `${format}.failed`), bytesOf(time)),
    async hasFailed(id: string, format: Format): Promise<boolean> {
      const [asked, failed] = await Promise.all(
        ['asked', 'failed'].map(what => files.get(place(id, `${format}.${what}`))),
      )
      return failed !== undefined && textOf(failed) === textOf(asked)
    },
  }
}
export type LaidReports = ReturnType<typeof laidReports>
