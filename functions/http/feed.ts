import { Hono } from 'hono'
import * as z from 'zod'
import type { CostYear } from '#shared/cost-years.ts'
import type { CostRow } from '#shared/costs.ts'
import { Year, yearOf } from '#shared/day.ts'
import { feedRows, FEED_MONTHS } from '#shared/feed.ts'
import { assertFeedKey } from '#shared/feed-keys.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from '../data/index.ts'
import { placeOf } from '../data/place.ts'
import { linkIn } from '../data/secret-links.ts'
import type { Platform } from '../platform/index.ts'
import { open } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'
import { limit, limited } from './limits.ts'

/** Cost rows of one page; each is twelve rows of the feed. */
const PAGE = 400

const asked = z.object({
  year: z.coerce.number().pipe(Year).optional(),
  /** Where the next page begins, and the moment that the first one was of: all pages are of one. */
  $skiptoken: z
    .string()
    .regex(/^[a-z0-9]{6,24}\.\d{1,4}\.\d{1,7}\.\d{1,7}$/)
    .optional(),
})

/** The costs for BI tools, as JSON in the shape of OData: read by tools, which have no cookie. The key is the permission. */
export const feed = new Hono<Env>().get(
  '/costs',
  open('the key in the request is the permission, and who made it can revoke it'),
  limited('feed', 120),
  query(asked),
  async c => {
    const { platform } = c.var
    const today = await platform.clock.today()
    c.header('WWW-Authenticate', 'Bearer')
    const { data, tenant } = await keyed(platform, c.req.header('Authorization'), today)
    const { year = yearOf(today), $skiptoken } = c.req.valid('query')
    const [moment, lists, model, economy] = await Promise.all([
      $skiptoken === undefined ? begun(data, year) : goneOn(data, year, $skiptoken),
      data.lists(),
      data.model.get(),
      data.economy.now(tenant),
    ])
    const { rows, from, accounts } = moment
    const next = from + PAGE
    const { entities } = economy
    const names = { kinds: model.costKinds, ...lists, entities, accounts }
    c.header('WWW-Authenticate', undefined)
    return c.json({
      '@odata.count': rows.length * FEED_MONTHS,
      value: feedRows(rows.slice(from, next), names),
      ...(next < rows.length && {
        '@odata.nextLink': `${platform.settings.origin}/api/feed/costs?year=${year}&$skiptoken=${[moment.generation, moment.pages, rows.length, next].join('.')}`,
      }),
    })
  },
)

type Data = ReturnType<typeof dataFor>
type Moment = Pick<CostYear, 'pages' | 'accounts'> & { generation: string; rows: CostRow[]; from: number }

/** The year as it is shown now; without rows where it has no costs. */
async function begun({ costs }: Data, year: number): Promise<Moment> {
  const { about, rows } = (await costs.whole(year)) ?? { about: { generation: '', pages: 0, accounts: {} }, rows: [] }
  return { generation: about.generation, pages: about.pages, accounts: about.accounts, rows, from: 0 }
}

/** The moment that the first page was of; its pages are kept for a day. */
async function goneOn({ costs }: Data, year: number, token: string): Promise<Moment> {
  const [generation, ...numbers] = token.split('.')
  const [pages, total, from] = numbers.map(Number) as [number, number, number]
  const [rows, about] = await Promise.all([costs.shownRows(year, generation!, pages), costs.head(year)])
  if (rows.length !== total || from > total) throw new Refusal('bad_cursor', {})
  return { generation: generation!, pages, accounts: about?.accounts ?? {}, rows, from }
}

/** Whose key it is: the municipality's data, where the key holds and the municipality is active. Its use is remembered. */
async function keyed(platform: Platform, header: string | undefined, today: string) {
  const secret = /^Bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1]
  if (secret === undefined) throw new Refusal('feed_key_missing', {})
  const link = linkIn(secret)
  if (!link) throw new Refusal('feed_key_unknown', {})
  const { municipality, hash } = link
  await limit(platform, `feed#${municipality}#${hash}`, 120)
  const data = dataFor(
    { kind: 'job', municipality, job: 'feed' },
    platform,
    placeOf(municipality, platform.table, { brief: true }),
  )
  const found = await data.feedKeys.by(hash)
  assertFeedKey(found?.key, today)
  const tenant = await data.tenant.get()
  if (tenant.state !== 'active') throw new Refusal('tenant_not_active', { state: tenant.state })
  if (found!.used !== today) await data.feedKeys.use(hash, found!.key.id, today)
  return { data, tenant }
}
