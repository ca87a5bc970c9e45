import { Hono } from 'hono'
import * as z from 'zod'
import { AccountRole } from '#shared/actor.ts'
import { changed } from '#shared/change.ts'
import { assertProven, provenDomains } from '#shared/domains.ts'
import * as m from '#messages'
import { hasLeft } from '#shared/people.ts'
import { LINK_TTL } from '#shared/signups.ts'
import { remainingAdmin, Tenant } from '#shared/tenants.ts'
import { bindingsOf } from '../data/members.ts'
import { saveTenant } from '../data/opened.ts'
import { hashOf, newSecret, signUpsOf } from '../data/signups.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { joinRequests } from './join-requests.ts'
import { limited } from './limits.ts'

const Roles = z.object({ roles: z.array(AccountRole).max(3) })
const Invite = Roles.extend({ person: z.string().min(1) })
const Facts = z.object({
  employees: Tenant.shape.employees.unwrap().optional(),
  fullTimeEquivalents: Tenant.shape.fullTimeEquivalents.unwrap().optional(),
  openToAll: z.boolean().optional(),
  openDomains: Tenant.shape.openDomains.unwrap().optional(),
  publicFields: Tenant.shape.publicFields.unwrap().optional(),
})

/** Members: who has a login here, and which roles it has in the whole municipality. */
export const members = new Hono<Env>()
  .route('/requests', joinRequests)

  .get('/', allow('members:edit'), async c => {
    const { data } = c.var
    const [tenant, members, people, requests] = await Promise.all([
      data.tenant.get(),
      data.members.list(),
      data.people.list(),
      data.joinRequests.list(),
    ])
    const named = new Map(people.map(p => [p.id, p]))
    return c.json({
      tenant,
      /** Domains that it may open to. */
      domains: [...new Set([...provenDomains(members), ...tenant.openDomains])],
      items: members.map(({ person, roles, sub, invitation, revision }) => ({
        ...{ person, roles, revision, member: sub !== undefined },
        /** Until when the invitation that was mailed works. */
        invitedUntil: invitation?.expiresAt ?? null,
        name: named.get(person)?.name ?? person,
        email: named.get(person)?.email ?? '',
      })),
      invitable: people
        .filter(p => p.email && !hasLeft(p, c.var.today) && !members.some(x => x.person === p.id))
        .map(({ id, name, email }) => ({ id, name, email: email! })),
      requests: requests.map(({ sub, name, email, day, revision }) => ({ id: sub, name, email, day, revision })),
    })
  })

  /** Mails an invitation. To a member it is a new binding: another address, another identity provider. The last one mailed counts. */
  .post('/', allow('members:edit'), limited('invite', 30), body(Invite), async c => {
    const { data, platform, tenant } = c.var
    const input = c.req.valid('json')
    const person = existing(await data.people.find(input.person), 'person_unknown')
    const email = existing(person.email, 'person_without_address')
    const before = await data.members.find(person.id)
    const token = newSecret()
    const tokenHash = hashOf(token)
    const expiresAt = new Date(platform.clock.now().getTime() + LINK_TTL).toISOString()
    const { municipality, officialName } = tenant
    await signUpsOf(platform).saveInvitation({
      ...{ tokenHash, municipality, municipalityName: officialName },
      ...{ person: person.id, name: person.name, email, expiresAt },
    })
    const invitation = { tokenHash, email, expiresAt }
    if (before) await data.members.save(before, { ...before, invitation })
    else await data.members.create({ person: person.id, roles: input.roles, invitation })
    const link = `${platform.settings.origin}/invitation/${token}`
    await platform.sendMail({
      to: email,
      subject: m.signup_invite_subject({}, { locale: 'sv' }),
      text: m.signup_invite_text({ name: person.name, municipality: officialName, link }, { locale: 'sv' }),
    })
    return c.json({ email }, 202)
  })

  .patch('/tenant', allow('members:edit'), body(Facts), async c => {
    const { data, platform } = c.var
    const before = await data.tenant.at(ifMatch(c))
    const after = changed(before, c.req.valid('json'))
    assertProven(after.openDomains, before.openDomains, await data.members.list())
    return c.json(await saveTenant(platform, data, before, after))
  })

  .patch('/:person', allow('members:edit'), body(Roles), async c => {
    const { data, platform } = c.var
    const { roles } = c.req.valid('json')
    const before = await data.members.at(ifMatch(c), c.req.param('person'))
    const other = roles.includes('modelAdmin') ? undefined : remainingAdmin(await data.members.list(), before.person)
    const { person, revision } = await bindingsOf(platform, data).change(before, { ...before, roles }, other)
    return c.json({ person, roles, revision })
  })

  /** Revoked means revoked now: the member is read on every request. */
  .delete('/:person', allow('members:edit'), async c => {
    const { data, platform } = c.var
    const before = await data.members.at(ifMatch(c), c.req.param('person'))
    await bindingsOf(platform, data).end(
      before,
      platform.clock.now(),
      remainingAdmin(await data.members.list(), before.person),
    )
    return c.body(null, 204)
  })

  /** Puts back a membership or an invitation that was ended a moment ago. */
  .post('/:person/return', allow('members:edit'), async c => {
    const { data, platform } = c.var
    const person = existing(await data.people.find(c.req.param('person')), 'not_found')
    await bindingsOf(platform, data).putBack(person.id, platform.clock.now())
    return c.body(null, 204)
  })
