import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { story } from '#shared/given.ts'
import { assertCurrent } from '#shared/network-members.ts'
import { may } from '#shared/permissions.ts'
import { notFrozen, periodShown, sharedNetwork, type SharingPage } from '#shared/sharing-page.ts'
import { FigureId } from '#shared/benchmark/key-figures.ts'
import { approve, isMember, prepare, withdraw, type Membership } from '#shared/sharing.ts'
import { joinedNetworks } from '../data/joined-networks.ts'
import { ownValues } from '../data/own-values.ts'
import { publishSnapshots } from '../jobs/publish-snapshots.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const Figures = z.object({ figures: z.array(FigureId).max(100) })

/** The membership as its reader saw it, and the figures that may be chosen there. */
async function chosenFrom(c: Context<Env>) {
  const { data, platform } = c.var
  const network = c.req.param('network')!
  const before = existing(await data.memberships.find(network), 'network_not_member')
  const { figures: listed, agreement } = existing(await joinedNetworks(platform).find(network), 'not_found')
  return { before: await data.memberships.at(ifMatch(c), before.network), listed, agreement }
}

/** Decided from now on: what is no longer shared is taken back at once, and what is approved is given without waiting for the night. */
export async function decided(c: Context<Env>, before: Membership & { revision: number }, after: Membership) {
  const { data, platform, tenant, today } = c.var
  const { rounds } = joinedNetworks(platform)
  const open = async () => notFrozen(await rounds(before.network))
  const saved = await data.memberships.decide(before, after, today, open, tenant.name)
  if (isMember(after)) await publishSnapshots(data, today, platform)
  return saved
}

/** Vad vi delar: exactly what leaves the municipality, who decided it, and everything that has left. */
export const sharing = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, platform, actor, today } = c.var
    const networks = joinedNetworks(platform)
    const [all, memberships, snapshots, given] = await Promise.all([
      networks.list(),
      data.memberships.list(),
      data.snapshots.list(),
      data.snapshots.given(),
    ])
    const values = ownValues(data, today)
    const mine = all.flatMap(network => {
      const membership = memberships.find(m => m.network === network.id && isMember(m))
      return membership ? [{ network, membership }] : []
    })
    const shown = mine.map(async ({ network, membership }) => {
      const rounds = await networks.rounds(network.id)
      const own = await values(periodShown(rounds, today), network)
      const known = { rounds, given: snapshots.filter(s => s.network === network.id), values: own }
      return sharedNetwork(network, membership, known, actor.municipality, today)
    })
    const others = all.filter(({ id, endedOn }) => !endedOn && !mine.some(({ network }) => network.id === id))
    const joinable = others.map(async network => {
      const leftOn = memberships.find(m => m.network === network.id)?.leftOn
      const invited = await networks.invited(network.id, actor.municipality)
      return { ...network, invited, ...(leftOn && { leftOn }) }
    })
    return c.json<SharingPage>({
      may: { prepare: may(actor, 'sharing:prepare'), approve: may(actor, 'sharing:approve') },
      networks: await Promise.all(shown),
      joinable: (await Promise.all(joinable)).filter(({ open, invited }) => open || invited),
      history: story(given),
    })
  })

  .put('/:network/preparation', allow('sharing:prepare'), body(Figures), async c => {
    const { data, actor, today } = c.var
    const { before, listed } = await chosenFrom(c)
    const after = prepare(before, c.req.valid('json').figures, listed, actor.name, today)
    return c.json(await data.memberships.save(before, after))
  })

  .put('/:network/approval', allow('sharing:approve'), body(Figures), async c => {
    const { actor, today } = c.var
    const { before, listed, agreement } = await chosenFrom(c)
    // Nothing more is given under an agreement that has been changed since.
    assertCurrent({ agreement }, before.agreement)
    return c.json(await decided(c, before, approve(before, c.req.valid('json').figures, listed, actor.name, today)))
  })

  .post('/:network/withdrawal', allow('sharing:approve'), body(Figures), async c => {
    const { actor, today } = c.var
    const { before } = await chosenFrom(c)
    return c.json(await decided(c, before, withdraw(before, c.req.valid('json').figures, actor.name, today)))
  })
