import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { changed, changeOf } from '#shared/change.ts'
import { Activity, BudgetLine, Dependency, Goal, Resource, Risk, RowId } from '#shared/plan-rows.ts'
import type { Verb } from '#shared/permissions.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { yearIn } from './year.ts'

type Parts = ReturnType<Data['plans']['parts']>
type Rows<T extends object> = {
  at(revision: number, id: string): Promise<T & { revision: number }>
  create(item: T): Promise<T & { revision: number }>
  createAs(item: T): Promise<T & { revision: number }>
  bringBack(item: T): Promise<T & { revision: number }>
  save(before: T & { revision: number }, after: T): Promise<T & { revision: number }>
  remove(before: T & { revision: number }): Promise<void>
}

/** One kind of row in a plan: each row is saved by itself, against the revision that was read. */
function rowsOf<Shape extends z.ZodRawShape, T extends { id: string }>(
  verb: Verb,
  schema: z.ZodObject<Shape>,
  part: (parts: Parts) => Rows<T>,
) {
  const New = schema.omit({ id: true } as never)
  const rows = (c: Context<Env>) => part(c.var.data.plans.parts(yearIn(c), c.req.param('object')!))
  return (
    new Hono<Env>()
      .post('/', allow(verb, objectInPath), body(New.extend({ id: RowId.optional() })), async c => {
        const { id, ...row } = c.req.valid('json') as { id?: string }
        const made = id ? rows(c).createAs({ ...row, id } as T) : rows(c).create({ ...row, id: newId() } as T)
        return c.json(await made, 201)
      })
      /** Puts back a row that was removed. */
      .post('/:id/return', allow(verb, objectInPath), body(New), async c =>
        c.json(await rows(c).bringBack({ ...(c.req.valid('json') as object), id: c.req.param('id') } as T), 201),
      )
      .patch('/:id', allow(verb, objectInPath), body(changeOf(New)), async c => {
        const before = await rows(c).at(ifMatch(c), c.req.param('id'))
        return c.json(await rows(c).save(before, changed<T>(before, c.req.valid('json') as never)))
      })
      .delete('/:id', allow(verb, objectInPath), async c => {
        await rows(c).remove(await rows(c).at(ifMatch(c), c.req.param('id')))
        return c.body(null, 204)
      })
  )
}

/** The rows of one plan. */
export const planParts = new Hono<Env>()
  .route(
    '/goals',
    rowsOf('plan:edit', Goal, parts => parts.goals),
  )
  .route(
    '/activities',
    rowsOf('plan:edit', Activity, parts => parts.activities),
  )
  .route(
    '/risks',
    rowsOf('plan:edit', Risk, parts => parts.risks),
  )
  .route(
    '/resources',
    rowsOf('plan:edit', Resource, parts => parts.resources),
  )
  .route(
    '/dependencies',
    rowsOf('plan:edit', Dependency, parts => parts.dependencies),
  )
  .route(
    '/budget',
    rowsOf('plan:budget', BudgetLine, parts => parts.budget),
  )
