import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import { openFiles } from '#infra/local/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'jarnkoll-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

function store(where: string | undefined) {
  let now = new Date('2026-11-23T10:00:00Z')
  const { files, routes } = openFiles({ origin: 'http://localhost:4280', secret: 's', folder: where, now: () => now })
  const app = new Hono().route('/files', routes)
  const put = (url: string, body = 'konto;belopp', type = 'text/csv') =>
    app.request(url, { method: 'PUT', body, headers: { 'Content-Type': type, 'Content-Length': String(body.length) } })
  const wait = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))
  return { files, app, put, wait }
}

describe.each([
  ['on disk', folder],
  ['in memory', undefined],
])('a file store %s', (_, where) => {
  test('takes a file at a signed address and gives it back at another', async () => {
    const { files, app, put } = store(where)
    expect((await put(await files.uploadUrl('T#9901/in/å 1.csv', 'text/csv', 12))).status).toBe(200)
    expect(new TextDecoder().decode(await files.get('T#9901/in/å 1.csv'))).toBe('konto;belopp')
    const answer = await app.request(await files.downloadUrl('T#9901/in/å 1.csv', 'Kostnader å.csv'))
    expect(await answer.text()).toBe('konto;belopp')
    expect(answer.headers.get('Content-Disposition')).toBe("attachment; filename*=UTF-8''Kostnader%20%C3%A5.csv")
  })

  test('takes one file at an address, of the kind and size that were said', async () => {
    const { files, put } = store(where)
    const url = await files.uploadUrl('a', 'text/csv', 12)
    expect((await put(url, 'konto;belopp', 'text/html')).status).toBe(403)
    expect((await put(url, 'konto;belopp;more')).status).toBe(403)
    expect((await put(url)).status).toBe(200)
    expect((await put(url, 'konto;BELOPP')).status).toBe(403)
  })

  test('refuses an address after fifteen minutes', async () => {
    const { files, app, put, wait } = store(where)
    await files.put('b', new Uint8Array([1]))
    const [up, down] = [await files.uploadUrl('b', 'text/csv', 12), await files.downloadUrl('b', 'b')]
    wait(14.9)
    expect((await app.request(down)).status).toBe(200)
    wait(0.2)
    expect((await app.request(down)).status).toBe(403)
    expect((await put(up)).status).toBe(403)
  })

  test('refuses an address that was tampered with', async () => {
    const { files, app, put } = store(where)
    await files.put('T#9901/x', new Uint8Array([1]))
    await files.put('T#9902/x', new Uint8Array([2]))
    const url = await files.downloadUrl('T#9901/x', 'x')
    expect((await app.request(url.replace('9901', '9902'))).status).toBe(403)
    expect((await app.request(url.replace(/until=\d/, 'until=9'))).status).toBe(403)
    expect((await app.request(url.replace('about=x', 'about=y'))).status).toBe(403)
    expect((await app.request(url.split('?')[0]!)).status).toBe(403)
    // A way to read is no way to write.
    expect((await put(url, 'x', 'x')).status).toBe(403)
  })

  test('has nothing where nothing was put', async () => {
    const { files, app } = store(where)
    expect(await files.get('../../package.json')).toBeUndefined()
    expect((await app.request(await files.downloadUrl('../../package.json', 'x'))).status).toBe(404)
  })
})
