import * as m from '#messages'
import { municipalityOf } from '#shared/municipalities.ts'
import { Refusal } from '#shared/refusal.ts'
import type { SignUp } from '#shared/signups.ts'
import { dataFor } from '../data/index.ts'
import { signUpsOf } from '../data/signups.ts'
import type { Platform } from '../platform/index.ts'
import type { Login } from './env.ts'

/** A proven address asks to join a municipality that has begun; its modellansvariga get a mail and answer. One request for each login. */
export async function askToJoin(platform: Platform, signUp: SignUp, { sub, email }: Login) {
  const { code: municipality, officialName } = municipalityOf(signUp.municipality)
  const data = dataFor({ kind: 'job', municipality, job: 'sign-up' }, platform)
  const tenant = await data.tenant.find()
  if (tenant?.state !== 'active') throw new Refusal('tenant_not_active', { state: tenant?.state ?? 'requested' })
  const day = await platform.clock.today()
  const asked = await data.joinRequests.find(sub)
  const request = { sub, email, name: signUp.name, day }
  await signUpsOf(platform).ask(signUp, asked ? [] : data.joinRequests.writes.create(request))
  if (asked) return { officialName }
  const [members, people] = await Promise.all([data.members.list(), data.people.list()])
  const answering = members.filter(member => member.sub && member.roles.includes('modelAdmin'))
  const link = `${platform.settings.origin}/${municipality}/settings`
  for (const { person } of answering) {
    const to = people.find(p => p.id === person)?.email
    if (!to) continue
    const text = m.signup_asked_text({ name: signUp.name, email, municipality: officialName, link }, { locale: 'sv' })
    await platform.sendMail({ to, subject: m.signup_asked_subject({}, { locale: 'sv' }), text })
  }
  return { officialName }
}
