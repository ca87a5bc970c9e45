import { canonical } from '#shared/plans.ts'
import { Logo, Report } from '#shared/reports/document.ts'
import { Annual } from '#shared/reports/annual-state.ts'
import { KeptPlan } from '#shared/reports/kept.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Files } from '../platform/files.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import { bytesOf, laidReports, textOf } from './laid-reports.ts'
import { sha256 } from './sha256.ts'

/** A municipality's reports: those on their way to files, and what is kept, which lies with its plan. */
export function reportsOf(scope: Scope, files: Files) {
  const { keys } = scope
  const kod = keys.prefix.slice(2)
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
    ...laidReports(files, kod),

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
