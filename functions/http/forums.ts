import { Hono } from 'hono'
import type { Actor } from '#shared/actor.ts'
import { changed } from '#shared/change.ts'
import { forumsPage, mayEditForum } from '#shared/forum-page.ts'
import { assertForum, ForumChange, NewForum, type Forum } from '#shared/forums.ts'
import { Refusal } from '#shared/refusal.ts'
import { whoMay } from '#shared/permissions.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Who may not edit the forum is told who may. */
export function demandOn(actor: Actor, forum: Pick<Forum, 'everyObject' | 'objects'>) {
  if (!mayEditForum(actor, forum)) throw new Refusal('forbidden', { who: whoMay('forum:edit') })
}

async function assertKnown({ data, today }: Env['Variables'], forum: Forum, before?: Forum) {
  const [objects, people] = await Promise.all([data.objects.list(), data.people.list()])
  assertForum(forum, { objects, people }, today, before)
}

async function read(data: Data) {
  const [forums, decisions, { objects, people, assignments }] = await Promise.all([
    data.forums.list(),
    data.decisions.list(),
    data.lists(),
  ])
  return { forums, decisions, objects, people, assignments }
}

/** Forums with their members and meetings, and the decisions that were taken. */
export const forums = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    return c.json(forumsPage({ ...(await read(data)), model }, actor, today))
  })

  /** What an object's page says: its forums and what was decided on it. */
  .get('/of/:object', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const { id } = await data.objects.get(c.req.param('object'))
    return c.json(forumsPage({ ...(await read(data)), model }, actor, today, id))
  })

  .post('/', allow('forum:edit', 'later'), body(NewForum), async c => {
    const { data, actor } = c.var
    const forum: Forum = { ...c.req.valid('json'), id: newId() }
    demandOn(actor, forum)
    await assertKnown(c.var, forum)
    return c.json(await data.forums.create(forum, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:id', allow('register:read'), async c => c.json(await c.var.data.forums.get(c.req.param('id'))))

  .patch('/:id', allow('forum:edit', 'later'), body(ForumChange), async c => {
    const { data, actor } = c.var
    const current = await data.forums.get(c.req.param('id'))
    demandOn(actor, current)
    const before = await data.forums.at(ifMatch(c), current.id)
    const after = changed(before, c.req.valid('json'))
    demandOn(actor, after)
    await assertKnown(c.var, after, before)
    return c.json(await data.forums.save(before, after))
  })

  .delete('/:id', allow('forum:edit', 'later'), async c => {
    const { data, actor } = c.var
    const current = await data.forums.get(c.req.param('id'))
    demandOn(actor, current)
    const before = await data.forums.at(ifMatch(c), current.id)
    const decision = (await data.decisions.list()).find(d => d.forum === before.id)
    if (decision) throw new Refusal('forum_has_decided', { decision: decision.title })
    await data.forums.remove(before)
    return c.body(null, 204)
  })
