import { Hono } from 'hono'
import { BulkAsked, BulkDone, bulkChanges, bulkPreview } from '#shared/bulk.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { newId } from '../data/collection.ts'
import { readRegister } from '../data/register.ts'
import { allow } from './allow.ts'
import { askedFor } from './asked-for.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'

/**
 * One field of many rows at once: looked over, and then all of it or nothing. It is listed and undone as an import is;
 * who may edit each row is asked row by row.
 */
export const changes = new Hono<Env>()
  .post('/preview', allow('register:import'), body(BulkAsked), async c => {
    const asked = c.req.valid('json')
    return c.json(bulkPreview(asked, importedAs(asked.kind, await readRegister(c.var.data), c.var.actor, c.var.today)))
  })

  .post('/', allow('register:import'), body(BulkDone), async c => {
    const { data, actor, platform, today } = c.var
    const asked = c.req.valid('json')
    const imported = importedAs(asked.kind, await readRegister(data), actor, today)
    // What cannot be done is said at once.
    bulkChanges(asked, imported)
    const { label: field, to } = bulkPreview({ ...asked, ids: [] }, imported)
    const id = newId()
    const made = await data.imports.create({
      ...{ id, kind: asked.kind, fileName: 'change', change: { field, to }, by: actor.person },
      ...{ at: platform.clock.now().toISOString(), day: today, state: 'waiting', attempt: 0, sheets: [] },
      chosen: await data.imports.keepChosen(id, asked),
    })
    await askedFor(c, made, { state: 'applying', attempt: 1 })
    return c.json({ id }, 202)
  })
