import { Hono } from 'hono'
import * as z from 'zod'
import {
  assertAuthor,
  assertMayRemove,
  assertMentioned,
  commentsFor,
  CommentText,
  KEPT,
  NewComment,
  resolved,
  unresolved,
  type Comment,
} from '#shared/comments.ts'
import { newId } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import { anchored, commented } from './commented.ts'
import type { Env } from './env.ts'

/** Comments on whatever the municipality has; who is mentioned is told on the first page. */
export const comments = new Hono<Env>()
  /** The newest ones; those before one that is named. */
  .get(
    '/:kind/:entity',
    allow('register:read'),
    query(z.object({ before: z.string().min(1).max(64).optional() })),
    async c => {
      const { data, actor } = c.var
      const { kind, entity } = await commented(data, c.req.param('kind'), c.req.param('entity'))
      const [{ items, more }, mentions] = await Promise.all([
        data.comments.newest(kind, entity, c.req.valid('query').before),
        data.comments.mentions(actor.person),
      ])
      const people = items.length > 0 ? await data.people.list() : []
      return c.json({ ...commentsFor({ comments: items, people, mentions }, actor), more })
    },
  )

  .post('/:kind/:entity', allow('comment:write'), body(NewComment), async c => {
    const { data, actor, platform } = c.var
    const { text, anchor } = c.req.valid('json')
    const { title, ...on } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    if (anchor) await anchored(data, on, anchor)
    assertMentioned(text, await data.people.list())
    const at = platform.clock.now().toISOString()
    // Ids begin with the instant: an entity's comments lie in their order.
    const comment: Comment = {
      ...on,
      id: `${at.replace(/\D/g, '')}-${newId()}`,
      author: actor.person,
      text,
      at,
      edited: false,
      ...(anchor && { anchor }),
    }
    return c.json(await data.comments.write(comment, title, c.req.header('Idempotency-Key')), 201)
  })

  .patch('/:kind/:entity/:id', allow('comment:write'), body(CommentText), async c => {
    const { data, actor } = c.var
    const { kind, entity, title } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    const comments = data.comments.of(kind, entity)
    assertAuthor(await comments.get(c.req.param('id')), actor)
    const before = await comments.at(ifMatch(c), c.req.param('id'))
    const { text } = c.req.valid('json')
    assertMentioned(text, await data.people.list(), before.text)
    return c.json(await data.comments.change(before, { ...before, text, edited: true }, title))
  })

  .delete('/:kind/:entity/:id', allow('comment:write'), async c => {
    const { data, actor, platform } = c.var
    const { kind, entity, title } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    const comments = data.comments.of(kind, entity)
    assertMayRemove(await comments.get(c.req.param('id')), actor)
    const before = await comments.at(ifMatch(c), c.req.param('id'))
    const ttl = Math.floor(platform.clock.now().getTime() / 1000) + KEPT
    const { revision } = await data.comments.change(before, { ...before, ttl }, title)
    return c.json({ revision })
  })

  /** Puts back what was removed. */
  .post('/:kind/:entity/:id/return', allow('comment:write'), async c => {
    const { data, actor } = c.var
    const { kind, entity, title } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    const comments = data.comments.of(kind, entity)
    assertMayRemove(await comments.get(c.req.param('id')), actor)
    const before = await comments.at(ifMatch(c), c.req.param('id'))
    const { ttl: _, ...after } = before
    return c.json(await data.comments.change(before, after, title))
  })

  /** Nothing is left to do about it. */
  .post('/:kind/:entity/:id/resolution', allow('comment:write'), async c => {
    const { data, actor, today } = c.var
    const { kind, entity, title } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    const before = await data.comments.of(kind, entity).at(ifMatch(c), c.req.param('id'))
    return c.json(await data.comments.change(before, resolved(before, actor, today), title))
  })

  .delete('/:kind/:entity/:id/resolution', allow('comment:write'), async c => {
    const { data } = c.var
    const { kind, entity, title } = await commented(data, c.req.param('kind'), c.req.param('entity'))
    const before = await data.comments.of(kind, entity).at(ifMatch(c), c.req.param('id'))
    return c.json(await data.comments.change(before, unresolved(before), title))
  })

  /** The reader has seen that they are mentioned; done twice it is as if once. */
  .post('/:kind/:entity/:id/seen', allow('comment:write'), async c => {
    const { data, actor } = c.var
    await commented(data, c.req.param('kind'), c.req.param('entity'))
    await data.comments.seen(actor.person, c.req.param('id'))
    return c.body(null, 204)
  })
