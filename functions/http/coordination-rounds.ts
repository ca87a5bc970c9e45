import { Hono } from 'hono'
import { earlierThan, roundPage, type RoundKnown } from '#shared/round-page.ts'
import { assertGoesOn } from '#shared/networks.ts'
import { moveDays, NewRound, prepare, RoundDays, type Round } from '#shared/rounds.ts'
import { releasesOf } from '../data/releases.ts'
import { body, ifMatch } from './body.ts'
import { named, ofNetwork, type Coordinating } from './coordinating.ts'

/** How many rounds back a coordinator is told what comes again. */
const BACK = 2

/** A network's rounds: when they open, close and are released, who has given and what will be told. Never a value. */
export const coordinationRounds = new Hono<Coordinating>()
  .post('/', ofNetwork, body(NewRound), async c => {
    const { coordination, today } = c.var
    const id = c.req.param('network')!
    const [network, rounds] = await Promise.all([coordination.network(id), coordination.rounds(id)])
    assertGoesOn(network)
    return c.json(await coordination.prepare(prepare(network, rounds, c.req.valid('json'), today)), 201)
  })

  .get('/:period', ofNetwork, async c => {
    const { coordination, platform, today } = c.var
    const [id, period] = [c.req.param('network')!, c.req.param('period')]
    const releases = releasesOf(platform)
    const known = async <R extends Round>(round: R): Promise<RoundKnown & { round: R }> => {
      const [deliveries, certificate] = await Promise.all([
        coordination.deliveries(id, round.period),
        releases.edition(id, round.period, round.edition),
      ])
      return { round, deliveries, certificate }
    }
    const [network, round, rounds, members] = await Promise.all([
      coordination.network(id),
      coordination.round(id, period),
      coordination.rounds(id),
      coordination.members(id).then(of => named(platform, of)),
    ])
    const before = earlierThan(round, rounds).slice(0, BACK)
    const [first, ...rest] = await Promise.all([round, ...before].map(known))
    return c.json(roundPage(network, [first!, ...rest], rounds, members, today))
  })

  .patch('/:period', ofNetwork, body(RoundDays), async c => {
    const { coordination, today } = c.var
    const before = await coordination.roundAt(ifMatch(c), c.req.param('network')!, c.req.param('period'))
    const { revision: _, ...round } = before
    return c.json(await coordination.move(before, moveDays(round, c.req.valid('json'), today)))
  })
