import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { NewPerson, PersonChange } from '#shared/people.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** People of the municipality, with or without an account. */
export const people = new Hono<Env>()
  .get('/', allow('register:read'), async c => c.json({ items: await c.var.data.people.list() }))

  .post('/', allow('people:edit'), body(NewPerson), async c =>
    c.json(
      await c.var.data.people.create({ ...c.req.valid('json'), id: newId() }, c.req.header('Idempotency-Key')),
      201,
    ),
  )

  .patch('/:id', allow('people:edit'), body(PersonChange), async c => {
    const { people, members } = c.var.data
    const before = await people.at(ifMatch(c), c.req.param('id'))
    const after = changed(before, c.req.valid('json'))
    // A member's next invitation goes to this address: whoever changes it decides who the member is.
    if (after.email !== before.email && (await members.find(before.id))) demand(c.var.actor, 'members:edit')
    return c.json(await people.save(before, after))
  })

  .delete('/:id', allow('people:edit'), async c => {
    const { people, assignments, members } = c.var.data
    const before = await people.at(ifMatch(c), c.req.param('id'))
    const [held, member] = await Promise.all([assignments.ofPerson(before.id), members.find(before.id)])
    if (held.length > 0 || member) throw new Refusal('in_use', { by: before.name })
    await people.remove(before)
    return c.body(null, 204)
  })
