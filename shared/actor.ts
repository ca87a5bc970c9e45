import * as z from 'zod'

/** Kommunkod: four digits, the tenant's id. */
export const MunicipalityCode = z.string().regex(/^\d{4}$/)
export type MunicipalityCode = z.infer<typeof MunicipalityCode>

/** What a role may do: it decides, it leads, or it does the work. */
export const Level = z.enum(['deciding', 'leading', 'operative'])
export type Level = z.infer<typeof Level>

export const Side = z.enum(['business', 'it'])
export type Side = z.infer<typeof Side>

/** Roles of an account in the whole municipality: modellansvarig, controller, läsare. */
export const AccountRole = z.enum(['modelAdmin', 'controller', 'reader'])
export type AccountRole = z.infer<typeof AccountRole>

/** A current assignment of the actor, resolved against the model. */
export type Held = { object: string; role: string; level: Level; side: Side }

/** A signed-in person, in exactly one municipality. */
export type PersonActor = {
  kind: 'person'
  municipality: MunicipalityCode
  person: string
  name: string
  accountRoles: AccountRole[]
  held: Held[]
  /** Deciding roles that the actor decides in today, in somebody else's stead. */
  standsIn?: Held[]
  /** The municipality lets everyone with an account read. */
  openToAll: boolean
}

/** Scheduled work, for one municipality at a time. */
export type JobActor = { kind: 'job'; municipality: MunicipalityCode; job: string }

/** Whoever acts is in exactly one municipality; data is reached through this and nothing else. */
export type Actor = PersonActor | JobActor

/** How history names the actor. */
export const actorName = (actor: Actor) => (actor.kind === 'person' ? actor.person : `job:${actor.job}`)
