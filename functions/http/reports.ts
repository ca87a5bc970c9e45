import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { Format, Logo, type Report } from '#shared/reports/document.ts'
import { ReportAsked } from '#shared/reports/kinds.ts'
import { meetingOf } from '#shared/reports/meeting.ts'
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
import { locale } from './locale.ts'
import { askFile, fileState } from './report-files.ts'
import { reportOf } from './report-of.ts'
import { yearIn } from './year.ts'

const Shown = ReportAsked.extend({ locale })
const Made = Shown.extend({ format: Format })

async function made(c: Context<Env>, { locale, ...asked }: z.infer<typeof Shown>): Promise<Report> {
  const { data, actor, tenant, today, model } = c.var
  const frame = { locale, municipality: await withLogo(data, tenant.officialName), today }
  return existing(await reportOf(asked, { data, model, actor, frame }), 'not_found')
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
    const of = { platform, today, reports: data.reports, scope: actor.municipality }
    return c.json(await askFile(of, await made(c, asked), format))
  })

  .get('/files/:id', allow('register:read'), query(z.object({ format: Format })), async c =>
    c.json(await fileState(c.var.platform, c.var.data.reports, c.req.param('id'), c.req.valid('query').format)),
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
