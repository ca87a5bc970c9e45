import * as z from 'zod'
import { AccountRole, MunicipalityCode } from './actor.ts'
import { Day } from './day.ts'

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
  population: z.int().min(0),
  /** Årsarbetare; 0 = not known. */
  fullTimeEquivalents: z.int().min(0).default(0),
  employees: z.int().min(0).default(0),
  createdOn: Day,
  /** The sign-up that made it. */
  signUp: z.string().optional(),
})
export type Tenant = z.infer<typeof Tenant>

/** A login's place in a municipality: which person it is, and which account roles it has. */
export const Membership = z.object({
  sub: z.string().min(1),
  municipality: MunicipalityCode,
  person: z.string().min(1),
  roles: z.array(AccountRole),
})
export type Membership = z.infer<typeof Membership>
