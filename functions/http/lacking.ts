import { Hono } from 'hono'
import { contractRegister } from '#shared/contract-register.ts'
import { lackingIn } from '#shared/lacking.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { may } from '#shared/permissions.ts'
import { vacancies } from '#shared/staffing.ts'
import { systemRegister } from '#shared/system-register.ts'
import { missingOf } from '#shared/usable-fields.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** Everything in the portfolio that is not as it should be, in one list. */
export const lacking = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model, today } = c.var
  const lists = await data.lists()
  const { objects } = lists
  const systems = systemRegister({ model, ...lists, totals: [] }, actor, today).rows
  const contracts = contractRegister({ model, ...lists }, actor, today).rows
  const open = vacancies({ model, ...lists }, today)
  const missing = (of: ManagedObject) => missingOf(model, 'object', of)
  const own = new Set(actor.held.map(held => held.object))
  return c.json({
    rows: lackingIn(
      { systems, contracts, vacancies: open, objects: objects.map(of => ({ ...of, missing: missing(of) })) },
      own,
      object => may(actor, 'role:appoint', object),
    ),
    objects: objects.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
  })
})
