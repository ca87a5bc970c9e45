import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { securityHeaders } from '#shared/security-headers.ts'
import type { DemoPerson } from './accounts.ts'
import { startDatabase } from './database.ts'
import { lockFolder, openKeep } from './folder.ts'
import { withoutSession } from './identity.ts'
import { loginRoutes } from './login.ts'
import { openMachine, type Machine } from './machine.ts'
import { mailboxRoutes } from './mailbox-page.ts'
import { pageRoutes } from './page.ts'
import { localRoutes } from './routes.ts'
import { siteRoutes } from './site.ts'

const build = fileURLToPath(new URL('../../web/build', import.meta.url))

type Options = {
  /** 0 = any free port. */
  port: number
  /** Data is kept here between starts; without it, in memory. */
  folder?: string
  /** Demo municipalities and their people on the sign-in page. */
  demo: boolean
  /** Others on the sign-in page. */
  people?: readonly DemoPerson[]
  /** The address that people use, when something stands in front (`npm run dev`). */
  origin?: string
}

/** Another program listens on the port. */
export class PortTaken extends Error {
  readonly port: number
  constructor(port: number) {
    super(`port ${port} is taken`)
    this.port = port
  }
}

/**
 * The whole service on one computer at one address: database, sign-in, mailbox, files, queue, API and pages.
 * Throws `PortTaken` or `AlreadyRunning`. `broken` is settled when the database dies by itself.
 */
export async function startService({ port: wished, folder, origin: front, ...who }: Options) {
  // Until all is in place, only who we are.
  let id = ''
  let handle: RequestListener = (_, response) =>
    response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1' }).end(JSON.stringify({ id }))
  const { port, close } = await listen(wished, (request, response) => handle(request, response))
  const origin = front ?? `http://localhost:${port}`
  const undo: (() => unknown)[] = [close]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const lock = folder ? await lockFolder(folder, `http://localhost:${port}`) : undefined
    if (lock) {
      undo.push(lock.release)
      id = lock.id
    }
    const database = await startDatabase(folder && join(folder, 'database'))
    undo.push(database.stop)
    const machine = await openMachine({ origin, endpoint: database.endpoint, keep: openKeep(folder), ...who })
    undo.push(machine.queue.stop)
    await machine.catchUp()
    handle = route(machine, { id, origin })
    return { origin, port, stop, broken: database.exited, ...machine }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Who answers what. */
function route(machine: Machine, about: { id: string; origin: string }): RequestListener {
  const { origin } = about
  const { provider } = machine.identity
  const headers = Object.entries(securityHeaders({ https: false }))
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(async (c, next) => {
      await next()
      for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    })
    .route('/local', pageRoutes)
    .route('/mailbox', mailboxRoutes({ ...machine, origin }))
    .route('/files', machine.store.routes)
    .route('/idp/login', loginRoutes({ provider, origin, ...machine, sendMail: machine.mailbox.sendMail }))
    .use('/api/*', compress())
    .route('/api/local', localRoutes(machine, about))
    .all('/api/*', c => machine.api.fetch(c.req.raw, c.env))
    .route('/', siteRoutes(build))
  const people = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const identity = provider.callback()
  const { host } = new URL(origin)

  return (request, response) => {
    const url = request.url ?? '/'
    // One name only: the session's cookie and the identity provider belong to it, and no other site can lend us its own.
    if (request.headers.host !== host) return void response.writeHead(308, { Location: `${origin}${url}` }).end()
    if (!url.startsWith('/idp/') || url.startsWith('/idp/login/')) return void people(request, response)
    withoutSession(request)
    for (const [name, value] of headers) response.setHeader(name, value)
    Object.assign(request, { originalUrl: url, url: url.slice('/idp'.length) })
    return void identity(request, response)
  }
}

/** Listens on this computer only, by both of localhost's addresses. */
async function listen(wished: number, handle: RequestListener) {
  const servers: Server[] = []
  const open = (port: number, host: string) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer(handle)
      server.once('error', reject)
      server.listen({ port, host, exclusive: true }, () => {
        servers.push(server)
        resolve((server.address() as { port: number }).port)
      })
    })
  const close = async () => {
    await Promise.all(
      servers.map(server => {
        const closed = new Promise(resolve => server.close(resolve))
        server.closeAllConnections()
        return closed
      }),
    )
  }
  const taken = async (error: { code?: string }) => {
    await close()
    throw error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(wished) : error
  }
  const port = await open(wished, '127.0.0.1').catch(taken)
  // A computer without IPv6 has only the first.
  await open(port, '::1').catch(error => (error.code === 'EADDRINUSE' ? taken(error) : undefined))
  return { port, close }
}
