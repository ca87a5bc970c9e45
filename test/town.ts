import { createApp } from '#functions/http/app.ts'
import { dataFor } from '#functions/data/index.ts'
import { loginsOf } from '#functions/data/logins.ts'
import type { Table } from '#functions/data/table.ts'
import { tenantsOf } from '#functions/data/tenants.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { Mail } from '#functions/platform/mail.ts'
import type { Message } from '#functions/platform/queue.ts'
import type { AccountRole } from '#shared/actor.ts'
import { ManagedObject } from '#shared/objects.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { createHash } from 'node:crypto'
import { freshTable } from './table.ts'

const ORIGIN = 'http://localhost:4280'

/** A file as it comes from a store: in pieces that end anywhere. */
async function* inPieces(file: Uint8Array) {
  for (let at = 0; at < file.length; at += 4_099) yield file.subarray(at, at + 4_099)
}

/** A machine of its own for a test: a fresh table on the real engine, a clock that stands where it is put, mail that is kept. */
export async function machine(table?: Table) {
  const mails: Mail[] = []
  const messages: Message[] = []
  /** `now` stands still where it is put; `at` is the business day. */
  const clock: { at: string; now?: Date } = { at: '2026-09-14' }
  const files = new Map<string, Uint8Array>()
  const platform: Platform = {
    table: table ?? (await freshTable()),
    clock: { now: () => clock.now ?? new Date(), today: () => clock.at },
    sendMail: async mail => void mails.push(mail),
    queue: { send: async sent => void messages.push(...sent) },
    files: {
      uploadUrl: async key => `/files/${key}`,
      downloadUrl: async key => `/files/${key}`,
      put: async (key, body) => void files.set(key, body),
      get: async key => files.get(key),
      stream: async key => (files.has(key) ? inPieces(files.get(key)!) : undefined),
    },
    settings: { origin: ORIGIN, issuer: `${ORIGIN}/idp`, clientId: 'jarnkoll', local: true },
  }
  return { platform, mails, messages, clock, app: createApp(platform) }
}
export type Machine = Awaited<ReturnType<typeof machine>>

/** Account roles and the role held on `fo1`, by which the tests name people. */
const cast: Record<string, { roles: AccountRole[]; holds?: string }> = {
  modelAdmin: { roles: ['modelAdmin'] },
  controller: { roles: ['controller'] },
  reader: { roles: ['reader'] },
  owner: { roles: [], holds: 'objektagare' },
  leader: { roles: [], holds: 'forvaltningsledare' },
  specialist: { roles: [], holds: 'objektspecialist' },
  member: { roles: [] },
}
export type Part = 'modelAdmin' | 'controller' | 'reader' | 'owner' | 'leader' | 'specialist' | 'member'

/** A client with a browser's session cookie, or nobody's without one. */
export function client({ app, platform }: Machine, sub?: string, email = `${sub}@kommun.example`) {
  const secret = sub && `secret-${sub}`
  const begun = secret
    ? loginsOf(platform).beginSession(createHash('sha256').update(secret).digest('hex'), {
        sub,
        email,
        name: sub,
        agent: 'test',
        createdAt: platform.clock.now().toISOString(),
        seenAt: platform.clock.now().toISOString(),
      })
    : Promise.resolve()
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    await begun
    const response = await app.request(`/api${path}`, {
      method,
      headers: {
        ...(method !== 'GET' && { Origin: ORIGIN }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(secret && { Cookie: `__Host-jarnkoll=${secret}` }),
        ...headers,
      },
      ...(body !== undefined && method !== 'GET' && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status, headers: answered } = response
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects
    const parsed: any = text ? JSON.parse(text) : undefined
    return { status, headers: answered, text, body: parsed }
  }
}
export const ifMatch = (revision: number) => ({ 'If-Match': `"${revision}"` })

type Options = { municipality?: string; on?: Machine; openToAll?: boolean; openDomains?: string[] }

/** A municipality of its own: a full model, a wheel, the object fo1, and one person for each part. */
export async function town(options: Options = {}) {
  const { municipality = '9981', openToAll = true, openDomains = [] } = options
  const on = options.on ?? (await machine())
  const data = dataFor({ kind: 'job', municipality, job: 'test' }, on.platform)
  await data.tenant.create({
    municipality,
    name: `Town ${municipality}`,
    officialName: `Town ${municipality} kommun`,
    state: 'active',
    demo: false,
    publicFields: [],
    openToAll,
    openDomains,
    population: 10_000,
    fullTimeEquivalents: 800,
    employees: 900,
    createdOn: '2026-01-01',
  })
  await data.model.create(presetModel('full'))
  await data.wheels.create(presetWheel('full', 2026))
  await tenantsOf(on.platform).add(municipality)
  const fo1 = { id: 'fo1', code: 'FO-01', name: `Secret object ${municipality}`, since: '2026-01-01' }
  await data.objects.create(ManagedObject.parse(fo1))
  const add = async ([part, { roles, holds }]: [string, (typeof cast)[string]]) => {
    const sub = `${part}-${municipality}`
    const email = `${sub}@kommun.example`
    const held = holds && { id: `a-${part}`, object: 'fo1', role: holds, person: part, from: '2026-01-01', extent: 10 }
    await data.people.create({ id: part, name: `${part} ${municipality}`, title: '', unit: '', available: 100, email })
    await data.members.create({ person: part, sub, roles, address: email })
    await loginsOf(on.platform).join({ sub, municipality, person: part })
    if (held) await data.assignments.create(held)
  }
  await Promise.all(Object.entries(cast).map(add))
  return {
    ...on,
    municipality,
    data,
    as: (part: Part) => {
      const ask = client(on, `${part}-${municipality}`)
      return (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
        ask(method, `/${municipality}${path}`, body, headers)
    },
  }
}
export type Town = Awaited<ReturnType<typeof town>>
