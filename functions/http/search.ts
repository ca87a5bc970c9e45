import { Hono } from 'hono'
import { searchIndex } from '#shared/search.ts'
import { supplierNames } from '#shared/suppliers.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What the palette searches in: names of everything that the reader may see, and what may be opened there. */
export const search = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor } = c.var
  const [model, objects, systems, people, units, contracts, known] = await Promise.all([
    data.model.get(),
    data.objects.list(),
    data.systems.list(),
    data.people.list(),
    data.units.list(),
    data.contracts.list(),
    data.suppliers.list(),
  ])
  const suppliers = supplierNames(known, [...systems, ...contracts])
  return c.json(searchIndex({ model, objects, systems, people, units, suppliers }, actor))
})
