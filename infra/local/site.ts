import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Hono, type Context } from 'hono'
import * as m from '#messages'
import { scriptHashes, securityHeaders } from '#shared/security-headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const packed = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.txt'])
const brotli = (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })

type File = { body: Buffer; extension: string; tag: string; br: Promise<Buffer>; gzip: Promise<Buffer> }

/** The built pages: what has a hash in its name is kept for a year, the start page is asked for every time and answers every address. */
export function siteRoutes(folder: string) {
  const known = new Map<string, { at: number; file: File }>()

  async function open(path: string): Promise<File | undefined> {
    const full = normalize(join(folder, path))
    if (!full.startsWith(folder + sep)) return undefined
    const found = await stat(full).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const earlier = known.get(full)
    if (earlier?.at === found.mtimeMs) return earlier.file
    const body = await readFile(full)
    const extension = extname(full)
    const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
    // Packed at the first request that wants it.
    const lazy = (pack: (body: Buffer) => Promise<Buffer>) => {
      let made: Promise<Buffer> | undefined
      return () => (made ??= pack(body))
    }
    const [br, gz] = [lazy(brotli), lazy(body => promisify(gzip)(body))]
    const file: File = {
      ...{ body, extension, tag },
      get br() {
        return br()
      },
      get gzip() {
        return gz()
      },
    }
    known.set(full, { at: found.mtimeMs, file })
    return file
  }

  async function answer(c: Context, file: File, cache: string) {
    const headers: Record<string, string> = {
      'Content-Type': types[file.extension] ?? 'application/octet-stream',
      'Cache-Control': cache,
      ETag: file.tag,
      Vary: 'Accept-Encoding',
    }
    if (file.extension === '.html')
      Object.assign(headers, securityHeaders({ https: false, scripts: scriptHashes(file.body.toString()) }))
    if (c.req.header('If-None-Match') === file.tag) return c.body(null, 304, headers)
    const wanted = c.req.header('Accept-Encoding') ?? ''
    const encoding = !packed.has(file.extension) ? undefined : (['br', 'gzip'] as const).find(e => wanted.includes(e))
    if (encoding) headers['Content-Encoding'] = encoding
    const body = encoding ? await file[encoding] : file.body
    return c.body(new Uint8Array(body), 200, { ...headers, 'Content-Length': String(body.length) })
  }

  return new Hono().get('/*', async c => {
    const path = decodeURIComponent(new URL(c.req.url).pathname)
    const file = await open(path)
    const hashed = path.startsWith('/_app/immutable/')
    if (file && file.extension !== '.html')
      return answer(c, file, hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate')
    // A missing part of the pages is missing; any other address is a page.
    if (path.startsWith('/_app/') || packed.has(extname(path))) return c.text('404', 404)
    const start = await open('/index.html')
    return start ? answer(c, start, 'no-cache') : c.text(m.local_no_pages({}, { locale: 'sv' }), 503)
  })
}
