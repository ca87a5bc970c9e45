import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { canonical } from '#shared/plans.ts'
import { networkReport } from '#shared/reports/comparison.ts'
import { networkData } from '#shared/reports/comparison-data.ts'
import { Period } from '#shared/rounds.ts'
import { networksOf } from '../data/networks.ts'
import { releasesOf } from '../data/releases.ts'
import { sha256 } from '../data/sha256.ts'
import { readRelease } from '../reports/comparison.ts'
import { open } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { limited } from './limits.ts'
import { locale } from './locale.ts'

const Asked = z.object({ period: Period.optional(), locale })
const why = 'the network has chosen that what is released of it is public'

/** A network that wants a public page; any other is not there. */
async function publicNetwork({ req, var: { platform } }: Context<Env, '/:network'>) {
  const network = await networksOf(platform).find(req.param('network'))
  return existing(network?.public ? network : undefined, 'not_found')
}

/** The period that is asked for, else the latest; nothing where none is released. */
async function released(c: Context<Env, '/:network'>, { period: asked, locale }: z.infer<typeof Asked>) {
  const { platform } = c.var
  const network = await publicNetwork(c)
  const periods = (await releasesOf(platform).rounds(network.id)).map(({ period, releasedOn }) => ({
    period,
    releasedOn,
  }))
  const period = asked ?? periods[0]?.period
  const input = period && (await readRelease(platform, { group: network.id, period }, { locale }))
  if (asked) existing(input, 'not_found')
  return { network, periods, period, input: input || undefined }
}

/** What anyone may read of a network that wants it: what is released, with its definitions and certificate, and not who took part. */
export const publicNetworks = new Hono<Env>()
  .get('/:network', open(why), limited('public', 120), query(Asked), async c => {
    const asked = c.req.valid('query')
    const { network, periods, period, input } = await released(c, asked)
    const { name, description } = network
    const report = input && networkReport(input, { locale: asked.locale, today: await c.var.platform.clock.today() })
    return c.json({ name, description, periods, period: period ?? null, report: report ?? null })
  })

  /** The same as data, to be reckoned with. */
  .get('/:network/data', open(why), limited('public', 120), query(Asked), async c => {
    const data = networkData(existing((await released(c, c.req.valid('query'))).input, 'not_found'))
    return c.json({ ...data, hash: sha256(canonical(data)) })
  })
