import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Parts } from './model-library.ts'
import { Preset } from './model.ts'
import { LIBRARY_PRESETS } from './presets/library.ts'
import { Refusal } from './refusal.ts'

/** How long a mailed link works, in milliseconds. */
export const LINK_TTL = 48 * 3_600_000
/** How long somebody may take to vouch for a municipality, in milliseconds. */
export const VOUCH_TTL = 14 * 24 * 3_600_000

/** Nothing to begin with. */
export const EMPTY = 'own'

/**
 * What the person chooses at the end: what to begin from, which is nothing, a model of Järnkoll's own, or what a
 * municipality has published, in the version that was shown. Terms must be accepted.
 */
export const Beginning = z.object({
  from: z.union([z.literal(EMPTY), z.enum(LIBRARY_PRESETS), MunicipalityCode]),
  version: z.int().min(1).optional(),
  startingObjects: z.boolean(),
  terms: z.boolean(),
})
export type Beginning = z.infer<typeof Beginning>

/**
 * A wish to begin a municipality, or to join one that has begun. Only the token's hash is stored; instants are ISO.
 * requested: the link is mailed · verified: signed in with the same address, somebody must vouch · used.
 */
export const SignUp = z.object({
  id: z.string().min(1),
  municipality: MunicipalityCode,
  email: z.email(),
  name: z.string().trim().min(1).max(80),
  tokenHash: z.string(),
  expiresAt: z.string(),
  kind: z.enum(['begin', 'join']).default('begin'),
  state: z.enum(['requested', 'verified', 'used']),
  /** Who signed in with the address, and what was chosen: from `verified` on. */
  sub: z.string().optional(),
  beginning: Beginning.optional(),
  /** The model as it was when it was chosen: what happens in the library until somebody has vouched changes nothing. */
  model: z.object({ preset: Preset, parts: Parts }).optional(),
})
export type SignUp = z.infer<typeof SignUp>

export const SignUpInput = SignUp.pick({ municipality: true, email: true, name: true })

/** An invitation binds a login to a person, once. */
export const Invitation = z.object({
  tokenHash: z.string(),
  municipality: MunicipalityCode,
  municipalityName: z.string(),
  person: z.string(),
  name: z.string(),
  email: z.email(),
  expiresAt: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

type Link = { expiresAt: string; email: string }

/** A link works once, until it expires. */
export function assertUsable(link: Link | undefined, used: boolean, now: Date): asserts link is Link {
  if (!link || Date.parse(link.expiresAt) < now.getTime()) throw new Refusal('link_expired', {})
  if (used) throw new Refusal('link_used', {})
}

/** The link alone never signs in: the login must have proven the very address that the link was mailed to. */
export function assertSameAddress(link: Link, email: string): void {
  if (link.email.toLowerCase() !== email.toLowerCase())
    throw new Refusal('link_other_address', { expected: link.email, actual: email })
}
