import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { bounceOf } from '#shared/mail-choices.ts'
import { personLists, personRow } from '#shared/person-file.ts'
import { personPage } from '#shared/person-page.ts'
import { personRegister } from '#shared/person-register.ts'
import { knownPeople, NewPerson, PersonChange } from '#shared/people.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { handovers, readForHandover } from './handovers.ts'

/** People of the municipality, with or without an account. */
export const people = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const [people, members, assignments, objects, model] = await Promise.all([
      data.people.list(),
      data.members.list(),
      data.assignments.list(),
      data.objects.list(),
      data.model.get(),
    ])
    return c.json(personRegister({ people, members, assignments, objects, model }, actor, today))
  })

  /** Every fact of everyone: what a file to download is made of. */
  .get('/facts', allow('register:read'), async c => {
    const people = await c.var.data.people.list()
    return c.json({
      items: people.map(personRow),
      lists: personLists(),
    })
  })

  /** Names and titles alone: what a form chooses among. */
  .get('/names', allow('register:read'), async c => {
    return c.json({ items: knownPeople(await c.var.data.people.list(), c.var.today) })
  })

  .post('/', allow('people:edit'), body(NewPerson), async c =>
    c.json(
      await c.var.data.people.create({ ...c.req.valid('json'), id: newId() }, c.req.header('Idempotency-Key')),
      201,
    ),
  )

  .get('/:id', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const id = c.req.param('id')
    const [person, register, handover, choices] = await Promise.all([
      data.people.get(id),
      readForHandover(data),
      data.handovers.find(id),
      data.mail.choices.find(id),
    ])
    const bounced = bounceOf(person, choices) ?? null
    return c.json({ ...personPage({ ...register, person, handover }, actor, today), bounced })
  })

  .route('/:id/handover', handovers)

  .patch('/:id', allow('people:edit'), body(PersonChange), async c => {
    const { people, members } = c.var.data
    const before = await people.at(ifMatch(c), c.req.param('id'))
    const after = changed(before, c.req.valid('json'))
    // A member's next invitation goes to this address: whoever changes it decides who the member is.
    if (after.email !== before.email && (await members.find(before.id))) demand(c.var.actor, 'members:edit')
    return c.json(await people.save(before, after))
  })

  .delete('/:id', allow('people:edit'), async c => {
    const { people, assignments, members, contracts, units, integrations, components, forums, decisions } = c.var.data
    const before = await people.at(ifMatch(c), c.req.param('id'))
    const [all, member, owned, managed, joined, belonging, met, decided] = await Promise.all([
      assignments.list(),
      members.find(before.id),
      contracts.list(),
      units.list(),
      integrations.list(),
      components.list(),
      forums.list(),
      decisions.list(),
    ])
    const counted = all.some(
      a => a.person === before.id || a.deputy === before.id || a.tasks?.some(task => task.person === before.id),
    )
    if (counted || member) throw new Refusal('in_use', { by: before.name })
    const user =
      [...owned, ...belonging].find(of => of.owner === before.id) ?? managed.find(of => of.manager === before.id)
    if (user) throw new Refusal('in_use', { by: user.name })
    const answered = joined.find(of => of.owner === before.id)
    if (answered) throw new Refusal('in_use', { by: answered.information })
    const forum = met.find(of => of.members.some(seat => seat.person === before.id))
    if (forum) throw new Refusal('in_use', { by: forum.name })
    const decision = decided.find(of => of.person === before.id)
    if (decision) throw new Refusal('person_has_decided', { decision: decision.title })
    await people.remove(before)
    return c.body(null, 204)
  })
