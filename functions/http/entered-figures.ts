import { Hono } from 'hono'
import { assertWithin, Entered, EnteredInput } from '#shared/benchmark/entered.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import { Period } from '#shared/rounds.ts'
import { isMember } from '#shared/sharing.ts'
import { networksOf } from '../data/networks.ts'
import { publishSnapshots } from '../jobs/publish-snapshots.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

/** Networks' own key figures: what the municipality has written of them. Its alone until it shares it; what is shared is given as soon as it is written. */
export const enteredFigures = new Hono<Env>()
  .get('/:network', allow('register:read'), async c => {
    const { data, actor } = c.var
    const network = await joinedNetwork(c.var, c.req.param('network'))
    const entered = (await data.entered.list()).filter(of => of.network === network.id)
    const { id, name, ownFigures } = network
    return c.json({ network: { id, name }, figures: ownFigures, entered, mayEdit: may(actor, 'sharing:prepare') })
  })

  .put('/:network/:figure/:period', allow('sharing:prepare'), body(EnteredInput), async c => {
    const { entered } = c.var.data
    const network = await joinedNetwork(c.var, c.req.param('network'))
    const figure = existing(
      network.ownFigures.find(({ id }) => id === c.req.param('figure')),
      'not_found',
    )
    const period = Period.safeParse(c.req.param('period')).data
    if (!period) throw new Refusal('not_found', {})
    const of = { network: network.id, figure: figure.id, period, version: figure.version }
    const after = Entered.parse({ ...c.req.valid('json'), ...of })
    assertWithin(figure, after)
    const before = await entered.find(network.id, figure.id, period)
    // Nothing written yet is revision 0: of two who write at once, the second sees what the first wrote.
    if ((before?.revision ?? 0) !== ifMatch(c)) throw new Refusal('stale', { current: before ?? null })
    const saved = before ? await entered.save(before, after) : await entered.create(after)
    await publishSnapshots(c.var.data, c.var.today, c.var.platform)
    return c.json(saved)
  })

/** A network that the municipality is a member of. */
async function joinedNetwork({ data, platform }: Pick<Env['Variables'], 'data' | 'platform'>, id: string) {
  const [membership, network] = await Promise.all([data.memberships.find(id), networksOf(platform).find(id)])
  if (!membership || !isMember(membership)) throw new Refusal('network_not_member', {})
  return existing(network, 'not_found')
}
