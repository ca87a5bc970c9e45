import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { handOver, HandoverInput, helped, seatsLeft } from '#shared/handover.ts'
import { personLists, personRow } from '#shared/person-file.ts'
import { personPage } from '#shared/person-page.ts'
import { personRegister } from '#shared/person-register.ts'
import { NewPerson, PersonChange } from '#shared/people.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { demandOn } from './forums.ts'

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
    const people = await c.var.data.people.list()
    return c.json({ items: people.map(({ id, name, title }) => ({ id, name, title })) })
  })

  .post('/', allow('people:edit'), body(NewPerson), async c =>
    c.json(
      await c.var.data.people.create({ ...c.req.valid('json'), id: newId() }, c.req.header('Idempotency-Key')),
      201,
    ),
  )

  .get('/:id', allow('register:read'), async c => {
    const { data, actor, today } = c.var
    const [person, people, model, objects, assignments, forums] = await Promise.all([
      data.people.get(c.req.param('id')),
      data.people.list(),
      data.model.get(),
      data.objects.list(),
      data.assignments.list(),
      data.forums.list(),
    ])
    return c.json(personPage({ person, people, model, objects, assignments, forums }, actor, today))
  })

  /** Somebody leaves: every role is handed over or ended, in one step. */
  .post('/:id/handover', allow('role:appoint', 'later'), body(HandoverInput), async c => {
    const { data, actor } = c.var
    const input = c.req.valid('json')
    for (const { object } of input.roles) demand(actor, 'role:appoint', object)
    const [person, people, model, objects, assignments, forums] = await Promise.all([
      data.people.get(c.req.param('id')),
      data.people.list(),
      data.model.get(),
      data.objects.list(),
      data.assignments.list(),
      data.forums.list(),
    ])
    const moved = handOver(assignments, person.id, input, { model, objects, people }, newId)
    const help = helped(assignments, person.id, input.lastDay)
    for (const { before } of help) demand(actor, 'role:appoint', before.object)
    const seats = seatsLeft(forums, person.id, input.lastDay)
    for (const { before } of seats) demandOn(actor, before)
    if (input.leaves) demand(actor, 'people:edit')
    await data.assignments.move([...moved, ...help])
    // Each forum whole; what a stopped run left is taken by the next.
    for (const { before, after } of seats) await data.forums.save(before, after)
    if (input.leaves) await data.people.save(person, { ...person, lastDay: input.lastDay })
    return c.json({ moved: moved.filter(m => m.begun).length, ended: moved.filter(m => !m.begun).length })
  })

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
