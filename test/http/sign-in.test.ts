import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import type { Table } from '#functions/data/table.ts'
import { freshTable } from '../table.ts'
import { client, machine, type Machine } from '../town.ts'

/** An identity provider whose tokens can be made wrong in every way. */
let provider: Server
let issuer: string
let make: (nonce: string) => string
const [own, another] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
const seconds = Math.floor(Date.now() / 1000)

function token(nonce: string, more: object = {}, by: KeyObject = own!.privateKey) {
  const claims = {
    ...{ iss: issuer, aud: 'jarnkoll', sub: 'eva', iat: seconds, exp: seconds + 3600, nonce, token_use: 'id' },
    ...{ email: 'Eva.Ek@kommun.example', email_verified: true, name: 'Eva Ek' },
    ...more,
  }
  const signed = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), by).toString('base64url')}`
}

beforeAll(async () => {
  const jwk = { ...own!.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }
  provider = createServer((request, response) => {
    const answers: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      }),
      '/jwks': () => ({ keys: [jwk] }),
      '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: make('') }),
    }
    const body = answers[request.url!]!()
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0)
  await new Promise(resolve => provider.once('listening', resolve))
  issuer = `http://localhost:${(provider.address() as { port: number }).port}`
})
afterAll(() => provider.close())

async function ours(): Promise<Machine> {
  const on = await machine()
  on.platform.settings.issuer = issuer
  return { ...on, app: createApp(on.platform) }
}
const cookieOf = (answer: Response) => answer.headers.getSetCookie().map(line => line.split(';')[0]!)
/** Goes to the provider and comes back with its code. */
async function signIn(on: Machine, how: typeof token = token, back = '/9901', more: Record<string, string> = {}) {
  const gone = await on.app.request(`/api/sign-in?return=${encodeURIComponent(back)}`)
  const asked = new URL(gone.headers.get('Location')!)
  make = () => how(asked.searchParams.get('nonce')!)
  const state = more['state'] ?? asked.searchParams.get('state')!
  const begun = more['cookie'] ?? cookieOf(gone)[0]!
  const returned = await on.app.request(`/api/sign-in/callback?code=c&state=${state}&iss=${issuer}`, {
    headers: { Cookie: [begun, more['session']].filter(Boolean).join('; '), 'User-Agent': 'Firefox' },
  })
  return { asked, returned, to: returned.headers.get('Location'), session: cookieOf(returned).at(-1)! }
}
const whoIs = async (on: Machine, session: string) =>
  (await on.app.request('/api/session', { headers: { Cookie: session } })).json()

test('a sign-in runs by code and PKCE on the server, and leaves nothing but a session cookie in the browser', async () => {
  const on = await ours()
  const { asked, returned, to, session } = await signIn(on)
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
  expect(to).toBe('/9901')
  const [line] = returned.headers.getSetCookie().filter(l => /^__Host-jarnkoll=\S/.test(l) && !/Max-Age=0/.test(l))
  expect(line).toMatch(/^__Host-jarnkoll=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(await whoIs(on, session)).toEqual({
    ...{ email: 'eva.ek@kommun.example', name: 'Eva Ek' },
    ...{ municipalities: [], coordinates: false },
  })
})

test('after a sign-in one comes back to a path of ours and never elsewhere', async () => {
  const on = await ours()
  for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'x'])
    expect((await signIn(on, token, elsewhere)).to, elsewhere).toBe('/')
})

test('a token that is signed by another, for another, unverified or answers another question signs nobody in', async () => {
  const on = await ours()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const wrong: Record<string, typeof token> = {
    'signed by another': nonce => token(nonce, {}, another!.privateKey),
    'another audience': nonce => token(nonce, { aud: 'other' }),
    'another issuer': nonce => token(nonce, { iss: 'https://other.example' }),
    'an access token': nonce => token(nonce, { token_use: 'access' }),
    'an address that is not verified': nonce => token(nonce, { email_verified: false }),
    'no address': nonce => token(nonce, { email: undefined }),
    'another question': () => token('another'),
    expired: nonce => token(nonce, { exp: 1 }),
  }
  for (const [what, how] of Object.entries(wrong)) {
    const { to, session } = await signIn(on, how)
    expect(to, what).toBe('/sign-in?problem=begin-again')
    expect(session, what).not.toMatch(/^__Host-jarnkoll=\S/)
  }
  expect(logged.mock.calls.join()).not.toContain('eva')
  logged.mockRestore()
})

test('what the browser brings back must be its own: no cookie, a broken one or another state begins again', async () => {
  const on = await ours()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const more of [{ cookie: 'a=b' }, { cookie: '__Host-jarnkoll-signin=%7B' }, { state: 'another' }])
    expect((await signIn(on, token, '/', more as never)).to).toBe('/sign-in?problem=begin-again')
  logged.mockRestore()
})

test('signing in again ends the browser’s last session', async () => {
  const on = await ours()
  const first = await signIn(on)
  const second = await signIn(on, token, '/', { session: first.session })
  expect(await whoIs(on, first.session)).toBeNull()
  expect(await whoIs(on, second.session)).toMatchObject({ name: 'Eva Ek' })
})

test('a session ends after an idle hour, after twelve hours, and when one signs out', async () => {
  const on = await ours()
  const at = (minutes: number) => (on.clock.now = new Date(Date.UTC(2026, 8, 14, 6, minutes)))
  at(0)
  const { session } = await signIn(on)
  for (let minutes = 50; minutes < 720; minutes += 50) {
    at(minutes)
    expect(await whoIs(on, session), `${minutes} minutes`).not.toBeNull()
  }
  at(721)
  expect(await whoIs(on, session)).toBeNull()
  at(0)
  const idle = await signIn(on)
  at(61)
  expect(await whoIs(on, idle.session)).toBeNull()
  const out = await signIn(on)
  const headers = { Cookie: out.session, Origin: on.platform.settings.origin }
  expect((await on.app.request('/api/session', { method: 'DELETE', headers })).status).toBe(204)
  expect(await whoIs(on, out.session)).toBeNull()
})

test('a login sees its sessions and ends any of them, and nobody else’s', async () => {
  const on = await ours()
  const [here, there] = [await signIn(on), await signIn(on)]
  const ask = (session: string, path: string, method = 'GET') =>
    on.app.request(`/api/sessions${path}`, {
      method,
      headers: { Cookie: session, Origin: on.platform.settings.origin },
    })
  type Listed = { items: { id: string; agent: string; current: boolean }[] }
  const listed = (await (await ask(here.session, '')).json()) as Listed
  expect(listed.items.map(s => s.agent)).toEqual(['Firefox', 'Firefox'])
  const other = listed.items.find(s => !s.current)!
  const stranger = client(on, 'stranger')
  expect((await stranger('GET', '/sessions')).body.items).toHaveLength(1)
  expect((await stranger('DELETE', `/sessions/${other.id}`)).status).toBe(204)
  expect(await whoIs(on, there.session)).not.toBeNull()
  await ask(here.session, `/${other.id}`, 'DELETE')
  expect(await whoIs(on, there.session)).toBeNull()
  expect(await whoIs(on, here.session)).not.toBeNull()
  expect((await on.app.request('/api/sessions')).status).toBe(401)
})

test('a stranger makes no question be asked of a municipality', async () => {
  const table = await freshTable()
  const asked: string[] = []
  const watched: Table = {
    name: table.name,
    send: command => {
      asked.push(JSON.stringify((command as { input: unknown }).input))
      return table.send(command)
    },
  }
  const on = await machine(watched)
  for (const headers of [{}, { Cookie: '__Host-jarnkoll=made-up' }])
    expect((await on.app.request('/api/9981/me', { headers })).status).toBe(401)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain('SES#')
})
