import { Hono } from 'hono'
import * as z from 'zod'
import { AccountRole } from '#shared/actor.ts'
import * as m from '#messages'
import { LINK_TTL } from '#shared/signups.ts'
import { Tenant } from '#shared/tenants.ts'
import { changed } from '#shared/change.ts'
import { loginsOf } from '../data/logins.ts'
import { hashOf, newSecret, signUpsOf } from '../data/signups.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { limited } from './limits.ts'

const Invite = z.object({ person: z.string().min(1), roles: z.array(AccountRole).max(3) })
const Roles = z.object({ roles: z.array(AccountRole).max(3) })
const Facts = z.object({
  employees: Tenant.shape.employees.unwrap().optional(),
  fullTimeEquivalents: Tenant.shape.fullTimeEquivalents.unwrap().optional(),
  openToAll: z.boolean().optional(),
})

/** Members: who has a login here, and which roles it has in the whole municipality. */
export const members = new Hono<Env>()
  .get('/', allow('members:edit'), async c => {
    const [members, people] = await Promise.all([c.var.data.members.list(), c.var.data.people.list()])
    const name = new Map(people.map(p => [p.id, p]))
    return c.json({
      tenant: await c.var.data.tenant.get(),
      items: members.map(({ person, roles, revision }) => ({
        person,
        roles,
        revision,
        name: name.get(person)?.name ?? person,
        email: name.get(person)?.email ?? '',
      })),
      invitable: people
        .filter(p => p.email && !members.some(x => x.person === p.id))
        .map(({ id, name, email }) => ({ id, name, email: email! })),
    })
  })

  .post('/', allow('members:edit'), limited('invite', 30), body(Invite), async c => {
    const { data, platform, tenant } = c.var
    const { person: id, roles } = c.req.valid('json')
    const person = await data.people.get(id)
    const token = newSecret()
    const expiresAt = new Date(platform.clock.now().getTime() + LINK_TTL).toISOString()
    const { municipality, officialName: municipalityName } = tenant
    const email = z.email().parse(person.email)
    await signUpsOf(platform).saveInvitation({
      tokenHash: hashOf(token),
      municipality,
      municipalityName,
      person: id,
      name: person.name,
      email,
      roles,
      expiresAt,
      used: false,
    })
    await platform.sendMail({
      to: email,
      subject: m.signup_invite_subject({}, { locale: 'sv' }),
      text: m.signup_invite_text(
        { name: person.name, municipality: municipalityName, link: `${platform.settings.origin}/invitation/${token}` },
        { locale: 'sv' },
      ),
    })
    return c.json({ email }, 202)
  })

  .patch('/tenant', allow('members:edit'), body(Facts), async c => {
    const { tenant } = c.var.data
    const before = await tenant.at(ifMatch(c))
    return c.json(await tenant.save(before, changed(before, c.req.valid('json'))))
  })

  .patch('/:person', allow('members:edit'), body(Roles), async c => {
    const { data, platform, actor } = c.var
    const before = await data.members.at(ifMatch(c), c.req.param('person'))
    const after = await data.members.save(before, { ...before, ...c.req.valid('json') })
    await loginsOf(platform).join({
      sub: after.sub,
      municipality: actor.municipality,
      person: after.person,
      roles: after.roles,
    })
    return c.json(after)
  })

  /** Revoked means revoked now: the membership is read on every request. */
  .delete('/:person', allow('members:edit'), async c => {
    const { data, platform, actor } = c.var
    const before = await data.members.at(ifMatch(c), c.req.param('person'))
    await loginsOf(platform).leave(before.sub, actor.municipality)
    await data.members.remove(before)
    return c.body(null, 204)
  })
