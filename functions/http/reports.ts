import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { fileName, Format, Logo, type Report } from '#shared/reports/document.ts'
import { ReportAsked } from '#shared/reports/kinds.ts'
import { meetingOf } from '#shared/reports/meeting.ts'
import { newId } from '../data/collection.ts'
import { choicesOf } from '../reports/choices.ts'
import { withLogo } from '../reports/logo.ts'
import { readMeeting } from '../reports/read-meeting.ts'
import { allow } from './allow.ts'
import { annual } from './annual.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { keptPlan } from './kept-plan.ts'
import { limited } from './limits.ts'
import { reportOf } from './report-of.ts'
import { yearIn } from './year.ts'

const locale = z.enum(['sv', 'en']).default('sv')
const Shown = ReportAsked.extend({ locale })
const Made = Shown.extend({ format: Format })

async function made(c: Context<Env>, { locale, ...asked }: z.infer<typeof Shown>): Promise<Report> {
  const { data, actor, tenant, today, model } = c.var
  const frame = { locale, municipality: await withLogo(data, tenant.officialName), today }
  return existing(await reportOf(asked, { data, model, actor, frame }), 'not_found')
}

/** How far the file has come; where it lies, once it is made. */
async function stateOf({ var: { data, platform } }: Context<Env>, id: string, format: Format) {
  const { reports } = data
  const report = existing(await reports.laid(id), 'not_found')
  if (await reports.isMade(id, format)) {
    const url = await platform.files.downloadUrl(reports.file(id, format), fileName(report, format))
    return { id, state: 'made' as const, url }
  }
  return { id, state: (await reports.hasFailed(id, format)) ? ('failed' as const) : ('waiting' as const) }
}

/**
 * Reports: as a page, and as files. A file is asked for, made by a worker and fetched at a signed address; whoever may
 * read may have it, and nothing that people have written is changed by it.
 */
export const reports = new Hono<Env>()
  .route('/annual', annual)
  .get('/choices', allow('register:read'), async c => c.json(await choicesOf(c.var.data, c.var.today)))

  .get('/', allow('register:read'), query(Shown), async c => c.json(await made(c, c.req.valid('query'))))

  .get('/files', allow('register:read'), limited('report', 60), query(Made), async c => {
    const { data, actor, platform, today } = c.var
    const { format, ...asked } = c.req.valid('query')
    const id = await data.reports.lay(await made(c, asked))
    if (!(await data.reports.isMade(id, format))) {
      const time = newId()
      await data.reports.asked(id, format, time)
      const item = `${id}#${format}#${time}`
      await platform.queue.send([{ job: 'make-report', scope: actor.municipality, day: today, item }])
    }
    return c.json(await stateOf(c, id, format))
  })

  .get('/files/:id', allow('register:read'), query(z.object({ format: Format })), async c =>
    c.json(await stateOf(c, c.req.param('id'), c.req.valid('query').format)),
  )

  .get('/logo', allow('register:read'), async c => c.json((await c.var.data.reports.logo.find()) ?? { revision: 0 }))

  /** The municipality's mark, on reports from now on. What is kept keeps the mark it had. */
  .put('/logo', allow('model:edit'), body(Logo), async c => {
    const { logo } = c.var.data.reports
    if (ifMatch(c) === 0) return c.json(await logo.create(c.req.valid('json')))
    return c.json(await logo.save(await logo.at(ifMatch(c)), c.req.valid('json')))
  })

  /** What a forum has before it at its meeting: plans that wait for a decision, and what has happened since the last. */
  .get('/meeting/:forum', allow('register:read'), async c => {
    const { data, today } = c.var
    return c.json(meetingOf(existing(await readMeeting(data, c.req.param('forum'), today), 'forum_unknown'), today))
  })

  /** The PDFs that are kept of a plan's approved versions, each as it was made. */
  .get('/kept/:year/:object', allow('register:read'), async c => {
    const { data } = c.var
    const [year, object] = [yearIn(c), c.req.param('object')]
    const [versions, kept] = await Promise.all([data.plans.versions(year, object), data.reports.kept(year, object)])
    const items = versions.map(({ version }) => keptPlan(c, { year, object, version }, kept))
    return c.json({ items: await Promise.all(items) })
  })
