import { Hono } from 'hono'
import * as z from 'zod'
import { AccountRole } from '#shared/actor.ts'
import * as m from '#messages'
import { newId } from '../data/collection.ts'
import { bindingsOf } from '../data/members.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import type { Platform } from '../platform/index.ts'

const Answer = z.object({ roles: z.array(AccountRole).max(3) })

/** Requests to join: who asked has proven the address; the modellansvarig lets them in, or not. */
export const joinRequests = new Hono<Env>()
  /** The person with that address, or a new one, gets the login; the request is gone. */
  .post('/:sub', allow('members:edit'), body(Answer), async c => {
    const { data, platform, tenant } = c.var
    const request = await data.joinRequests.at(ifMatch(c), c.req.param('sub'))
    const { name, email, sub } = request
    const known = (await data.people.list()).find(p => p.email?.toLowerCase() === email.toLowerCase())
    const person = known?.id ?? newId()
    const before = await data.members.find(person)
    const roles = before?.roles ?? c.req.valid('json').roles
    await bindingsOf(platform, data).bind(before, { person, roles, sub, address: email }, [
      ...(known ? [] : data.people.writes.create({ id: person, name, email, title: '', unit: '', available: 100 })),
      ...data.joinRequests.writes.remove(request),
    ])
    const link = `${platform.settings.origin}/${tenant.municipality}`
    const text = m.signup_joined_text({ name, municipality: tenant.officialName, link }, { locale: 'sv' })
    await answer(platform, email, text)
    return c.json({ person })
  })

  .delete('/:sub', allow('members:edit'), async c => {
    const { data, platform, tenant } = c.var
    const request = await data.joinRequests.at(ifMatch(c), c.req.param('sub'))
    await data.joinRequests.remove(request)
    const { name, email } = request
    await answer(platform, email, m.signup_declined_text({ name, municipality: tenant.officialName }, { locale: 'sv' }))
    return c.body(null, 204)
  })

const answer = (platform: Platform, to: string, text: string) =>
  platform.sendMail({ to, subject: m.signup_answer_subject({}, { locale: 'sv' }), text })
