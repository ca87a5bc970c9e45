import { Hono } from 'hono'
import { yearOf } from '#shared/day.ts'
import { overview as overviewOf } from '#shared/overview.ts'
import { portfolio } from '#shared/portfolio.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'
import { readPortfolio } from './portfolio.ts'

/** Översikt: what to do next, for this person. */
export const overview = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, today } = c.var
  const [read, costs, deadlines, mentions] = await Promise.all([
    readPortfolio(data, c.var.model, today),
    data.costs.year(yearOf(today)),
    data.deadlines.open(),
    data.comments.mentions(actor.person),
  ])
  const { rows } = portfolio(read, actor, today)
  return c.json(overviewOf({ ...read, costs, deadlines, mentions, rows, plans: read.plans.length }, actor, today))
})
