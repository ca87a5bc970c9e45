import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Model } from '#shared/model.ts'
import { Refusal, type Reason } from '#shared/refusal.ts'
import { roleNames } from '#shared/role-names.ts'
import type { Env } from './env.ts'
import { sentences } from './sentences.ts'

/** What each "no" is in HTTP; every other reason is a rule's refusal, 422. */
const status: Partial<Record<Reason, ContentfulStatusCode>> = {
  malformed: 400,
  bad_cursor: 400,
  not_signed_in: 401,
  feed_key_missing: 401,
  feed_key_unknown: 401,
  feed_key_revoked: 401,
  feed_key_expired: 401,
  forbidden: 403,
  wrong_origin: 403,
  tenant_not_active: 403,
  not_found: 404,
  object_unknown: 404,
  system_unknown: 404,
  unit_unknown: 404,
  supplier_unknown: 404,
  forum_unknown: 404,
  value_taken: 409,
  login_is_other: 409,
  link_expired: 410,
  link_used: 410,
  stale: 412,
  library_changed: 412,
  too_large: 413,
  file_too_large: 413,
  kolada_unreachable: 424,
  missing_if_match: 428,
  too_many: 429,
  internal: 500,
  busy: 503,
}

const locales = ['sv', 'en'] as const

/** RFC 9457 problem details: a stable type, its values, and the sentence in both languages. */
export function problem(refusal: Refusal) {
  const say = sentences[refusal.reason]
  const [sv, en] = locales.map(locale => say(refusal.params as never, { locale }))
  return {
    type: refusal.reason,
    title: sv!,
    sv: sv!,
    en: en!,
    status: status[refusal.reason] ?? 422,
    params: refusal.params,
  }
}

/** The one place where a refusal becomes an answer. What nobody foresaw is logged with the request's id and nothing personal. */
export function answerProblem(error: unknown, c: Context): Response {
  const refusal = error instanceof Refusal ? inOwnWords(error, c) : unforeseen(error, c)
  const body = problem(refusal)
  const seconds = 'seconds' in refusal.params ? refusal.params.seconds : undefined
  return c.body(JSON.stringify(body), body.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    ...(seconds && { 'Retry-After': String(seconds) }),
  })
}

/** Who may is told by what the roles are called in the municipality. */
function inOwnWords(refusal: Refusal, c: Context): Refusal {
  const model = (c as Context<Env>).var.model as Model | undefined
  return refusal.reason === 'forbidden' && model
    ? new Refusal('forbidden', { ...(refusal as Refusal<'forbidden'>).params, names: roleNames(model) })
    : refusal
}

function unforeseen(error: unknown, c: Context): Refusal {
  if (error instanceof HTTPException && error.status === 400) return new Refusal('malformed', { fields: [] })
  if (error instanceof HTTPException && error.status === 413) return new Refusal('too_large', { limit: '1 MB' })
  const request = c.get('requestId') ?? crypto.randomUUID()
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  console.error(
    JSON.stringify({ level: 'error', request, route: c.req.routePath, method: c.req.method, name, message, stack }),
  )
  return new Refusal('internal', { request })
}
