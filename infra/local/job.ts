import { parseArgs } from 'node:util'
import * as m from '#messages'
import { Day } from '#shared/day.ts'
import { schedule } from '#shared/schedule.ts'
import { withService } from './join.ts'
import { giveUp, needJava, sv } from './say.ts'
import { sayVerified } from './verified.ts'
import type { Verified } from '#functions/jobs/verify-release.ts'

// `npm run job -- NAME [--date YYYY-MM-DD]`: one scheduled function now.
// `npm run job -- verify-release --network ID --period P`: what was released is reckoned anew, a line a figure.
const options = { date: { type: 'string' }, network: { type: 'string' }, period: { type: 'string' } } as const
const { positionals, values } = parseArgs({ allowPositionals: true, options })
const names: string[] = schedule.map(({ name }) => name)
const [name] = positionals
const wrong =
  name === undefined || (values.date !== undefined && !Day.safeParse(values.date).success)
    ? m.local_job_usage({ jobs: names.join(', ') }, sv)
    : names.includes(name)
      ? undefined
      : m.local_job_unknown({ job: name, jobs: names.join(', ') }, sv)
if (wrong !== undefined) {
  console.error(wrong)
  process.exit(2)
}
needJava()

if (name === 'verify-release' && values.network && values.period) {
  const asked = { network: values.network, period: values.period }
  const found = await withService(post => post<Verified[]>('/api/local/verify', asked)).catch(giveUp)
  process.exit(sayVerified(found))
}

type Run = { name: string; day: string; municipalities: number; failed: number }
const run = await withService(post =>
  post<Run>('/api/local/job', { name, ...(values.date !== undefined && { day: values.date }) }),
).catch(giveUp)
if (run.failed === 0) console.log(m.local_job_done({ job: run.name, day: run.day, count: run.municipalities }, sv))
else console.error(m.local_job_dead({ job: run.name, count: run.failed, address: '/mailbox' }, sv))
process.exit(run.failed === 0 ? 0 : 1)
