import { Hono } from 'hono'
import { searchIndex } from '#shared/search.ts'
import { supplierNames } from '#shared/suppliers.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What the palette searches in: names of everything that the reader may see, and what may be opened there. */
export const search = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, model } = c.var
  const [lists, units, known] = await Promise.all([data.lists(), data.units.list(), data.suppliers.list()])
  const suppliers = supplierNames(known, [...lists.systems, ...lists.contracts])
  return c.json(searchIndex({ model, ...lists, units, suppliers }, actor))
})
