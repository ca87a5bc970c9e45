import { createHash } from 'node:crypto'
import { canonical } from '#shared/plans.ts'
import { Logo, Report, type Format } from '#shared/reports/document.ts'
import { Annual } from '#shared/reports/annual-state.ts'
import { KeptPlan } from '#shared/reports/kept.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Files } from '../platform/files.ts'
import { collection, type Saved, type Scope } from './collection.ts'

const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('hex')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

/**
 * Reports on their way to files. A report is laid under the hash of what it says, so the same report is made once and
 * one that has changed is another. What lies under `made/` is let go after some days; what is kept lies with its plan.
 */
export function reportsOf(scope: Scope, files: Files) {
  const { keys } = scope
  const kod = keys.prefix.slice(2)
  const place = (id: string, what: string) => `made/${kod}/${id}.${what}`
  const kept = (object: string, year: number) =>
    collection(scope, {
      name: 'keptPlan',
      schema: KeptPlan,
      key: (version: number) => keys.keptPlan(object, year, version),
      id: of => [of.version],
      list: { pk: keys.keptPlan(object, year, 0).pk, begins: '' },
      history: false,
    })
  const keptFile = ({ object, year, version, hash }: Omit<KeptPlan, 'bytes'>) =>
    `${kod}/plans/${year}/${object}/${version}-${hash}.pdf`

  const frozenFile = (id: string, what: 'json' | 'pdf') => `${kod}/annual/${id}.${what}`

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

    logo: collection(scope, { name: 'logo', schema: Logo, key: keys.logo, id: () => [] }),
    annual: collection(scope, {
      name: 'annual',
      schema: Annual,
      key: keys.annual,
      id: of => [of.year, of.object],
    }),
    /** The report as it was approved, and its PDF: neither is made again. */
    async freeze(report: Report): Promise<string> {
      const text = canonical(report)
      const id = sha256(text)
      await files.put(frozenFile(id, 'json'), bytesOf(text))
      return id
    },
    async frozen(id: string): Promise<Report> {
      return Report.parse(JSON.parse(textOf(await files.get(frozenFile(id, 'json')))!))
    },
    frozenFile,
    async keepAnnual(before: Saved<Annual>, bytes: Uint8Array): Promise<void> {
      await files.put(frozenFile(before.frozen!, 'pdf'), bytes)
      const kept = { hash: sha256(bytes), bytes: bytes.length }
      await this.annual.save(before, { ...before, kept })
    },

    kept: (year: number, object: string) => kept(object, year).list(),
    keptFile,
    findKept: (year: number, object: string, version: number) => kept(object, year).find(version),
    /** Keeps the PDF of a version. Where another worker was first, theirs is the one that is kept. */
    async keep(year: number, object: string, version: number, bytes: Uint8Array): Promise<void> {
      const of: KeptPlan = { year, object, version, hash: sha256(bytes), bytes: bytes.length }
      await files.put(keptFile(of), bytes)
      await kept(object, year)
        .create(of)
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
    },
  }
}
