import { Hono } from 'hono'
import { assertAppointable, assertDelegated, assertPeriod, Assignment, NewAssignment } from '#shared/assignments.ts'
import { assignmentLists, assignmentRow } from '#shared/assignment-file.ts'
import { changed, changeOf } from '#shared/change.ts'
import { may } from '#shared/permissions.ts'
import { staffingPage } from '#shared/staffing.ts'
import { newId } from '../data/collection.ts'
import { allow, demand, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

const Change = changeOf(
  Assignment.pick({
    ...{ to: true, extent: true, hours: true },
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
    return c.json({ ...page, appointable, people: people.map(({ id, name, title }) => ({ id, name, title })) })
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
    const [model, object, person] = await Promise.all([
      data.model.get(),
      data.objects.find(assignment.object),
      data.people.find(assignment.person),
    ])
    existing(person, 'person_unknown')
    assertAppointable(assignment, model, existing(object, 'object_unknown'))
    assertDelegated(assignment, await data.people.list())
    return c.json(await data.assignments.create(assignment, c.req.header('Idempotency-Key')), 201)
  })

  .get('/:object/:id', allow('register:read'), async c =>
    c.json(await c.var.data.assignments.get(c.req.param('object'), c.req.param('id'))),
  )

  .patch('/:object/:id', allow('role:appoint', objectInPath), body(Change), async c => {
    const { assignments, people } = c.var.data
    const before = await assignments.at(ifMatch(c), c.req.param('object'), c.req.param('id'))
    const after = changed(before, c.req.valid('json'))
    assertPeriod(after)
    assertDelegated(after, await people.list())
    return c.json(await assignments.save(before, after))
  })
