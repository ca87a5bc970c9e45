import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { canonical } from '#shared/plans.ts'
import { networkReport, type NetworkInput } from '#shared/reports/comparison.ts'
import { networkData } from '#shared/reports/comparison-data.ts'
import { Format } from '#shared/reports/document.ts'
import { laidReports, networkScope } from '../data/laid-reports.ts'
import { releasesOf } from '../data/releases.ts'
import { sha256 } from '../data/sha256.ts'
import { readRelease } from '../reports/comparison.ts'
import { query } from './body.ts'
import { named, ofNetwork, type Coordinating } from './coordinating.ts'
import { existing } from './existing.ts'
import { limit } from './limits.ts'
import { locale } from './locale.ts'
import { askFile, fileState } from './report-files.ts'

const Asked = z.object({ locale })
const Made = Asked.extend({ format: Format })

/** A released round of the network, and who has given to it: never a value, not even one's own municipality's. */
async function inputOf(c: Context<Coordinating>, { locale }: z.infer<typeof Asked>): Promise<NetworkInput> {
  const { coordination, platform } = c.var
  const [group, period] = [c.req.param('network')!, c.req.param('period')!]
  const input = existing(await readRelease(platform, { group, period }, { locale }), 'not_found')
  const [deliveries, members] = await Promise.all([
    coordination.deliveries(group, period),
    coordination.members(group).then(of => named(platform, of)),
  ])
  const told = members.map(({ municipality, name }) => {
    const given = deliveries.find(of => of.municipality === municipality)
    return given ? { name, givenOn: given.givenOn, figures: given.figures, answered: given.answered } : { name }
  })
  return { ...input, members: told.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')) }
}
const made = async (c: Context<Coordinating>, asked: z.infer<typeof Asked>) =>
  networkReport(await inputOf(c, asked), { locale: asked.locale, today: c.var.today })
const laid = (c: Context<Coordinating>) => laidReports(c.var.platform.files, networkScope(c.req.param('network')!))

/** The network's own reports of what has been released: as a page, as files, and as data. */
export const coordinationReports = new Hono<Coordinating>()
  .get('/', ofNetwork, async c => {
    const rounds = await releasesOf(c.var.platform).rounds(c.req.param('network')!)
    return c.json({ items: rounds.map(({ period, releasedOn, edition }) => ({ period, releasedOn, edition })) })
  })

  .get('/files/:id', ofNetwork, query(z.object({ format: Format })), async c =>
    c.json(await fileState(c.var.platform, laid(c), c.req.param('id'), c.req.valid('query').format)),
  )

  .get('/:period', ofNetwork, query(Asked), async c => c.json(await made(c, c.req.valid('query'))))

  .get('/:period/data', ofNetwork, query(Asked), async c => {
    const data = networkData(await inputOf(c, c.req.valid('query')))
    return c.json({ ...data, hash: sha256(canonical(data)) })
  })

  .get('/:period/files', ofNetwork, query(Made), async c => {
    const { platform, today, login } = c.var
    const { format, ...asked } = c.req.valid('query')
    await limit(platform, `report#login#${login.sub}`, 60)
    const scope = networkScope(c.req.param('network')!)
    return c.json(await askFile({ platform, today, reports: laid(c), scope }, await made(c, asked), format))
  })
