import { Hono } from 'hono'
import { searchIndex } from '#shared/search-index.ts'
import { supplierNames } from '#shared/suppliers.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What the palette searches in: names of everything that the reader may see, and what may be done there. */
export const search = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model } = c.var
  const [lists, units, known, components, integrations, forums, decisions, views] = await Promise.all([
    ...([data.lists(), data.units.list(), data.suppliers.list(), data.components.list()] as const),
    ...([data.integrations.list(), data.forums.list(), data.decisions.list(), data.views.list()] as const),
  ])
  const suppliers = supplierNames(known, [...lists.systems, ...lists.contracts])
  const register = { model, ...lists, units, suppliers, components, integrations, forums, decisions, views }
  return c.json(searchIndex(register, actor))
})
