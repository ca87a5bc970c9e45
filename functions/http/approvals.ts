import { Hono } from 'hono'
import { approvals as approvalsOf, approvalYears } from '#shared/approvals.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** Att fastställa: the plans that wait for the actor. */
export const approvals = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model, today } = c.var
  const years = approvalYears(today)
  const [{ objects, assignments }, totals, deadlines, plans, budget] = await Promise.all([
    data.lists(),
    data.costs.totals(),
    data.deadlines.open(),
    Promise.all(years.map(data.plans.year)),
    Promise.all(years.map(data.plans.budgetOf)),
  ])
  const input = { model, objects, assignments, totals, deadlines, plans: plans.flat(), budget: budget.flat() }
  return c.json(approvalsOf(input, actor, today))
})
