import { Hono } from 'hono'
import {
  assertAppointable,
  assertDelegated,
  assertOnce,
  assertPeriod,
  Assignment,
  neededFrom,
  NewAssignment,
} from '#shared/assignments.ts'
import { assignmentLists, assignmentRow } from '#shared/assignment-file.ts'
import { changed, changeOf } from '#shared/change.ts'
import { assertHere } from '#shared/people.ts'
import { may } from '#shared/permissions.ts'
import { staffingPage } from '#shared/staffing.ts'
import { newId } from '../data/collection.ts'
import { allow, demand, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const Change = changeOf(
  Assignment.pick({
    ...{ from: true, to: true, extent: true, hours: true },
    ...{ deputy: true, deputyFrom: true, deputyTo: true, tasks: true },
  }),
)

/** Bemanning: the matrix of the whole municipality; who appoints decides on the object. */
export const staffing = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const { objects, people, ...lists } = await data.lists()
    const page = staffingPage({ model, objects, people, ...lists }, today)
    const appointable = objects.filter(o => may(actor, 'role:appoint', o.id)).map(o => o.id)
    return c.json({ ...page, appointable })
  })

  /** Every assignment there is and has been: what a file to download is made of. */
  .get('/facts', allow('register:read'), async c => {
    const { data } = c.var
    const [assignments, objects, model, people] = await Promise.all([
      data.assignments.list(),
      data.objects.list(),
      data.model.get(),
      data.people.list(),
    ])
    return c.json({ items: assignments.map(assignmentRow), lists: assignmentLists(objects, model, people) })
  })

  .post('/', allow('role:appoint', 'later'), body(NewAssignment), async c => {
    const { data, actor } = c.var
    const assignment: Assignment = { ...c.req.valid('json'), id: newId() }
    demand(actor, 'role:appoint', assignment.object)
    await assertAllowed(c.var, assignment)
    return c.json(await data.assignments.create(assignment, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:object/:id', allow('register:read'), async c =>
    c.json(await c.var.data.assignments.get(c.req.param('object'), c.req.param('id'))),
  )

  .patch('/:object/:id', allow('role:appoint', objectInPath), body(Change), async c => {
    const { assignments } = c.var.data
    const before = await assignments.at(ifMatch(c), c.req.param('object'), c.req.param('id'))
    const after = changed(before, c.req.valid('json'))
    await assertAllowed(c.var, after, before)
    return c.json(await assignments.save(before, after))
  })

  /** One that was put in by mistake: it has never been. */
  .delete('/:object/:id', allow('role:appoint', objectInPath), async c => {
    const { assignments } = c.var.data
    await assignments.remove(await assignments.at(ifMatch(c), c.req.param('object'), c.req.param('id')))
    return c.body(null, 204)
  })

/** A role of the object, held once at a time, by somebody who is here, with helpers who are. */
async function assertAllowed({ data, today }: Env['Variables'], assignment: Assignment, before?: Assignment) {
  const [model, place, people, assignments] = await Promise.all([
    data.model.get(),
    data.objects.find(assignment.object),
    data.people.list(),
    data.assignments.list(),
  ])
  const object = existing(place, 'object_unknown')
  const person = existing(
    people.find(({ id }) => id === assignment.person),
    'person_unknown',
  )
  const role = model.roles.find(({ id }) => id === assignment.role)
  // What is there already may be of a role that the model has given up: it can still be ended.
  if (before) assertPeriod(assignment)
  else assertAppointable(assignment, model, object)
  // Shortened or ended, it may well be that of somebody who has left.
  if (!before || longer(assignment, before)) assertHere(person, neededFrom(assignment, today))
  assertOnce(assignment, assignments, { person: person.name, role: `${role?.name ?? assignment.role}, ${object.name}` })
  assertDelegated(assignment, people, today, before)
}

const longer = (after: Assignment, before: Assignment) =>
  after.from < before.from || (before.to !== undefined && (after.to === undefined || after.to > before.to))
