import * as m from '#messages'
import { Refusal } from '#shared/refusal.ts'
import { newToken } from '../data/collection.ts'
import { dataFor } from '../data/index.ts'
import type { Write } from '../data/table.ts'
import type { Platform } from '../platform/index.ts'
import type { Login } from './env.ts'

/** The municipality as whoever asks to join it must find it. */
const joined = (platform: Platform, municipality: string) =>
  dataFor({ kind: 'job', municipality, job: 'sign-up' }, platform)

/** Whether the municipality takes requests, and whether this login has sent one. */
export async function joining(platform: Platform, municipality: string, { sub }: Login) {
  const data = joined(platform, municipality)
  const [tenant, asked] = await Promise.all([data.tenant.find(), data.joinRequests.find(sub)])
  return { begun: tenant?.state === 'active', asked: asked !== undefined }
}

/**
 * A proven address asks to join a municipality that has begun; its modellansvariga get a mail and answer. One request for
 * each login; `commit` makes it together with what led to it.
 */
export async function askToJoin(
  platform: Platform,
  municipality: string,
  { sub, email, name }: Pick<Login, 'sub' | 'email' | 'name'>,
  commit?: (writes: Write[]) => Promise<void>,
) {
  const data = joined(platform, municipality)
  const tenant = await data.tenant.find()
  if (tenant?.state !== 'active') throw new Refusal('tenant_not_active', { state: tenant?.state ?? 'requested' })
  const day = await platform.clock.today()
  const asked = await data.joinRequests.find(sub)
  const request = asked ? [] : data.joinRequests.writes.create({ sub, email, name, day })
  if (commit) await commit(request)
  else if (!asked) await data.scope.door.commit(request, newToken())
  if (asked) return
  const [members, people] = await Promise.all([data.members.list(), data.people.list()])
  const answering = members.filter(member => member.sub && member.roles.includes('modelAdmin'))
  const link = `${platform.settings.origin}/${municipality}/settings`
  for (const { person } of answering) {
    const to = people.find(p => p.id === person)?.email
    if (!to) continue
    const text = m.signup_asked_text({ name, email, municipality: tenant.officialName, link }, { locale: 'sv' })
    await platform.sendMail({ to, subject: m.signup_asked_subject({}, { locale: 'sv' }), text })
  }
}
