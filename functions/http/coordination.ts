import { Hono } from 'hono'
import * as z from 'zod'
import { MunicipalityCode } from '#shared/actor.ts'
import { sameAddress } from '#shared/coordinators.ts'
import { invite } from '#shared/network-members.ts'
import { assertGoesOn, begun, changedNetwork, ended, NetworkChange, NewNetwork } from '#shared/networks.ts'
import { newestFirst } from '#shared/rounds.ts'
import { body, ifMatch } from './body.ts'
import { coordinating, named, ofNetwork, running, signedIn, townOf, type Coordinating } from './coordinating.ts'
import { coordinationReports } from './coordination-reports.ts'
import { coordinationRounds } from './coordination-rounds.ts'
import { corrections } from './corrections.ts'
import { existing } from './existing.ts'

const Invited = z.object({ municipality: MunicipalityCode })
const Asked = z.object({ email: z.email().max(200) })

/** Nätverk, from those who run them: who is in, what is compared, when, and under which agreement. Never a value. */
export const coordination = new Hono<Coordinating>()
  .use(coordinating)
  /** Those that one runs, and those that one is asked to run too. */
  .get('/', signedIn, async c => {
    const { coordination, coordinators, login } = c.var
    const [runs, asked] = await Promise.all([coordinators.runs(), coordinators.askedToRun()])
    const items = await Promise.all(
      runs.map(async id => {
        const [of, members, rounds] = await Promise.all([
          coordination.network(id),
          coordination.members(id),
          coordination.rounds(id),
        ])
        const { name, description, endedOn } = of
        return { id, name, description, endedOn, members: members.length, latest: newestFirst(rounds)[0] }
      }),
    )
    const invitations = await Promise.all(asked.map(async id => ({ id, name: (await coordination.network(id)).name })))
    return c.json({ me: { name: login.name, email: login.email }, items, invitations })
  })

  .post('/', signedIn, body(NewNetwork), async c => {
    const { coordination, coordinators, today } = c.var
    const network = begun(c.req.valid('json'), await coordination.ids())
    return c.json(await coordination.begin(network, coordinators.seated(network.id, today)), 201)
  })

  .use('/:network/*', running)
  .post('/:network/acceptance', signedIn, async c => {
    await c.var.coordinators.accept(c.req.param('network'), c.var.today)
    return c.body(null, 204)
  })

  .get('/:network', ofNetwork, async c => {
    const { coordination, coordinators, platform, login } = c.var
    const id = c.req.param('network')
    const [network, members, invitations, rounds, coordinated, asked] = await Promise.all([
      coordination.network(id),
      coordination.members(id).then(of => named(platform, of)),
      coordination.invitations(id),
      coordination.rounds(id),
      coordinators.list(id),
      coordinators.invitations(id),
    ])
    return c.json({
      network,
      ...{ members, invitations, rounds: newestFirst(rounds) },
      coordinators: coordinated.map(({ sub, name, email, since }) => ({ name, email, since, me: sub === login.sub })),
      asked,
      today: c.var.today,
    })
  })

  .patch('/:network', ofNetwork, body(NetworkChange), async c => {
    const { coordination } = c.var
    const before = await coordination.networkAt(ifMatch(c), c.req.param('network'))
    const { revision: _, ...network } = before
    return c.json(await coordination.save(before, changedNetwork(network, c.req.valid('json'))))
  })

  .post('/:network/end', ofNetwork, async c => {
    const { coordination, today } = c.var
    const before = await coordination.networkAt(ifMatch(c), c.req.param('network'))
    const { revision: _, ...network } = before
    return c.json(await coordination.save(before, ended(network, today)))
  })

  .get('/:network/history', ofNetwork, async c =>
    c.json({ items: await c.var.coordination.history(c.req.param('network')) }),
  )

  .post('/:network/invitations', ofNetwork, body(Invited), async c => {
    const { coordination, platform, login, today } = c.var
    const id = c.req.param('network')
    assertGoesOn(await coordination.network(id))
    const [town, members, invitations] = await Promise.all([
      townOf(platform, c.req.valid('json').municipality),
      coordination.members(id),
      coordination.invitations(id),
    ])
    const invitation = invite(town, members, invitations, { name: login.name, today })
    await coordination.invite(id, invitation)
    return c.json(invitation, 201)
  })

  .delete('/:network/invitations/:code', ofNetwork, async c => {
    const { coordination } = c.var
    const id = c.req.param('network')
    const of = (await coordination.invitations(id)).find(({ municipality }) => municipality === c.req.param('code'))
    await coordination.uninvite(id, existing(of, 'not_found'))
    return c.body(null, 204)
  })

  /** Asks somebody to run the network too; whoever proves the address finds it among the networks. */
  .post('/:network/coordinators', ofNetwork, body(Asked), async c => {
    const address = sameAddress(c.req.valid('json').email)
    await c.var.coordinators.invite(c.req.param('network'), address, c.var.today)
    return c.json({ email: address }, 201)
  })

  .delete('/:network/coordinators/me', ofNetwork, async c => {
    await c.var.coordinators.leave(c.req.param('network'))
    return c.body(null, 204)
  })

  .delete('/:network/coordinators/asked/:address', ofNetwork, async c => {
    await c.var.coordinators.uninvite(c.req.param('network'), sameAddress(c.req.param('address')))
    return c.body(null, 204)
  })

  .route('/:network/rounds', coordinationRounds)
  .route('/:network/rounds/:period/corrections', corrections)
  .route('/:network/reports', coordinationReports)
