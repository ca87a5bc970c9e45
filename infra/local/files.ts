import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Hono } from 'hono'
import type { Files } from '#functions/platform/files.ts'

const MINUTES = 15
type Store = {
  write(key: string, body: ReadableStream<Uint8Array> | Uint8Array): Promise<void>
  read(key: string): Promise<Uint8Array | undefined>
  stream(key: string): Promise<{ body: ReadableStream; size: number } | undefined>
}

/** The file store of one computer: addresses under `/files` signed for fifteen minutes, as S3's are in the cloud. */
export function openFiles(options: { origin: string; secret: string; folder: string | undefined; now?: () => Date }) {
  const { origin, secret, now = () => new Date() } = options
  const store = options.folder ? onDisk(join(options.folder, 'files')) : inMemory()
  const used = new Set<string>()

  const sign = (...parts: string[]) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
  const address = (method: string, key: string, about: string) => {
    const until = String(now().getTime() + MINUTES * 60_000)
    const signature = sign(method, key, about, until)
    const path = key.split('/').map(encodeURIComponent).join('/')
    return `${origin}/files/${path}?${new URLSearchParams({ about, until, signature })}`
  }
  const files: Files = {
    uploadUrl: async (key, contentType, bytes) => address('PUT', key, JSON.stringify([contentType, bytes])),
    downloadUrl: async (key, name) => address('GET', key, name),
    put: (key, body) => store.write(key, body),
    get: key => store.read(key),
    stream: async key => (await store.stream(key))?.body as AsyncIterable<Uint8Array> | undefined,
  }

  /** What a signed address says, or why it is refused. */
  function opened(url: string, method: string) {
    const { pathname, searchParams } = new URL(url)
    const [about = '', until = '', signature = ''] = ['about', 'until', 'signature'].map(p => searchParams.get(p) ?? '')
    const key = pathname.slice('/files/'.length).split('/').map(decodeURIComponent).join('/')
    const right = Buffer.from(sign(method, key, about, until))
    const given = Buffer.from(signature)
    if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined
    return now().getTime() > Number(until) ? undefined : { key, about, signature }
  }

  const routes = new Hono()
    .put('/*', async c => {
      const to = opened(c.req.url, 'PUT')
      const is = JSON.stringify([c.req.header('Content-Type'), Number(c.req.header('Content-Length'))])
      if (!to || used.has(to.signature) || is !== to.about) return c.body(null, 403)
      await store.write(to.key, c.req.raw.body ?? new Uint8Array())
      used.add(to.signature)
      return c.body(null, 200)
    })
    .get('/*', async c => {
      const from = opened(c.req.url, 'GET')
      if (!from) return c.body(null, 403)
      const file = await store.stream(from.key)
      if (!file) return c.body(null, 404)
      return c.body(file.body, 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.size),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(from.about)}`,
        'Cache-Control': 'no-store',
      })
    })
  return { files, routes }
}

/** A key becomes a hash, so no key can point outside the folder. */
function onDisk(folder: string): Store {
  mkdirSync(folder, { recursive: true })
  const path = (key: string) => join(folder, createHash('sha256').update(key).digest('hex'))
  return {
    async write(key, body) {
      const half = `${path(key)}.${crypto.randomUUID()}`
      try {
        if (body instanceof Uint8Array) await writeFile(half, body)
        else await pipeline(Readable.fromWeb(body as never), createWriteStream(half))
        await rename(half, path(key))
      } finally {
        await rm(half, { force: true })
      }
    },
    read: key => readFile(path(key)).catch(() => undefined),
    async stream(key) {
      const found = await stat(path(key)).catch(() => undefined)
      return found && { size: found.size, body: Readable.toWeb(createReadStream(path(key))) as ReadableStream }
    },
  }
}

function inMemory(): Store {
  const files = new Map<string, Uint8Array>()
  return {
    async write(key, body) {
      files.set(key, new Uint8Array(await new Response(body as BodyInit).arrayBuffer()))
    },
    read: async key => files.get(key),
    async stream(key) {
      const file = files.get(key)
      return file && { size: file.length, body: new Response(file as BodyInit).body! }
    },
  }
}
