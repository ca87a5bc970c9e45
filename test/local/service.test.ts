import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subOf, type DemoPerson } from '#infra/local/accounts.ts'
import { PortTaken, startService } from '#infra/local/service.ts'
import { openBrowser } from './browser.ts'

const municipality = { code: '9901', name: 'Norrbäcka kommun' }
const demoPeople: DemoPerson[] = [
  { email: 'karin.wallin@norrbacka.example', name: 'Karin Wallin', municipality, role: 'Förvaltningsledare' },
  { email: 'anna.lind@norrbacka.example', name: 'Anna Lind', municipality, role: 'Objektägare' },
]

let service: Awaited<ReturnType<typeof startService>>
let origin: string
beforeAll(async () => {
  service = await startService({ port: 0, demo: false, people: demoPeople })
  origin = service.origin
}, 60_000)
afterAll(() => service.stop())

const asked = (text: string) => /\d{6}/.exec(text)?.[0] ?? ''
async function beginSignIn() {
  const browser = openBrowser(origin)
  const page = await browser.go('/api/sign-in?return=/9901')
  return { browser, page }
}
const whoIs = async (browser: ReturnType<typeof openBrowser>) => JSON.parse((await browser.go('/api/session')).text)

test('a demo person signs in with one click', async () => {
  const { browser, page } = await beginSignIn()
  expect(page.path).toMatch(/^\/idp\/login\//)
  const [karin] = demoPeople
  expect(page.text).toContain(karin!.name)
  const home = await browser.go(`${page.path}/person`, { person: subOf(karin!.email) })
  expect(home.path).toBe('/9901')
  expect(await whoIs(browser)).toMatchObject({ email: karin!.email, name: karin!.name, municipalities: [] })
})

test('any other address signs in with the code in the mailbox', async () => {
  const { browser, page } = await beginSignIn()
  const ask = await browser.go(`${page.path}/address`, { email: 'Ny.Person@kommun.example' })
  expect(ask.path).toBe(`${page.path}/code`)
  expect(ask.text).toContain('ny.person@kommun.example')
  expect((await browser.go('/mailbox')).text).toContain('ny.person@kommun.example')
  const code = asked(service.mailbox.mails('ny.person@kommun.example')[0]!.text)
  const wrong = await browser.go(ask.path, { code: code === '111111' ? '222222' : '111111' })
  expect([wrong.status, wrong.path]).toEqual([422, ask.path])
  expect((await browser.go(ask.path, { code })).path).toBe('/9901')
  expect(await whoIs(browser)).toMatchObject({ email: 'ny.person@kommun.example', name: 'Ny Person' })
})

test('who is not known is not signed in, nor is one browser let into the sign-in of another', async () => {
  const { browser, page } = await beginSignIn()
  const unknown = await browser.go(`${page.path}/person`, { person: subOf('nobody@kommun.example') })
  expect(unknown.path).toBe(`${page.path}/person`)
  const stranger = await openBrowser(origin).go(`${page.path}/person`, { person: subOf(demoPeople[0]!.email) })
  expect(stranger.status).toBe(422)
  expect((await browser.go('/api/session')).text).toBe('null')
})

test('a sign-in form that another site posts is refused', async () => {
  const { page } = await beginSignIn()
  const form = {
    method: 'POST',
    headers: { Origin: 'https://evil.example' },
    body: new URLSearchParams({ email: 'a@b.se' }),
  }
  expect((await fetch(`${origin}${page.path}/address`, form)).status).toBe(403)
})

test('each sign-in asks who it is, so that one can become someone else', async () => {
  const { browser, page } = await beginSignIn()
  await browser.go(`${page.path}/person`, { person: subOf(demoPeople[0]!.email) })
  const again = await browser.go('/api/sign-in')
  expect(again.path).toMatch(/^\/idp\/login\//)
  await browser.go(`${again.path}/person`, { person: subOf(demoPeople[1]!.email) })
  expect(await whoIs(browser)).toMatchObject({ email: demoPeople[1]!.email })
})

test('a page of the service answers every address, and says what a browser may do with it', async () => {
  const page = await fetch(`${origin}/9901/objects/FO-1`, { headers: { 'Accept-Encoding': 'gzip, br' } })
  if (page.status === 503) return
  expect(page.headers.get('Content-Type')).toContain('text/html')
  expect(page.headers.get('Cache-Control')).toBe('no-cache')
  expect(page.headers.get('Content-Security-Policy')).toMatch(/script-src 'self' 'sha256-/)
  expect(page.headers.get('Content-Encoding')).toBe('br')
  expect(page.headers.has('Strict-Transport-Security')).toBe(false)
  const script = /\/_app\/immutable\/[^"]+\.js/.exec(await page.text())![0]
  expect((await fetch(origin + script)).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect((await fetch(`${origin}/_app/immutable/gone.js`)).status).toBe(404)
  expect((await fetch(`${origin}/..%2f..%2fpackage.json`)).headers.get('Content-Type')).not.toContain('json')
})

test('what is asked to be removed is asked for without a body, as browsers do', async () => {
  const answer = await fetch(`${origin}/api/9901/contracts/none`, { method: 'DELETE', headers: { Origin: origin } })
  expect(answer.status).toBe(401)
})

test('the day is moved from our own pages only, and never back', async () => {
  const move = (day: string, from = origin) =>
    fetch(`${origin}/api/local/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: from },
      body: JSON.stringify({ day }),
    })
  expect((await move('2026-09-16', 'https://evil.example')).status).toBe(403)
  expect(await (await move('2026-09-16')).json()).toEqual({ today: '2026-09-16' })
  const back = await move('2026-09-15')
  expect([back.status, ((await back.json()) as { type: string }).type]).toEqual([422, 'day_before_today'])
  expect((await move('i morgon')).status).toBe(400)
})

test('another name for this computer leads to the one that the session belongs to', async () => {
  const answer = await fetch(`http://127.0.0.1:${service.port}/mailbox`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('Location')]).toEqual([308, `${origin}/mailbox`])
})

test('a taken port is said to be taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await expect(startService({ port, demo: false })).rejects.toEqual(new PortTaken(port))
  other.close()
})
