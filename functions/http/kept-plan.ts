import type { Context } from 'hono'
import type { KeptPlan } from '#shared/reports/kept.ts'
import type { Env } from './env.ts'

type Version = Pick<KeptPlan, 'year' | 'object' | 'version'>

/** Asks for the PDF that is kept of an approved version. What is kept already stays as it is. */
export const keepPlan = ({ var: { actor, platform, today } }: Context<Env>, { year, object, version }: Version) =>
  platform.queue.send([
    { job: 'make-report', scope: actor.municipality, day: today, item: `plan#${year}#${object}#${version}` },
  ])

/** Where the kept PDF of a version lies, and the hash of its bytes. One that is not there yet is asked for. */
export async function keptPlan(c: Context<Env>, of: Version, all: readonly KeptPlan[]) {
  const { data, platform } = c.var
  const kept = all.find(({ version }) => version === of.version)
  if (!kept) {
    await keepPlan(c, of)
    return { version: of.version }
  }
  const name = `${of.year}-${of.object}-${of.version}.pdf`
  const url = await platform.files.downloadUrl(data.reports.keptFile(kept), name)
  return { version: of.version, hash: kept.hash, bytes: kept.bytes, url }
}
