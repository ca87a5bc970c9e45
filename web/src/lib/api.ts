import { hc, type ClientResponse } from 'hono/client'
import type { App } from '#functions/http/app.ts'
import { getLocale } from '#locale'

let written = 0
/** When this browser last asked for a change: what was fetched before may have changed. */
export const lastWrite = () => written

const client = hc<App>('/api', {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => {
    const request = fetch(input, init)
    const wrote = () => void (written = Date.now())
    if (init?.method && init.method !== 'GET') request.then(wrote, wrote)
    return request
  },
})

/** One municipality's routes; the browser's own session and its login's others; and what comes before either. */
export const api = client[':municipality']
export const session = client.session
export const sessions = client.sessions
export const signUps = client['sign-ups']
export const invitations = client.invitations
export const vouching = client.vouching
export const mailLinks = client.mail
/** Networks, from those who run them. */
export const coordination = client.coordination
export const publicNetworks = client.public.networks

/** A "no" from the API: why, in the reader's language, and the values behind it. */
export class ApiProblem extends Error {
  readonly type: string
  readonly status: number
  readonly params: Record<string, unknown>
  constructor(status: number, body: { type: string; sv: string; en: string; params?: Record<string, unknown> }) {
    super(body[getLocale()])
    this.type = body.type
    this.status = status
    this.params = body.params ?? {}
  }
}

/** The answer's content; throws ApiProblem for a "no". Who is not signed in is taken to sign in and back. */
export async function read<T>(request: Promise<ClientResponse<T, number, string>>): Promise<T> {
  const response = await request
  if (response.status === 204) return undefined as T
  if (response.ok) return (await response.json()) as T
  const body = (await response.json()) as ConstructorParameters<typeof ApiProblem>[1]
  if (response.status === 401)
    location.assign(`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`)
  throw new ApiProblem(response.status, body)
}

/** Names the revision that was read, so that nobody's change is written over. */
export const ifMatch = (revision: number) => ({ headers: { 'If-Match': `"${revision}"` } })

/** Makes a repeated request one request. */
export const once = () => ({ headers: { 'Idempotency-Key': crypto.randomUUID() } })
