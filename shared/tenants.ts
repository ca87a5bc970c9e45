import * as z from 'zod'
import { AccountRole, MunicipalityCode } from './actor.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** Facts of a system that a municipality may let be published; nothing of its security, ever. */
export const publishable = [
  ...(['shortName', 'description', 'type', 'userGroup'] as const),
  ...(['supplier', 'hosting', 'hostingCountry', 'accessibility', 'archiving'] as const),
] as const
/** What most let be known of a system, until they have chosen. */
export const usuallyPublic = ['description', 'type'] satisfies PublicField[]
export type PublicField = (typeof publishable)[number]

const TenantState = z.enum(['requested', 'verified', 'active', 'suspended', 'leaving', 'erased'])
type TenantState = z.infer<typeof TenantState>

/** A municipality that runs its IT-förvaltning here. */
export const Tenant = z.object({
  municipality: MunicipalityCode,
  /** What people call it: Norrbäcka. */
  name: z.string().min(1),
  /** What it is called in full: Norrbäcka kommun, Region Gotland. */
  officialName: z.string().min(1),
  state: TenantState,
  /** Invented municipality: marked everywhere. */
  demo: z.boolean().default(false),
  /** Everyone with an account may read. */
  openToAll: z.boolean().default(true),
  /** And everyone who signs in with an address of one of these domains, when everyone with an account may. */
  openDomains: z
    .array(
      z
        .string()
        .regex(/^[\p{L}\p{N}.-]+$/u)
        .max(100),
    )
    .max(20)
    .default([]),
  /** Which facts of a system that may be published are told of it. */
  publicFields: z.array(z.enum(publishable)).default(usuallyPublic),
  population: z.int().min(0),
  /** Årsarbetare; 0 = not known. */
  fullTimeEquivalents: z.int().min(0).default(0),
  employees: z.int().min(0).default(0),
  createdOn: Day,
  /** The sign-up that made it. */
  signUp: z.string().optional(),
})
export type Tenant = z.infer<typeof Tenant>

/** Which person a login is in a municipality. What it may do there stands with the member. */
export const Membership = z.object({
  sub: z.string().min(1),
  municipality: MunicipalityCode,
  person: z.string().min(1),
})
export type Membership = z.infer<typeof Membership>

/** A person with an account: the login that is bound, and the invitation that would bind one. Each has at most one. */
export const Member = z.object({
  person: z.string().min(1),
  roles: z.array(AccountRole),
  sub: z.string().optional(),
  /** The address that the login had proven when it was bound. */
  address: z.string().optional(),
  /** Hash of the mailed link's token; instants are ISO. */
  invitation: z.object({ tokenHash: z.string(), email: z.email(), expiresAt: z.string() }).optional(),
})
export type Member = z.infer<typeof Member>

/** Somebody whose address is proven asks to join; the modellansvarig answers. */
export const JoinRequest = z.object({
  name: z.string().min(1),
  email: z.email(),
  sub: z.string().min(1),
  day: Day,
})
export type JoinRequest = z.infer<typeof JoinRequest>

const isAdmin = (member: Member) => member.sub !== undefined && member.roles.includes('modelAdmin')

/**
 * A municipality always has a modellansvarig who can sign in. Answers who it is when this member goes or loses the role;
 * refuses when there is nobody else.
 */
export function remainingAdmin<M extends Member>(members: readonly M[], person: string): M {
  const other = members.find(m => m.person !== person && isAdmin(m))
  if (!other) throw new Refusal('last_model_admin', {})
  return other
}
