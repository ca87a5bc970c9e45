import type { PersonActor } from '#shared/actor.ts'
import type { Day } from '#shared/day.ts'
import type { Tenant } from '#shared/tenants.ts'
import type { Model } from '#shared/model.ts'
import type { Saved } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import type { Platform } from '../platform/index.ts'

/** Who the login is: proven by the identity provider, nothing about what it may do. */
export type Login = { sub: string; email: string; name: string; session: string }

export type Env = {
  Variables: {
    platform: Platform
    requestId: string
    /** Only on routes behind `signedIn`. */
    login: Login
    /** Only on a municipality's routes. */
    actor: PersonActor
    tenant: Tenant
    model: Saved<Model>
    data: Data
    today: Day
  }
}
