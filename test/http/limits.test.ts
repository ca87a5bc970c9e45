import { expect, test } from 'vitest'
import { client, machine, town } from '../town.ts'

/** As so many requests as are let through before the first that is not. */
async function until(ask: () => Promise<{ status: number; headers: Headers; body: { type: string } }>, most: number) {
  for (let i = 0; i <= most; i++) {
    const { status, headers, body } = await ask()
    if (status === 429) return { let: i, after: Number(headers.get('Retry-After')), type: body.type }
  }
  return { let: Infinity, after: 0, type: '' }
}
const ten = (on: Parameters<typeof client>[0], headers: Record<string, string>) =>
  until(() => client(on)('POST', '/sign-ups', { municipality: 'x' }, headers), 10)

test('too many sign-ups from one address wait, by the clock; another address does not', async () => {
  const on = await machine()
  on.clock.now = new Date('2026-09-14T08:00:15Z')
  expect(await ten(on, { 'x-viewer': '192.0.2.1' })).toEqual({ let: 10, after: 45, type: 'too_many' })
  expect((await client(on)('POST', '/sign-ups', { municipality: 'x' }, { 'x-viewer': '192.0.2.2' })).status).toBe(400)
  on.clock.now = new Date('2026-09-14T08:01:00Z')
  expect((await client(on)('POST', '/sign-ups', { municipality: 'x' }, { 'x-viewer': '192.0.2.1' })).status).toBe(400)
})

test('what a browser says of its address buys it no more tries', async () => {
  const on = await machine()
  on.clock.now = new Date('2026-09-14T08:00:00Z')
  let n = 0
  const spoofed = () =>
    client(on)(
      'POST',
      '/sign-ups',
      { municipality: 'x' },
      { 'x-viewer': '192.0.2.1', 'x-forwarded-for': `10.0.0.${n++}` },
    )
  expect((await until(spoofed, 10)).let).toBe(10)
})

test('a person writes no more than three hundred times a minute, and reads on', async () => {
  const of = await town()
  of.clock.now = new Date()
  const leader = of.as('leader')
  const write = () => leader('PATCH', '/objects/fo1', {})
  await Promise.all(Array.from({ length: 299 }, write))
  expect((await write()).status).toBe(428)
  expect((await write()).body.type).toBe('too_many')
  expect((await leader('GET', '/objects')).status).toBe(200)
  expect((await of.as('owner')('PATCH', '/objects/fo1', {})).status).toBe(428)
})
