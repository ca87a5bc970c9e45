import { Hono } from 'hono'
import { givenTo, isPeers, peerGroupsOf } from '#shared/benchmark/groups.ts'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { forMembers } from '#shared/benchmark/correction.ts'
import { BAND, K } from '#shared/benchmark/screening.ts'
import { mostAlike, type Choice } from '#shared/comparison/choice.ts'
import { comparisonRows } from '#shared/comparison/page.ts'
import type { Day } from '#shared/day.ts'
import { byCode } from '#shared/municipalities.ts'
import type { Network } from '#shared/networks.ts'
import { newestFirst, Period, stateOn } from '#shared/rounds.ts'
import { isMember, PEERS, type Membership } from '#shared/sharing.ts'
import { readFigures } from '../data/figures.ts'
import { networksOf } from '../data/networks.ts'
import { releasesOf } from '../data/releases.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

/** Jämförelse: which groups the municipality may look at, and one round of one of them. */
export const comparison = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, tenant, today, platform } = c.var
    const [networks, releases] = [networksOf(platform), releasesOf(platform)]
    const [all, memberships] = await Promise.all([networks.list(), data.memberships.list()])
    const peers = memberships.find(({ network }) => network === PEERS)
    const groups: Promise<Choice & { codes: string[] }>[] = memberships.flatMap(membership => {
      const network = all.find(({ id }) => id === membership.network)
      return network ? [ofNetwork(networks, network, membership, today)] : []
    })
    if (peers)
      for (const id of peerGroupsOf(tenant.municipality, tenant.population))
        groups.push(ofPeers(networks, releases, id, peers))
    const found = await Promise.all(groups)
    const choices = found.map(({ codes: _, ...choice }): Choice => choice)
    const released = found.filter(({ periods }) => periods.some(({ state }) => state === 'released'))
    const candidates = released.map(({ id, codes }) => ({ id, members: codes, n: codes.length }))
    return c.json({ choices, alike: mostAlike(tenant.municipality, candidates, K) })
  })

  .get('/rounds/:group/:period', allow('register:read'), async c => {
    const { data, tenant, today, platform } = c.var
    const { group } = c.req.param()
    const period = existing(Period.safeParse(c.req.param('period')).data, 'not_found')
    const peers = isPeers(group)
    const own = givenTo(group)
    const [networks, releases] = [networksOf(platform), releasesOf(platform)]
    const [network, found, rounds, shown, groups, all, entered, input] = await Promise.all([
      peers ? undefined : networks.find(own),
      data.memberships.find(own),
      networks.rounds(own),
      releases.shown(group, period),
      releases.figures(group, period),
      data.snapshots.list(own),
      data.entered.list(),
      readFigures(data, period, today),
    ])
    const membership = existing(found, 'network_not_member')
    // A municipality looks at its own peer groups and no others.
    if (peers && !peerGroupsOf(tenant.municipality, tenant.population).includes(group)) existing(undefined, 'not_found')
    const round = rounds.find(one => one.period === period)
    const releaseOn = existing(shown?.releasedOn ?? round?.releaseOn, 'not_found')
    const state = shown ? ('released' as const) : stateOn(round!, today)
    const given = await data.snapshots.told(all, rounds)
    const rows = comparisonRows({
      ...{ period, input, groups, given, released: shown !== undefined, shares: membership.shares },
      ...(network && { network }),
      figures: round?.figures ?? KeyFigureId.options,
      entered: entered.filter(one => one.network === own),
    })
    return c.json({
      ...{ group, period, state, releaseOn, closesOn: round?.closesOn ?? releaseOn, rows },
      ...{ k: network?.k ?? K, band: network?.band ?? BAND },
      edition: shown?.edition ?? 1,
      ...(round?.correction && { correction: forMembers(round.correction) }),
      ...(network && { network: { ownFigures: network.ownFigures } }),
    })
  })

type Networks = ReturnType<typeof networksOf>

/** A network that the municipality is in, or has left. */
async function ofNetwork(networks: Networks, { id, name }: Network, membership: Membership, today: Day) {
  const [rounds, codes] = await Promise.all([networks.rounds(id), networks.codes(id)])
  const periods = newestFirst(rounds).map(({ period, releaseOn, ...round }) => ({
    ...{ period, releaseOn, state: stateOn(round, today) },
  }))
  const about = { shares: membership.shares.length, left: !isMember(membership) }
  return { ...{ id, name, kind: 'network' as const, members: codes.length, periods, codes }, ...about }
}

/** A peer group: the peer groups' common rounds, and what of them it has released. Only real municipalities are known to be in it. */
async function ofPeers(
  networks: Networks,
  releases: ReturnType<typeof releasesOf>,
  id: string,
  { shares, ...membership }: Membership,
) {
  const [coming, shown, all] = await Promise.all([networks.rounds(PEERS), releases.rounds(id), networks.codes(PEERS)])
  const periods = newestFirst([
    ...shown.map(({ period, releasedOn }) => ({ period, releaseOn: releasedOn, state: 'released' as const })),
    ...coming
      .filter(round => !shown.some(({ period }) => period === round.period))
      .map(({ period, releaseOn, state }) => ({ period, releaseOn, state })),
  ])
  const codes = all.filter(code => peerGroupsOf(code, byCode(code)?.population ?? -1).includes(id))
  return { id, name: '', kind: 'peers' as const, periods, codes, shares: shares.length, left: !isMember(membership) }
}
