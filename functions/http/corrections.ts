import { Hono } from 'hono'
import { askCorrection } from '#shared/rounds.ts'
import { ofNetwork, type Coordinating } from './coordinating.ts'

/** Rättelse: whoever runs the network asks for a new edition of a round that is released. It is tried the next morning. */
export const corrections = new Hono<Coordinating>().post('/', ofNetwork, async c => {
  const { coordination, login, today } = c.var
  const before = await coordination.round(c.req.param('network')!, c.req.param('period')!)
  const { revision: _, ...round } = before
  return c.json(await coordination.correct(before, askCorrection(round, login.name, today)), 201)
})
