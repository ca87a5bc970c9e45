import { Hono } from 'hono'
import { contractRegister } from '#shared/contract-register.ts'
import { integrationRegister } from '#shared/integrations.ts'
import { lackingIn } from '#shared/lacking.ts'
import { objectStanding } from '#shared/object-validity.ts'
import { ownKey } from '#shared/own-fields.ts'
import { ownersAmong } from '#shared/owners.ts'
import { may } from '#shared/permissions.ts'
import { vacancies } from '#shared/staffing.ts'
import { systemRegister } from '#shared/system-register.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** Everything in the portfolio that is not as it should be, in one list. */
export const lacking = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model, today } = c.var
  const [lists, components, integrations] = await Promise.all([
    data.lists(),
    data.components.list(),
    data.integrations.list(),
  ])
  const { objects } = lists
  const ownerOf = ownersAmong(lists.people, today)
  const register = { model, ...lists, components }
  const rows = lackingIn(
    {
      objects: objects.map(object => ({ ...object, ...objectStanding(object, register, today) })),
      systems: systemRegister({ ...register, totals: [] }, actor, today).rows,
      contracts: contractRegister(register, actor, today).rows,
      integrations: integrationRegister({ ...lists, integrations }, actor, today).rows,
      components: components.map(component => ({ ...component, ...ownerOf(component.owner) })),
      vacancies: vacancies(register, today),
    },
    new Set(actor.held.map(held => held.object)),
    object => may(actor, 'role:appoint', object),
  )
  return c.json({
    rows,
    objects: objects.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    /** What own fields are called, by their keys. */
    ownNames: Object.fromEntries(model.ownFields.map(({ id, name }) => [ownKey(id), name])),
  })
})
