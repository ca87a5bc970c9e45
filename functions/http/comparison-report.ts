import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { peerGroupName } from '#shared/benchmark/group-name.ts'
import { isPeers, peerGroupsOf } from '#shared/benchmark/groups.ts'
import { canonical } from '#shared/plans.ts'
import { Format } from '#shared/reports/document.ts'
import { memberReport, type MemberInput } from '#shared/reports/comparison.ts'
import { memberData } from '#shared/reports/comparison-data.ts'
import { Period } from '#shared/rounds.ts'
import { isMember, PEERS } from '#shared/sharing.ts'
import { networksOf } from '../data/networks.ts'
import { releasesOf } from '../data/releases.ts'
import { sha256 } from '../data/sha256.ts'
import { readGiven, readRelease } from '../reports/comparison.ts'
import { withLogo } from '../reports/logo.ts'
import { allow } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { limited } from './limits.ts'
import { locale } from './locale.ts'
import { askFile } from './report-files.ts'

const Asked = z.object({ group: z.string().min(1).max(60), period: Period, locale })
type Asked = z.infer<typeof Asked>

type Group = { id: string; reads: (period: Period) => boolean }

/** The groups that the municipality compares itself with; of those that it has left, the rounds that it once gave to. */
async function groupsOf({ data, tenant }: Env['Variables']): Promise<Group[]> {
  const [memberships, given] = await Promise.all([data.memberships.list(), data.snapshots.list()])
  return memberships.flatMap(membership => {
    const { network } = membership
    const reads = (period: Period) =>
      isMember(membership) || given.some(of => of.network === network && of.period === period)
    const ids = network === PEERS ? peerGroupsOf(tenant.municipality, tenant.population) : [network]
    return ids.map(id => ({ id, reads }))
  })
}

async function inputOf({ var: v }: Context<Env>, { group, period, locale }: Asked): Promise<MemberInput> {
  const groups = await groupsOf(v)
  const input = groups.some(({ id, reads }) => id === group && reads(period))
    ? await readRelease(v.platform, { group, period }, { locale })
    : undefined
  const found = existing(input, 'not_found')
  return { ...found, given: await readGiven(v.data, v.platform, group, found, { locale }) }
}

async function made(c: Context<Env>, asked: Asked) {
  const { data, tenant, today } = c.var
  const municipality = await withLogo(data, tenant.officialName)
  return memberReport(await inputOf(c, asked), { locale: asked.locale, municipality, today })
}

/** A member's report of a released round: as a page, as files, and as data. Its files are fetched as those of other reports. */
export const comparisonReport = new Hono<Env>()
  /** Releases that can be reported: of the groups that the municipality compares itself with, the latest first. */
  .get('/choices', allow('register:read'), query(z.object({ locale })), async c => {
    const { platform } = c.var
    const { locale } = c.req.valid('query')
    const [groups, networks] = await Promise.all([groupsOf(c.var), networksOf(platform).list()])
    const nameOf = (id: string) =>
      isPeers(id) ? peerGroupName(id, locale) : (networks.find(of => of.id === id)?.name ?? id)
    const items = groups.map(async ({ id, reads }) => ({
      ...{ id, name: nameOf(id) },
      periods: (await releasesOf(platform).rounds(id))
        .filter(({ period }) => reads(period))
        .map(({ period, releasedOn }) => ({ period, releasedOn })),
    }))
    return c.json({ items: (await Promise.all(items)).filter(({ periods }) => periods.length > 0) })
  })

  .get('/', allow('register:read'), query(Asked), async c => c.json(await made(c, c.req.valid('query'))))

  .get('/data', allow('register:read'), query(Asked), async c => {
    const data = memberData(await inputOf(c, c.req.valid('query')), c.var.tenant.officialName)
    return c.json({ ...data, hash: sha256(canonical(data)) })
  })

  .get('/files', allow('register:read'), limited('report', 60), query(Asked.extend({ format: Format })), async c => {
    const { data, actor, platform, today } = c.var
    const { format, ...asked } = c.req.valid('query')
    const of = { platform, today, reports: data.reports, scope: actor.municipality }
    return c.json(await askFile(of, await made(c, asked), format))
  })
