import type { JobActor } from '#shared/actor.ts'
import { schedule, type ErrandName, type JobName } from '#shared/schedule.ts'
import { dataFor, type Data } from '../data/index.ts'
import { tenantsOf } from '../data/tenants.ts'
import type { Platform } from '../platform/index.ts'
import type { Message } from '../platform/queue.ts'
import { generateDeadlines } from './generate-deadlines.ts'
import { giveUpLedger, importLedger } from './import-ledger.ts'
import { giveUpImport, importRegister } from './import-register.ts'
import { giveUpReport, makeReport } from './make-report.ts'
import { placeCosts, reckonStale } from './reckon-costs.ts'
import { reckonInternal } from './reckon-internal.ts'
import { reckonStaff } from './reckon-staff.ts'
import { publishSnapshots } from './publish-snapshots.ts'
import { releaseBenchmarks } from './release-benchmarks.ts'
import { sendReminders } from './send-reminders.ts'
import { showReleases } from './show-releases.ts'
import { verifyReleases } from './verify-release.ts'

/** Does one piece of a job on a business day; answers how many rows it wrote. */
type Work = (scope: string, day: string, platform: Platform, item: string) => Promise<number>

/** Work in one municipality, as nobody but the job, and only while the municipality is active. */
const inMunicipality =
  (job: JobName, doIt: (data: Data, day: string, platform: Platform) => Promise<number>): Work =>
  async (municipality, day, platform) => {
    const actor: JobActor = { kind: 'job', municipality, job }
    const data = dataFor(actor, platform)
    const { state } = await data.tenant.get()
    return state === 'active' ? doIt(data, day, platform) : 0
  }

const jobs: Record<JobName | ErrandName, Work> = {
  // The night's first work in a municipality goes on with what a stop has left half laid out, unseen.
  'generate-deadlines': inMunicipality('generate-deadlines', async (data, day) => {
    await data.batches.takeUp()
    return generateDeadlines(data, day)
  }),
  'reckon-costs': inMunicipality(
    'reckon-costs',
    async (data, day, platform) =>
      (await reckonStaff(data, day)) + (await reckonInternal(data, day)) + (await reckonStale(data, platform)),
  ),
  'publish-snapshots': inMunicipality('publish-snapshots', publishSnapshots),
  'send-reminders': inMunicipality('send-reminders', sendReminders),
  'release-benchmarks': (scope, day, platform) => releaseBenchmarks(scope, day, platform),
  'show-releases': (_, day, platform) => showReleases(day, platform),
  'verify-release': (scope, day, platform) => verifyReleases(scope, day, platform),
  'import-register': (municipality, day, platform, item) =>
    importRegister(municipality, item.split('#')[0]!, day, platform),
  'import-ledger': (municipality, day, platform, item) =>
    importLedger(municipality, item.split('#')[0]!, day, platform),
  'place-costs': (municipality, _, platform, year) =>
    placeCosts(dataFor({ kind: 'job', municipality, job: 'place-costs' }, platform), platform.files, Number(year)),
  'make-report': (municipality, _, platform, item) => makeReport(municipality, item, platform),
}

/** Sends a job's pieces to the queue; answers how many. */
export async function dispatch(job: JobName, day: string, platform: Platform): Promise<number> {
  const perMunicipality = schedule.some(s => s.name === job && s.scope === 'municipality')
  const scopes = perMunicipality ? await tenantsOf(platform).list() : ['all']
  await platform.queue.send(scopes.map(scope => ({ job, scope, day })))
  return scopes.length
}

/** What people have asked for and wait for, when its work has failed for good. Scheduled work comes again by itself. */
export async function giveUp({ job, scope, item = '' }: Message, platform: Platform): Promise<void> {
  if (job === 'import-register') await giveUpImport(scope, item.split('#')[0]!, platform)
  if (job === 'import-ledger') await giveUpLedger(scope, item.split('#')[0]!, platform)
  if (job === 'make-report') await giveUpReport(scope, item, platform)
}

/** Does one message's work and marks it done. Twice gives the same as once. */
export async function work({ job, scope, day, item = '' }: Message, platform: Platform): Promise<void> {
  const doIt = jobs[job as JobName | ErrandName]
  if (!doIt) throw new Error(`no job ${job}`)
  const written = await doIt(scope, day, platform, item)
  await tenantsOf(platform).mark(job, day, scope, written)
}
