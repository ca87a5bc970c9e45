import { Hono } from 'hono'
import { yearOf } from '#shared/day.ts'
import { may } from '#shared/permissions.ts'
import { rolesInOrder, vacancies } from '#shared/staffing.ts'
import { waiting } from '#shared/overview.ts'
import { waitingFor } from '#shared/approvals.ts'
import { toDo } from '#shared/to-do.ts'
import { roleNames } from '#shared/role-names.ts'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** What every page's frame shows: who, where, which day, and how much waits. */
export const me = new Hono<Env>().get('/', allow('register:read'), async c => {
  const { data, actor, tenant, model, today, platform } = c.var
  const [objects, { assignments, people }, deadlines, mentions, ...plans] = await Promise.all([
    data.objects.list(),
    data.staffing(),
    data.deadlines.open(),
    data.comments.mentions(actor.person),
    ...[0, 1].map(ahead => data.plans.year(yearOf(today) + ahead)),
  ])
  const person = people.find(({ id }) => id === actor.person)
  // Every page asks for the frame: systems are counted only where a role is mandatory by their number.
  const systems = model.roles.some(role => role.fromSystems) ? await data.systems.rows() : []
  const first = rolesInOrder(model).find(role => actor.held.some(h => h.role === role.id))
  return c.json({
    municipality: { code: tenant.municipality, name: tenant.officialName, shortName: tenant.name, demo: tenant.demo },
    person: { id: actor.person, name: actor.name, unit: person?.unit ?? '', role: first?.name ?? '' },
    accountRoles: actor.accountRoles,
    today,
    planYear: yearOf(today) + 1,
    local: platform.settings.local,
    counts: {
      toDo:
        toDo(deadlines, actor, { model, objects, assignments, people }, today).length +
        waitingFor(actor.person, { model, objects, assignments, plans: plans.flat() }, today).length +
        waiting(mentions, actor).length,
      objects: objects.length,
      vacancies: vacancies({ model, objects, systems, assignments }, today).length,
    },
    /** What statuses and levels are called here. */
    terms: model.terms,
    /** What the roles are called, by what they may. */
    roleNames: roleNames(model),
    can: {
      model: may(actor, 'model:edit'),
      wheel: may(actor, 'wheel:edit'),
      members: may(actor, 'members:edit'),
      import: may(actor, 'register:import'),
      feed: may(actor, 'feed:keys'),
      tick: may(actor, 'deadline:tick'),
    },
  })
})
