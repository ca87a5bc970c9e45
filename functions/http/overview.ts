import { Hono } from 'hono'
import { yearOf } from '#shared/day.ts'
import { othersWork } from '#shared/others-work.ts'
import { overview as overviewOf } from '#shared/overview.ts'
import { portfolio } from '#shared/portfolio.ts'
import { wheelOf } from '#shared/wheel.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'
import { readPortfolio } from './portfolio.ts'

/** Översikt: what to do next, for this person. */
export const overview = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const year = yearOf(today)
    const [read, costs, deadlines, mentions, wheels, thisYear] = await Promise.all([
      readPortfolio(data, c.var.model, today),
      data.costs.year(year),
      data.deadlines.open(),
      data.comments.mentions(actor.person),
      data.wheels.list(),
      data.plans.year(year),
    ])
    const { rows } = portfolio(read, actor, today)
    const events = wheelOf(wheels, year)?.events.length ?? 0
    const decidable = [...thisYear, ...read.plans]
    const input = { ...read, costs, deadlines, mentions, rows, plans: read.plans.length, decidable, events }
    return c.json(overviewOf(input, actor, today))
  })

  /** Who has what: whoever leads others sees what is late, by person, object and role. */
  .get('/others', allow('register:read'), async c => {
    const { data, model, today } = c.var
    const [objects, staffing, deadlines, members] = await Promise.all([
      data.objects.list(),
      data.staffing(),
      data.deadlines.open(),
      data.members.list(),
    ])
    return c.json({ items: othersWork(deadlines, { model, objects, members, ...staffing }, today) })
  })
