import { createApp } from '#functions/http/app.ts'
import { dispatch, giveUp, work } from '#functions/jobs/index.ts'
import { noteBounce } from '#functions/jobs/note-bounces.ts'
import type { Platform } from '#functions/platform/index.ts'
import { KOLADA, koladaAt } from '#functions/platform/kolada.ts'
import { print } from '#functions/reports/print.ts'
import type { Day } from '#shared/day.ts'
import { schedule, type JobName } from '#shared/schedule.ts'
import { openAccounts, type DemoPerson } from './accounts.ts'
import { openClock } from './clock.ts'
import { createTable, dropTable } from './create-table.ts'
import { firesOn, minuteOf } from './cron.ts'
import { demoPeople } from './demo/people.ts'
import { seedDemo } from './demo/seed.ts'
import { openFiles } from './files.ts'
import type { Keep } from './folder.ts'
import { openIdentity } from './identity.ts'
import { openMailbox } from './mailbox.ts'
import { openQueue } from './queue.ts'

const TABLE = 'jarnkoll'
/** How rows lie: demo data that lies otherwise is made anew. */
const LAYOUT = 7

type Options = { origin: string; endpoint: string; keep: Keep; demo: boolean; people?: readonly DemoPerson[] }

/** Everything behind the address: the cloud's platform made of this computer's parts. `endpoint` is the database's. */
export async function openMachine(options: Options) {
  const { origin, endpoint, keep, demo, people = demo ? demoPeople : [] } = options
  const accounts = openAccounts(keep, people)
  const identity = openIdentity({ origin, keep, accounts })
  const mailbox = openMailbox(keep, undefined, mail => noteBounce(mail, clock.state().today, platform))
  const store = openFiles({ origin, secret: identity.filesSecret, folder: keep.folder })
  const queue = openQueue({
    work: message => work(message, platform),
    giveUp: message => giveUp(message, platform),
    keep,
  })
  const clock = openClock(keep, fire)
  const platform: Platform = {
    table: await createTable(endpoint, TABLE),
    clock: clock.clock,
    sendMail: mailbox.sendMail,
    queue: queue.queue,
    files: store.files,
    print,
    kolada: koladaAt(KOLADA),
    settings: {
      origin,
      issuer: identity.issuer,
      clientId: identity.clientId,
      clientSecret: identity.clientSecret,
      local: true,
    },
  }

  /** All of a day's scheduled work, in the order of the clock, each job to its end. */
  async function fire(day: Day) {
    const due = schedule.filter(({ cron }) => firesOn(cron, day))
    for (const { name } of due.sort((a, b) => minuteOf(a.cron) - minuteOf(b.cron))) await runJob(name, day)
  }

  /** One job now; answers when it is done: how many municipalities, and for how many it failed. */
  async function runJob(name: JobName, day: Day) {
    const before = queue.state().dead.length
    const municipalities = await dispatch(name, day, platform)
    await queue.drained()
    return { municipalities, failed: queue.state().dead.length - before }
  }

  async function freshDemo() {
    keep.write('demo', null)
    await clock.restart(async () => {
      queue.clear()
      mailbox.clear()
      await dropTable(endpoint, TABLE)
      await createTable(endpoint, TABLE)
      await seedDemo(platform)
    })
    keep.write('demo', { layout: LAYOUT })
  }

  return {
    ...{ accounts, identity, mailbox, store, queue, clock, platform, runJob, freshDemo },
    api: createApp(platform),
    /** Demo data where there is none yet, and the scheduled work that a stop came between. */
    async catchUp() {
      queue.start()
      if (demo && keep.read<{ layout?: number }>('demo')?.layout !== LAYOUT) await freshDemo()
      else await clock.catchUp()
    },
  }
}
export type Machine = Awaited<ReturnType<typeof openMachine>>
