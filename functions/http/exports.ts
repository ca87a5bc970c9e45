import { Hono } from 'hono'
import * as z from 'zod'
import { systemFile, systemLists, systemRow } from '#shared/system-file.ts'
import { newId } from '../data/collection.ts'
import { writeCsv, writeXlsx } from '../imports/write.ts'
import { allow } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'

const Wanted = z.object({
  format: z.enum(['xlsx', 'csv']),
  locale: z.enum(['sv', 'en']),
  /** Only these; all when it is left out. */
  ids: z.array(z.string()).max(2000).optional(),
})

/** Files to download: written to the file store, and fetched by a signed address. */
export const exports = new Hono<Env>().post('/systems', allow('register:read'), body(Wanted), async c => {
  const { data, actor, today, platform } = c.var
  const { format, locale, ids } = c.req.valid('json')
  const [systems, objects] = await Promise.all([data.systems.list(), data.objects.list()])
  const chosen = ids ? systems.filter(system => ids.includes(system.id)) : systems
  const what = { fields: systemFile(), entities: chosen.map(systemRow), lists: systemLists(objects), locale }
  const name = `system-${today}.${format}`
  const key = `${actor.municipality}/exports/${newId()}/${name}`
  await platform.files.put(key, format === 'csv' ? writeCsv(what) : await writeXlsx(what, 'System'))
  return c.json({ url: await platform.files.downloadUrl(key, name), name }, 201)
})
